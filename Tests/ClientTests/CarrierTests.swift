import CurlTransport
import Foundation
import HTTPService
import Logging
import Programmes
import RecordStore
import SyncClient
import SyncServer
import Synchronization
import Testing
import WireProtocol

/// Calls that libcurl carries to a server on loopback while their caller goes on.
@Suite struct `Calls on their way` {
    @Test func `a push of several batches counts each record once`() async throws {
        let bench = try Bench()
        let count = 2 * Limits.standard.pushRecords + 500
        try bench.log(handouts: count)
        let store = bench.store

        let summary = try await Loopback.serving(bench.line.service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            return try Synchronizer(store: store, transport: carrier).run()
        }

        #expect(summary.pushed == count && summary.isVerified)
        #expect(try bench.serverRecords == count)
        #expect(try bench.status.pending == 0)
    }

    @Test func `one that nobody waits for does not disturb the next`() async throws {
        let bench = try Bench()
        let identity = try #require(try bench.store.read(DeviceIdentity.init))
        let call = WireCall(route: .programme, body: [], credential: identity.credential)

        let versions = try await Loopback.serving(bench.line.service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            _ = carrier.start(call)
            let (first, second) = (carrier.start(call), carrier.start(call))
            return try [second(), first(), carrier.carryMessage(call)].map { answer in
                guard case .message(let body) = answer else { return 0 }
                return try ProgrammeAnswer(decoding: body).version
            }
        }

        #expect(versions == [2, 2, 2])
    }

    @Test func `a first pull takes every page once`() async throws {
        let bench = try Bench()
        let count = 2500
        try bench.log(handouts: count)
        try bench.sync()
        var limits = Limits.standard
        limits.pageBytes = 10_000
        try bench.restartServer(limits: limits)
        let reader = try bench.join("reader")

        let summary = try await Loopback.serving(bench.line.service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            return try Synchronizer(store: reader, transport: carrier).run()
        }

        #expect(summary.pulled == count && summary.isVerified)
    }

    @Test func `a stream hands over what was read before it broke, in order`() async throws {
        let (service, call) = try programmeCall()

        let (items, isTold) = try await Loopback.serving(service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            let pieces = Mutex(0)
            var items: [Int] = []
            do {
                _ = try carrier.stream(call) { _ in
                    let piece = pieces.withLock { count in
                        count += 1
                        return count
                    }
                    guard piece < 4 else { throw Stop() }
                    return [2 * piece, 2 * piece + 1]
                } receive: {
                    items.append($0)
                }
                return (items, false)
            } catch is Stop {
                return (items, true)
            }
        }

        #expect(items == [2, 3, 4, 5, 6, 7] && isTold)
    }

    @Test func `whoever takes no more of a stream ends it, and may call again`() async throws {
        let (service, call) = try programmeCall()

        let (items, answer) = try await Loopback.serving(service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            var items = 0
            #expect(throws: Stop.self) {
                try carrier.stream(call) {
                    Array($0)
                } receive: { _ in
                    items += 1
                    if items == 3 { throw Stop() }
                }
            }
            return (items, try carrier.carryMessage(call))
        }

        #expect(items == 3)
        guard case .message(let body) = answer else { throw Stop() }
        #expect(try ProgrammeAnswer(decoding: body).version == 2)
    }

    /// A byte every now and then is no silence, and no page either.
    @Test func `a stream that nobody takes any more does not hold up the next call`() throws {
        let server = try TricklingServer()
        let carrier = try CurlCarrier(server: server.url, certificates: nil)
        let isFirst = Mutex(true)

        #expect(throws: Stop.self) {
            try carrier.stream(WireCall(route: .pull, body: [], credential: [])) { _ in
                isFirst.withLock { first in
                    defer { first = false }
                    return first ? [1] : []
                }
            } receive: { _ in
                throw Stop()
            }
        }
        let error = #expect(throws: SyncError.self) {
            try carrier.carryMessage(WireCall(route: .programme, body: [], credential: []))
        }

        // It was heard: another answer to it than none at all.
        #expect(error?.code == "not_the_server", "\(error as Any)")
    }

    @Test func `a refused stream tells why`() async throws {
        let (service, _) = try programmeCall()
        let call = WireCall(route: .pull, body: [], credential: [1])

        let problem = try await Loopback.serving(service) { url in
            let carrier = try CurlCarrier(server: url, certificates: nil)
            return try carrier.stream(call) {
                [$0]
            } receive: { _ in
            }
        }

        #expect(problem?.code == .unknownCredential)
    }

    private struct Stop: Error {}

    /// A call whose answer comes in many pieces.
    private func programmeCall() throws -> (SyncService, WireCall) {
        let bench = try Bench()
        let identity = try #require(try bench.store.read(DeviceIdentity.init))
        let call = WireCall(route: .programme, body: [], credential: identity.credential)
        return (bench.line.service, call)
    }

    @Test func `one that never arrives tells whoever waits`() throws {
        // Port 1 of this machine, where nobody listens.
        let carrier = try CurlCarrier(server: "http://127.0.0.1:1", certificates: nil)
        let answer = carrier.start(WireCall(route: .programme, body: [], credential: []))
        let error = #expect(throws: SyncError.self) { _ = try answer() }
        #expect(error?.code == "unreachable")
        let streamed = #expect(throws: SyncError.self) {
            _ = try carrier.stream(WireCall(route: .pull, body: [], credential: [])) {
                [$0]
            } receive: { _ in
            }
        }
        #expect(streamed?.code == "unreachable")
    }
}

/// A server over HTTP in this process.
private enum Loopback {
    /// Serves on a free port while `body` runs on a thread of its own.
    ///
    /// - Parameter body: Gets the server's URL; it may block.
    static func serving<Result: Sendable>(
        _ service: SyncService,
        _ body: @escaping @Sendable (String) throws -> Result
    ) async throws -> Result {
        let server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            tls: nil,
            service: service,
            version: "0",
            logger: Logger(label: "test") { _ in
                LineLogHandler(.text, level: .critical, time: { "" }, write: { _ in })
            }
        )
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let running = Task {
            try await server.run { port.yield($0) }
        }
        defer { running.cancel() }
        var found = ports.makeAsyncIterator()
        let url = try #require(await found.next().map { "http://127.0.0.1:\($0)" })
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Swift.Result { try body(url) })
            }
        }
    }
}

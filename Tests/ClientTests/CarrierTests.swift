import CurlTransport
import Foundation
import HTTPService
import Logging
import Programmes
import RecordStore
import SyncClient
import SyncServer
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

    @Test func `one that never arrives tells whoever waits`() throws {
        // Port 1 of this machine, where nobody listens.
        let carrier = try CurlCarrier(server: "http://127.0.0.1:1", certificates: nil)
        let answer = carrier.start(WireCall(route: .programme, body: [], credential: []))
        let error = #expect(throws: SyncError.self) { _ = try answer() }
        #expect(error?.code == "unreachable")
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

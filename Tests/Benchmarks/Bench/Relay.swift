import Foundation
import Glibc
import Synchronization

/// Carries bytes between a device and the server, counts them, and takes its time.
///
/// A new connection costs one round trip before its first byte passes, as TCP's handshake would.
final class Relay: Sendable {
    struct Traffic {
        var up = 0
        var down = 0
    }

    let port: UInt16
    private let target: UInt16
    private let oneWay: Double
    private let traffic = Mutex(Traffic())

    /// - Parameter roundTrip: In seconds.
    init(to target: UInt16, roundTrip: Double) throws {
        self.target = target
        oneWay = roundTrip / 2
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 256) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw BenchFailure(description: "the relay can't listen") }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while case let near = accept(listener, nil, nil), near >= 0 { open(near) }
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    /// What passed since the last call.
    func take() -> Traffic {
        traffic.withLock { traffic in
            defer { traffic = Traffic() }
            return traffic
        }
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private func open(_ near: Int32) {
        let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.loopback(port: target)
        let isOpen = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(far, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isOpen else {
            close(near)
            return
        }
        var one: Int32 = 1
        for end in [near, far] {
            setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(4))
        }
        let opened = ContinuousClock.now + .seconds(2 * oneWay)
        pipe(from: near, to: far, notBefore: opened) { $0.up += $1 }
        pipe(from: far, to: near, notBefore: opened) { $0.down += $1 }
    }

    /// One thread reads, another writes each piece when it is due.
    private func pipe(
        from: Int32,
        to: Int32,
        notBefore opened: ContinuousClock.Instant,
        _ note: @escaping @Sendable (inout Traffic, Int) -> Void
    ) {
        let queue = Pieces()
        Thread.detachNewThread { [self] in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = recv(from, &buffer, buffer.count, 0), count > 0 {
                traffic.withLock { note(&$0, count) }
                let due = max(ContinuousClock.now + .seconds(oneWay), opened)
                queue.put(Array(buffer.prefix(count)), due: due)
            }
            queue.put([], due: ContinuousClock.now + .seconds(oneWay))
        }
        Thread.detachNewThread {
            while case let bytes = queue.take(), !bytes.isEmpty {
                var sent = 0
                while sent < bytes.count {
                    let rest = bytes[sent...]
                    let count = rest.withUnsafeBytes {
                        send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { break }
                    sent += count
                }
            }
            shutdown(to, Int32(SHUT_WR))
        }
    }
}

/// Pieces on their way; an empty one is the end.
private final class Pieces: Sendable {
    private let pieces = Mutex<[(bytes: [UInt8], due: ContinuousClock.Instant)]>([])
    private let count = DispatchSemaphore(value: 0)

    func put(_ bytes: [UInt8], due: ContinuousClock.Instant) {
        pieces.withLock { $0.append((bytes, due)) }
        count.signal()
    }

    /// The next piece, when it is due.
    func take() -> [UInt8] {
        count.wait()
        let (bytes, due) = pieces.withLock { $0.removeFirst() }
        let left = (due - .now) / .seconds(1)
        if left > 0 { usleep(UInt32(left * 1e6)) }
        return bytes
    }
}

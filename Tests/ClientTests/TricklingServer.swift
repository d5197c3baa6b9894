import Dispatch
import Glibc
import SyncClient
import WireProtocol

/// A server that begins the answer to the first call, and then sends a byte every now and then.
///
/// The next call gets a page of text, but only if the first was hung up before it ended by itself.
final class TricklingServer: Sendable {
    let url: String
    private let listener: Int32

    /// Fifty in all, which take ten seconds.
    private static let bytes = 50
    private static let microsecondsBetween: UInt32 = 200_000

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 2) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isReady else { throw SyncError.unreachable(reason: "no socket") }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Self.detach {
            let isHungUp = Self.trickle(to: accept(listener, nil, nil))
            let next = accept(listener, nil, nil)
            if isHungUp { Self.answer(next) }
            close(next)
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// On a thread of its own, because it waits.
    private static func detach(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "trickle").async(execute: work)
    }

    /// Whether the other side hung up.
    private static func trickle(to connection: Int32) -> Bool {
        defer { close(connection) }
        let head = """
            HTTP/1.1 200 OK\r
            content-type: \(WireRoute.pull.answerType)\r
            transfer-encoding: chunked\r
            \r

            """
        guard say(head, to: connection) else { return true }
        for _ in 0..<bytes {
            guard say("1\r\nx\r\n", to: connection) else { return true }
            usleep(microsecondsBetween)
        }
        return false
    }

    private static func answer(_ connection: Int32) {
        var request = [UInt8](repeating: 0, count: 4096)
        _ = recv(connection, &request, request.count, 0)
        _ = say(
            "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nhi",
            to: connection
        )
    }

    private static func say(_ text: String, to connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
}

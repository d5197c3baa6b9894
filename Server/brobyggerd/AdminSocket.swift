import CommandSupport
import Foundation
import Glibc
import Programmes

/// The words of an administrator's command, on their way to the running server.
struct AdminRequest: Codable, Sendable {
    var arguments: [String]
    /// Where the command was typed.
    var directory: String
    /// Of the terminal where the answer will be shown; nil without one.
    var terminalWidth: Int?
}

/// What came of it.
struct AdminAnswer: Codable, Sendable {
    var output = ""
    var failure: Failure?

    struct Failure: Codable, Sendable {
        var status: Int32
        var code: String
        var message: String
        var field: String?
        var line: Int?
        /// As JSON.
        var offer: String?

        init(_ failure: CommandFailure) {
            status = failure.status.rawValue
            code = failure.code
            message = failure.message
            field = failure.field
            line = failure.line
            offer = failure.offer?.description
        }

        var commandFailure: CommandFailure {
            CommandFailure(
                ExitStatus(rawValue: status) ?? .failed,
                code: code,
                message: message,
                field: field,
                line: line,
                offer: offer.map(JSONValue.written)
            )
        }
    }
}

/// A Unix socket in the data folder (mode 0600): one JSON request and one answer a connection.
enum AdminSocket {
    /// A request is never longer.
    ///
    /// Bytes.
    private static let requestBytesMax = 4 << 20

    /// Asks the server that listens at `path`; nil if none does.
    static func ask(_ request: AdminRequest, at path: String) throws -> AdminAnswer? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let status = withAddress(of: path) { connect(descriptor, $0, $1) }
        guard status == 0 else { return nil }
        writeAll(try JSONEncoder().encode(request), to: descriptor)
        shutdown(descriptor, Int32(SHUT_WR))
        let answer = readAll(descriptor)
        guard !answer.isEmpty else { return nil }
        return try JSONDecoder().decode(AdminAnswer.self, from: answer)
    }

    /// Listens at `path` until the process ends; each request is answered on a thread of its own.
    static func listen(
        at path: String,
        _ answer: @escaping @Sendable (AdminRequest) -> AdminAnswer
    ) throws {
        unlink(path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | 0o2000000, 0)
        let before = umask(0o177)
        let status = withAddress(of: path) { bind(descriptor, $0, $1) }
        umask(before)
        guard descriptor >= 0, status == 0, Glibc.listen(descriptor, 16) == 0 else {
            throw CommandFailure(
                .failed,
                code: "admin_socket",
                message: "\(path): \(String(cString: strerror(errno)))"
            )
        }
        Thread.detachNewThread {
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { continue }
                Thread.detachNewThread { serve(connection, answer) }
            }
        }
    }

    private static func serve(
        _ connection: Int32,
        _ answer: @Sendable (AdminRequest) -> AdminAnswer
    ) {
        defer { close(connection) }
        // Whoever sends something else gets no answer.
        guard
            let request = try? JSONDecoder().decode(
                AdminRequest.self,
                from: readAll(connection, limit: requestBytesMax)
            ),
            let data = try? JSONEncoder().encode(answer(request))
        else { return }
        writeAll(data, to: connection)
    }

    private static func withAddress(
        of path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A socket's path has room for 107 bytes; by way of its folder's descriptor it is short.
        let url = URL(fileURLWithPath: path)
        let folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return -1 }
        defer { close(folder) }
        let bytes = Array("/proc/self/fd/\(folder)/\(url.lastPathComponent)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func writeAll(_ data: Data, to descriptor: Int32) {
        var rest = [UInt8](data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// - Parameter limit: Bytes after which no more are read; an answer of this program's own has none.
    private static func readAll(_ descriptor: Int32, limit: Int = .max) -> Data {
        var data = Data()
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while data.count < limit {
            let count = read(descriptor, &piece, piece.count)
            guard count > 0 else { break }
            data.append(contentsOf: piece.prefix(count))
        }
        return data
    }
}

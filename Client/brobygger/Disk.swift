import Glibc

/// The disk that a file or folder lies on.
struct Disk {
    private let free: UInt64?

    /// A transaction and its log need so much at least.
    ///
    /// Bytes.
    private static let leastBytes: UInt64 = 128 << 10

    /// - Parameter path: Of a file or folder that exists, or whose folder does.
    init(of path: String) {
        var status = statvfs()
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let candidates = [path, (path.hasPrefix("/") ? "/" : "") + folder, "."]
        let isKnown = candidates.contains { !$0.isEmpty && statvfs($0, &status) == 0 }
        free = isKnown ? UInt64(status.f_bavail) * UInt64(status.f_frsize) : nil
    }

    var isFull: Bool { free.map { $0 < Self.leastBytes } ?? false }
}

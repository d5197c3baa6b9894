import Foundation
import Glibc
internal import RecordFormat

/// What backups do to files, durable when each call returns.
enum BackupDisk {
    /// Bytes and SHA-256 of a file, read piece by piece.
    static func hash(of path: String) throws -> (byteCount: Int64, hash: String) {
        let descriptor = try opened(path, O_RDONLY)
        defer { close(descriptor) }
        var hash = RunningHash()
        var total: Int64 = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw BackupError.system(path, errno) }
            guard count > 0 else { break }
            hash.add(piece[..<count])
            total += Int64(count)
        }
        return (total, hex(hash.bytes))
    }

    /// Writes a new file, mode 0600.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = try opened(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(descriptor) }
        try write(bytes[...], to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw BackupError.system(path, errno) }
    }

    /// Copies a file to a new one, mode 0600.
    static func copy(_ path: String, to target: String) throws {
        let source = try opened(path, O_RDONLY)
        defer { close(source) }
        let descriptor = try opened(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(source, &piece, piece.count)
            guard count >= 0 else { throw BackupError.system(path, errno) }
            guard count > 0 else { break }
            try write(piece[..<count], to: descriptor, target)
        }
        guard fsync(descriptor) == 0 else { throw BackupError.system(target, errno) }
    }

    /// Makes a written file durable.
    static func sync(_ path: String) throws {
        let descriptor = try opened(path, O_RDONLY)
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BackupError.system(path, errno) }
    }

    /// Renames within a file system, replacing what is there.
    static func rename(_ path: String, to target: String) throws {
        guard Glibc.rename(path, target) == 0 else { throw BackupError.system(target, errno) }
        try syncFolder(of: target)
    }

    /// Makes names in a file's folder durable.
    static func syncFolder(of path: String) throws {
        try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Removes a file that may be there.
    static func remove(_ path: String) {
        unlink(path)
    }

    private static func opened(_ path: String, _ flags: Int32, _ mode: mode_t = 0) throws -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw BackupError.system(path, errno) }
        return descriptor
    }

    private static func write(
        _ bytes: ArraySlice<UInt8>,
        to descriptor: Int32,
        _ path: String
    ) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw BackupError.system(path, errno) }
            rest = rest.dropFirst(count)
        }
    }
}

/// Why a backup was not made or not put back; the database is as it was.
public enum BackupError: Error, CustomStringConvertible {
    /// A file of that name is there.
    case exists(String)
    /// What lies there is not what was once written; one sentence a difference.
    case altered([String])
    /// The file is no sound database of this format; one sentence a fault.
    case unsound([String])
    /// A write-ahead log lies beside the file, so the file alone is not all of it.
    case hasLog(String)
    /// A system call failed on a file.
    case system(String, Int32)

    public var description: String {
        switch self {
        case .exists(let path): "\(path) exists already"
        case .altered(let faults), .unsound(let faults): faults.joined(separator: "; ")
        case .hasLog(let path): "\(path) is a log beside it"
        case .system(let path, let number): "\(path): \(String(cString: strerror(number)))"
        }
    }
}

import Foundation
import Glibc

/// Where a store lives: what it needs of a disk besides the files that SQLite itself opens.
///
/// A simulation hands in a disk of its own that crashes, fills up and is put back.
public protocol StoreFolder: Sendable {
    /// What SQLite is given, followed by `/` and a file's name.
    var path: String { get }
    /// The note beside the database.
    var keeper: any LineageKeeper { get }

    /// Makes the folder, for its owner only; one that is there stays.
    func create() throws

    /// How long a file is; nil if there is none of that name.
    func byteCount(of name: String) -> Int64?

    /// Renames a file, over one that may have that name already: rename(2).
    func rename(_ name: String, to new: String) throws

    /// Takes everyone else's leave to read a file.
    func protect(_ name: String)

    /// How many seconds somebody waits for the lock.
    var lockSeconds: Int { get }

    /// Runs `body` while nobody else opens, writes or checkpoints here.
    ///
    /// - Throws: ``StoreError/locked(file:)``.
    func withLock<Result>(_ body: () throws -> Result) throws -> Result
}

extension StoreFolder {
    /// Half a minute.
    public var lockSeconds: Int { 30 }
}

/// A folder of the file system.
public struct FileFolder: StoreFolder {
    public let path: String
    private let lock: FileLock

    public init(path: String) {
        self.path = path
        lock = FileLock(path: path + "/brobygger.lock")
    }

    public var keeper: any LineageKeeper { LineageFile(path: file(StoreFile.name + "-lineage")) }

    public func create() throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    public func byteCount(of name: String) -> Int64? {
        // A missing file is an answer here, not a fault.
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(name))
        return (attributes?[.size] as? NSNumber)?.int64Value
    }

    public func rename(_ name: String, to new: String) throws {
        guard Glibc.rename(file(name), file(new)) == 0 else {
            throw StoreError.system(file: file(name), reason: String(cString: strerror(errno)))
        }
    }

    public func protect(_ name: String) {
        chmod(file(name), 0o600)
    }

    public func withLock<Result>(_ body: () throws -> Result) throws -> Result {
        try lock.withLock(timeoutSeconds: lockSeconds, body)
    }

    private func file(_ name: String) -> String { path + "/" + name }
}

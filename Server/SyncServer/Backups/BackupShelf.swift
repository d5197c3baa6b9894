import Foundation
import Glibc
internal import MergeCore
internal import RecordFormat
public import RecordStore
import Synchronization

/// A folder of verified backups that a serving server keeps filling and rotating.
///
/// It deletes only what it named itself, only with a manifest beside it, and never the last one.
public final class BackupShelf: Sendable {
    public let folder: String
    /// Seconds between two backups.
    public let every: Int64
    private let rotation: BackupRotation
    private let store: ServerStore
    private let ledger: String
    private let state = Mutex(State())

    private struct State {
        var restorable: [String: Int64] = [:]
        var lastSuccess: Int64?
        var failures = 0
    }

    /// Opens a folder of backups, which is made if it is missing.
    ///
    /// - Parameter ledger: The path of the server's ledger.
    public init(
        folder: String,
        every: Int64,
        rotation: BackupRotation,
        store: ServerStore,
        ledger: String
    ) throws {
        self.folder = folder
        self.every = every
        self.rotation = rotation
        self.store = store
        self.ledger = ledger
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try removeLeftovers()
        try refresh()
    }

    /// Scope to position: what of this database's past every kept backup would bring back.
    ///
    /// A device need not keep what lies at or below it for the sake of a restored server.
    public var restorable: [String: Int64] { state.withLock { $0.restorable } }

    /// When the newest verified backup was made, in seconds since 1970-01-01; nil without one.
    public var lastSuccess: Int64? { state.withLock { $0.lastSuccess } }

    /// Backups that could not be made since the start.
    public var failures: Int { state.withLock { $0.failures } }

    /// Seconds until the first backup after a start: soon, unless a young one is there.
    public var firstAfter: Int64 {
        let age = store.world.now() - (lastSuccess ?? 0)
        // One from the future says that a clock was wrong, and nothing about its age.
        return age < 0 ? 1 : max(1, every - age)
    }

    /// Makes a backup, then lets surplus ones go.
    ///
    /// - Throws: What ``BackupFile/make(of:ledger:)`` throws; it is counted, and what was there stays.
    @discardableResult
    public func backUp() throws -> BackupManifest {
        do {
            let (time, manifest) = try makeNext()
            for surplus in rotation.surplus(of: try kept().map(\.time), newest: time) {
                try remove(file(surplus))
            }
            try refresh()
            return manifest
        } catch {
            state.withLock { $0.failures += 1 }
            throw error
        }
    }

    private func makeNext() throws -> (UTCTime, BackupManifest) {
        var time = UTCTime(seconds: store.world.now())
        while BackupDisk.exists(file(time).path) { time = UTCTime(seconds: time.seconds + 1) }
        return (time, try file(time).make(of: store, ledger: ledger))
    }

    private func file(_ time: UTCTime) -> BackupFile {
        BackupFile(path: "\(folder)/brobygger-\(time.name).db")
    }

    /// The verified backups, oldest first: a manifest says so, and the file is as long as it says.
    private func kept() throws -> [(time: UTCTime, manifest: BackupManifest)] {
        try times(ending: ".db").compactMap { time in
            guard let manifest = file(time).manifest,
                let size = try FileManager.default.attributesOfItem(atPath: file(time).path)[.size],
                (size as? NSNumber)?.int64Value == manifest.bytes
            else { return nil }
            return (time, manifest)
        }
    }

    /// The moments in the names of this folder's files of one kind.
    private func times(ending: String) throws -> [UTCTime] {
        try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
            guard name.hasPrefix("brobygger-"), name.hasSuffix(ending) else { return nil }
            return UTCTime(name: name.dropFirst("brobygger-".count).dropLast(ending.count))
        }.sorted()
    }

    /// The database goes first: a manifest alone says nothing, a database alone would look kept.
    private func remove(_ backup: BackupFile) throws {
        BackupDisk.remove(backup.path)
        try BackupDisk.syncFolder(of: backup.path)
        for path in [backup.manifestPath, backup.ledgerPath] { BackupDisk.remove(path) }
    }

    /// Removes what a crash in the middle of a backup or of a removal has left.
    private func removeLeftovers() throws {
        for time in try times(ending: ".db.partial") { BackupDisk.remove(file(time).partialPath) }
        for ending in [".db.manifest.json", ".db.ledger"] {
            for time in try times(ending: ending) where !BackupDisk.exists(file(time).path) {
                BackupDisk.remove("\(folder)/brobygger-\(time.name)\(ending)")
            }
        }
    }

    private func refresh() throws {
        let kept = try kept()
        let restorable = try store.read { transaction in
            try Self.restorable(kept.map(\.manifest), in: transaction)
        }
        state.withLock {
            $0.restorable = restorable
            $0.lastSuccess = kept.last?.time.seconds
        }
    }

    /// The lowest position that any of the backups has in common with the database.
    private static func restorable(
        _ manifests: [BackupManifest],
        in transaction: ServerTransaction
    ) throws -> [String: Int64] {
        guard !manifests.isEmpty else { return [:] }
        var result: [String: Int64] = [:]
        for scope in try transaction.scopes() {
            let positions = try manifests.map { manifest -> Int64 in
                // A backup of a past that a restore has undone shares nothing that can be told.
                guard let generation = RecordFormat.bytes(hex: manifest.generation),
                    let end = try transaction.end(of: generation, in: scope),
                    let part = manifest.scopes.first(where: { $0.id == scope.id.rawValue })
                else { return 0 }
                return min(part.position, end)
            }
            if let lowest = positions.min(), lowest > 0 { result[scope.id.rawValue] = lowest }
        }
        return result
    }
}

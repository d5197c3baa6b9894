import Foundation
public import RecordStore
import Synchronization

/// A backup: the database in one file, its manifest and a copy of the ledger beside it.
public struct BackupFile: Sendable {
    public let path: String

    public init(path: String) {
        self.path = path
    }

    public var manifestPath: String { path + ".manifest.json" }
    public var ledgerPath: String { path + ".ledger" }
    /// What it is called until it is whole, durable and checked.
    public var partialPath: String { path + ".partial" }

    /// The manifest beside it; nil without one that can be read.
    public var manifest: BackupManifest? { BackupManifest(path: manifestPath) }

    /// Two at a time would only take longer.
    private static let oneAtATime = Mutex(())

    /// Copies a store and its ledger, reads the copy through, and only then gives it its name.
    ///
    /// - Throws: ``BackupError``, ``StoreError``; nothing is left then.
    public func make(of store: ServerStore, ledger: String) throws -> BackupManifest {
        try Self.oneAtATime.withLock { _ in
            for file in [path, manifestPath, ledgerPath] where BackupDisk.exists(file) {
                throw BackupError.exists(file)
            }
            do {
                return try write(store, ledger: ledger)
            } catch {
                for file in [partialPath, manifestPath, ledgerPath] { BackupDisk.remove(file) }
                throw error
            }
        }
    }

    private func write(_ store: ServerStore, ledger: String) throws -> BackupManifest {
        BackupDisk.remove(partialPath)
        try store.backup(to: partialPath)
        try BackupDisk.sync(partialPath)
        // Afterwards: what the database shows stands in the ledger before.
        let lines = try LedgerLines(path: ledger)
        try BackupDisk.write(lines.bytes, to: ledgerPath)
        let copy = try ServerStore(reading: partialPath, world: store.world)
        let verification = try Verification(of: copy)
        guard verification.differences.isEmpty else {
            throw BackupError.unsound(verification.differences)
        }
        let manifest = try BackupManifest(
            of: copy,
            at: partialPath,
            ledger: lines,
            now: store.world.now()
        )
        try BackupDisk.write(Array((manifest.json + "\n").utf8), to: manifestPath)
        try BackupDisk.rename(partialPath, to: path)
        return manifest
    }

    /// Reads everything where it lies, and compares it with the manifest; changes nothing.
    public func check(world: World) throws -> BackupCheck {
        var check = BackupCheck()
        guard BackupDisk.exists(path) else { throw BackupError.system(path, ENOENT) }
        if BackupDisk.exists(path + "-wal") { throw BackupError.hasLog(path + "-wal") }
        let known = manifest
        if known == nil, BackupDisk.exists(manifestPath) {
            check.differences.append("the manifest can't be read")
        }
        do {
            try check.read(path, ledger: ledgerPath, against: known, world: world)
        } catch StoreError.corrupt(let what) {
            check.differences.append("the file is damaged: \(what)")
            if let known, try BackupDisk.hash(of: path).hash != known.sha256 {
                check.differences.append("the file's SHA-256 is not the manifest's")
            }
        } catch StoreError.unknownFormat {
            check.differences.append("the file is not a Brobygger database of this format")
        }
        return check
    }
}

/// What reading a backup through has found.
public struct BackupCheck: Sendable {
    /// States read, superseded ones included.
    public internal(set) var states = 0
    /// One sentence each, in English; empty if all is well.
    public internal(set) var differences: [String] = []
    /// What the file itself shows; nil if it can't be read.
    public private(set) var found: BackupManifest?
    /// What the manifest beside it says; nil without one.
    public private(set) var manifest: BackupManifest?

    mutating func read(
        _ path: String,
        ledger: String,
        against known: BackupManifest?,
        world: World
    ) throws {
        manifest = known
        let copy = try ServerStore(reading: path, world: world)
        let verification = try Verification(of: copy)
        states = verification.states
        differences += verification.differences
        guard verification.differences.isEmpty else { return }
        let found = try BackupManifest(
            of: copy,
            at: path,
            ledger: LedgerLines(path: ledger),
            now: world.now()
        )
        self.found = found
        differences += known?.differences(from: found) ?? []
    }
}

import Foundation
import Glibc
internal import RecordFormat
public import RecordStore

extension BackupFile {
    /// Puts the backup in the place of a server's database, which keeps another name.
    ///
    /// Nobody may serve meanwhile. A crash at any point leaves the old database or the backup, whole,
    /// under the database's name.
    ///
    /// - Parameters:
    ///   - folder: The server's data folder.
    ///   - ledger: The server's ledger; lines that only the backup's copy has are added.
    /// - Throws: ``BackupError``; the database is as it was then.
    public func restore(to folder: String, ledger: String, world: World) throws -> Restoration {
        let target = folder + "/" + ServerStore.fileName
        guard BackupDisk.exists(path) else { throw BackupError.system(path, ENOENT) }
        if BackupDisk.exists(path + "-wal") { throw BackupError.hasLog(path + "-wal") }
        let copy = target + ".restoring"
        defer { BackupDisk.remove(copy) }
        try BackupDisk.copy(path, to: copy)
        let check = try checked(copy, world: world)
        var lines = try LedgerLines(path: ledger)
        let added = lines.unite(withOlder: try LedgerLines(path: ledgerPath))
        if added > 0 { try lines.write(to: ledger) }
        let aside = try setAside(target, world: world)
        // A generation that no database knows: the next start reads the database through and begins
        // its account of what comes back. A crash before the rename makes it do so needlessly.
        try Ledger(path: ledger).append(.generationStarted(hex(world.randomBytes(8))))
        try BackupDisk.rename(copy, to: target)
        return Restoration(
            setAside: aside,
            manifest: check.manifest,
            found: check.found,
            ledgerLinesAdded: added
        )
    }

    /// Reads the copy that will be used, not the file that it was made of.
    private func checked(_ copy: String, world: World) throws -> BackupCheck {
        let known = manifest
        if known == nil, BackupDisk.exists(manifestPath) {
            throw BackupError.altered(["the manifest can't be read"])
        }
        if let known {
            guard try BackupDisk.hash(of: copy).hash == known.sha256 else {
                throw BackupError.altered(["the file's SHA-256 is not the manifest's"])
            }
        }
        var check = BackupCheck()
        do {
            // A copy of the ledger that was left behind is no fault; one that was changed is.
            try check.read(copy, ledger: ledgerPath, against: known, world: world)
        } catch let error as StoreError {
            throw BackupError.unsound(["\(error)"])
        }
        if !BackupDisk.exists(ledgerPath), let known, let found = check.found {
            let missing = known.differences(from: found).filter { $0.contains("ledger") }
            check.differences.removeAll { missing.contains($0) }
        }
        guard check.differences.isEmpty else {
            throw known == nil
                ? BackupError.unsound(check.differences) : BackupError.altered(check.differences)
        }
        return check
    }

    /// Gives the database a second name and takes its log away; nil if there was none.
    private func setAside(_ target: String, world: World) throws -> String? {
        guard BackupDisk.exists(target) else { return nil }
        let time = UTCTime(seconds: world.now()).name
        var aside = "\(target).before-restore-\(time)"
        var number = 1
        while BackupDisk.exists(aside) {
            number += 1
            aside = "\(target).before-restore-\(time)-\(number)"
        }
        emptyLog(of: target, world: world)
        // A log that could not be emptied belongs to a database that could not be opened.
        for suffix in ["-wal", "-shm"] where BackupDisk.exists(target + suffix) {
            try BackupDisk.rename(target + suffix, to: aside + suffix)
        }
        // With a second name the first one is never without a whole database; where a file can have
        // only one name, this name has it until the backup takes its place.
        if link(target, aside) != 0 { try BackupDisk.rename(target, to: aside) }
        try BackupDisk.syncFolder(of: target)
        return aside
    }

    /// Moves the log into the file that is put aside, so that it is whole without it.
    private func emptyLog(of target: String, world: World) {
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
        // A database too damaged to be opened is kept as it is, with its log.
        guard let store = try? ServerStore(folder: folder, create: false, world: world) else {
            return
        }
        // As above.
        guard (try? store.checkpoint()) != nil else { return }
        let log = try? FileManager.default.attributesOfItem(atPath: target + "-wal")[.size]
        guard (log as? NSNumber)?.intValue == 0 else { return }
        for suffix in ["-wal", "-shm"] { BackupDisk.remove(target + suffix) }
    }
}

/// What a restore has done.
public struct Restoration: Sendable {
    /// What the database that was there is called now; nil if there was none.
    public let setAside: String?
    /// What stood beside the backup; nil without one.
    public let manifest: BackupManifest?
    /// What the database shows that is there now.
    public let found: BackupManifest?
    /// Lines of the ledger that only the backup's copy had.
    public let ledgerLinesAdded: Int
}

import Foundation
internal import GRDBSQLite

/// A log beside a main file that it was not written for.
///
/// An old `*.db` copied back beside a newer `-wal` mixes both silently, and `integrity_check` says
/// ok. The main file is therefore read alone before SQLite sees both.
struct ForeignLog {
    let folder: any StoreFolder
    let keeper: any LineageKeeper

    /// What was moved aside, and the note that called it foreign unless that was copied too.
    struct Moved {
        fileprivate let note: LineageNote?
        fileprivate var names: [(old: String, new: String)] = []
        /// The names that the files have now.
        var aside: [String] { names.map(\.new) }
    }

    private static let log = StoreFile.name + "-wal"

    /// Moves the log aside if it is foreign; nil if it is not.
    func setAside(at now: Int64) throws -> Moved? {
        guard let bytes = folder.byteCount(of: Self.log), bytes > 0,
            let epochs = try keeper.epochs(), !epochs.isEmpty, let epoch = mainFileEpoch(),
            !epochs.contains(epoch)
        else { return nil }
        var moved = Moved(note: try keeper.read())
        for name in [Self.log, StoreFile.name + "-shm"] where folder.byteCount(of: name) != nil {
            let aside = "\(name).set-aside-\(now)"
            try folder.rename(name, to: aside)
            moved.names.append((name, aside))
        }
        return moved
    }

    /// Leaves a database that is refused as it was found: the log beside it, and still foreign.
    ///
    /// A log that was begun since stays where it is. The connection has to be closed.
    func putBack(_ moved: Moved) throws {
        guard folder.byteCount(of: Self.log) ?? 0 == 0 else { return }
        // First, lest the log pass for the main file's own.
        if let note = moved.note { try keeper.write(note) }
        for name in moved.names { try folder.rename(name.new, to: name.old) }
    }

    /// The epoch in the main file, read without its log; nil if it can't be read that way.
    func mainFileEpoch() -> [UInt8]? {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        let path = folder.path + "/" + StoreFile.name
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        guard sqlite3_open_v2("file:\(escaped)?immutable=1", &database, flags, nil) == SQLITE_OK
        else { return nil }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "SELECT value FROM meta WHERE key = 'epoch'"
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            // A main file that was never checkpointed has no table yet, and no epoch.
            return isEmptyDatabase(database) ? [] : nil
        }
        guard sqlite3_step(statement) == SQLITE_ROW, let blob = sqlite3_column_blob(statement, 0)
        else { return nil }
        let count = Int(sqlite3_column_bytes(statement, 0))
        return [UInt8](UnsafeRawBufferPointer(start: blob, count: count))
    }

    private func isEmptyDatabase(_ database: OpaquePointer?) -> Bool {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "SELECT count(*) FROM sqlite_schema"
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            return false
        }
        return sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) == 0
    }
}

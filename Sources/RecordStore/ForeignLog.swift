import Foundation
internal import GRDBSQLite

/// A log beside a main file that it was not written for.
///
/// An old `*.db` copied back beside a newer `-wal` mixes both silently, and `integrity_check` says
/// ok. The main file is therefore read alone before SQLite sees both.
struct ForeignLog {
    let folder: any StoreFolder
    let keeper: any LineageKeeper

    /// Moves the log aside if it is foreign; returns what was moved.
    func setAside(at now: Int64) throws -> [String] {
        let main = StoreFile.name
        guard let bytes = folder.byteCount(of: main + "-wal"), bytes > 0,
            let epochs = try keeper.epochs(), let epoch = mainFileEpoch(), !epochs.contains(epoch)
        else { return [] }
        return try ["-wal", "-shm"].compactMap { suffix in
            let name = main + suffix
            guard folder.byteCount(of: name) != nil else { return nil }
            let aside = "\(name).set-aside-\(now)"
            try folder.rename(name, to: aside)
            return folder.path + "/" + aside
        }
    }

    /// The epoch in the main file, read without its log; nil if it can't be read that way.
    private func mainFileEpoch() -> [UInt8]? {
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

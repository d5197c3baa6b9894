internal import GRDB
internal import GRDBSQLite
import Glibc

extension StoreFile {
    /// How much is copied while others wait: 1 MiB of pages, about a millisecond.
    private static let pagesPerStep: Int32 = 256
    /// How often a locked target is tried again, a millisecond apart.
    private static let triesMax = 1000

    /// Copies everything committed into one new file, a piece at a time.
    ///
    /// Nobody waits for more than one piece. What is committed between two pieces goes into the copy
    /// as well, because the connection that copies is the one that writes
    /// (https://www.sqlite.org/c3ref/backup_finish.html): the copy is the state at the last piece,
    /// and the log can be checkpointed meanwhile, which a long read snapshot would not allow.
    func copy(to path: String) throws {
        var target: OpaquePointer?
        defer { sqlite3_close(target) }
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        try Self.check(sqlite3_open_v2(path, &target, flags, nil), path)
        chmod(path, 0o600)
        // The file is synced as a whole before it gets its name, and is thrown away if that fails.
        try Self.run("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", on: target, path)
        try copyPieces(to: target, path)
        // A copy of its own has no log beside it.
        try Self.run("PRAGMA schema_version; PRAGMA journal_mode = DELETE", on: target, path)
    }

    private func copyPieces(to target: OpaquePointer?, _ path: String) throws {
        let (backup, source) = queue.unsafeRead { database in
            (
                sqlite3_backup_init(target, "main", database.sqliteConnection, "main"),
                database.sqliteConnection
            )
        }
        guard let backup else { return try Self.check(sqlite3_errcode(target), path) }
        var status = SQLITE_OK
        var tries = 0
        while status == SQLITE_OK || (Self.isBusy(status) && tries < Self.triesMax) {
            if Self.isBusy(status) {
                tries += 1
                usleep(1000)
            }
            status = queue.unsafeRead { database in
                // Only the connection that the copy was begun on may go on with it.
                database.sqliteConnection == source
                    ? sqlite3_backup_step(backup, Self.pagesPerStep) : SQLITE_MISUSE
            }
        }
        let end = queue.unsafeRead { _ in sqlite3_backup_finish(backup) }
        try Self.check(status == SQLITE_DONE ? end : status, path)
    }

    private static func isBusy(_ status: Int32) -> Bool {
        status == SQLITE_BUSY || status == SQLITE_LOCKED
    }

    private static func run(_ sql: String, on target: OpaquePointer?, _ path: String) throws {
        try check(sqlite3_exec(target, sql, nil, nil, nil), path)
    }

    private static func check(_ status: Int32, _ path: String) throws {
        guard status != SQLITE_OK else { return }
        if status == SQLITE_FULL { throw StoreError.diskFull(file: path) }
        throw StoreError.system(file: path, reason: String(cString: sqlite3_errstr(status)))
    }
}

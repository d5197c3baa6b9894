internal import CRecordStore
import Foundation
internal import GRDB
internal import GRDBSQLite

/// One SQLite file with the rules both programs keep: WAL, `synchronous=FULL`, no automatic
/// checkpoint, and everything that writes under one file lock.
final class StoreFile: Sendable {
    /// The database's name in its folder.
    static let name = "brobygger.db"
    /// Written to `PRAGMA application_id`: "Brob".
    static let applicationID: Int64 = 0x4272_6F62
    /// A longer log is checkpointed after the next commit.
    ///
    /// Bytes.
    private static let logBytes: Int64 = 1 << 20

    private let queue: DatabaseQueue
    private let lock: FileLock?
    private let path: String?
    let keeper: any LineageKeeper
    let world: World
    /// Names of files moved aside because they belonged to another main file.
    let setAside: [String]

    /// Opens or makes the file in `folder`; `schema` runs once, in the transaction that makes it.
    ///
    /// - Throws: ``StoreError``.
    init(
        folder: String,
        format: Int,
        create: Bool,
        world: World,
        schema: (Database) throws -> Void
    ) throws {
        let path = folder + "/" + Self.name
        let lock = FileLock(path: folder + "/brobygger.lock")
        let keeper = LineageFile(path: path + "-lineage")
        self.world = world
        self.path = path
        self.lock = lock
        self.keeper = keeper
        guard create || FileManager.default.fileExists(atPath: path) else {
            throw StoreError.missing(folder: folder)
        }
        if create {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        var moved: [String] = []
        queue = try lock.withLock {
            moved = try Self.setAsideForeignLog(path: path, keeper: keeper, now: world.now())
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration())
            chmod(path, 0o600)
            try Self.prepare(
                queue,
                path: path,
                format: format,
                keeper: keeper,
                world: world,
                schema: schema
            )
            try Self.noteEpoch(of: queue, keeper: keeper)
            return queue
        }
        setAside = moved
    }

    /// Opens an empty database in memory, for simulations.
    init(
        inMemory keeper: any LineageKeeper,
        copyOf other: StoreFile?,
        format: Int,
        world: World,
        schema: (Database) throws -> Void
    ) throws {
        self.world = world
        self.keeper = keeper
        path = nil
        lock = nil
        setAside = []
        queue = try DatabaseQueue(configuration: Self.configuration())
        if let other { try other.queue.backup(to: queue) }
        try Self.prepare(
            queue,
            path: "memory",
            format: format,
            keeper: keeper,
            world: world,
            schema: schema
        )
    }

    /// Runs `body` in one durable transaction, under the file lock.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try locked {
            let result = try queue.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw StoreError.corrupt(what: "transaction") }
                return result
            }
            try checkpointIfLong()
            return result
        }
    }

    /// Runs `body` in one read snapshot.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try queue.read(body)
    }

    /// Copies everything committed, in one snapshot, into one new file without a log of its own.
    func backup(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try queue.backup(to: target)
        try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try target.close()
        chmod(path, 0o600)
    }

    /// Whether a file is one of ours, of this format, and sound as far as SQLite can tell.
    static func check(path: String, format: Int) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        let file = try DatabaseQueue(path: path, configuration: configuration)
        return try file.read { database in
            try database.integer("PRAGMA application_id") == applicationID
                && database.integer("PRAGMA user_version") == Int64(format)
                && String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok"
        }
    }

    /// Moves everything committed into the main file and empties the log.
    ///
    /// The main file's epoch changes first, and the note names the old and the new one until the log
    /// is empty: so a main file that is put back later, beside this log, is recognised.
    func checkpoint() throws {
        try locked { try checkpointLocked() }
    }

    private func locked<Result>(_ body: () throws -> Result) throws -> Result {
        guard let lock else { return try body() }
        return try lock.withLock(body)
    }

    private func checkpointIfLong() throws {
        guard let path, (fileBytes(path + "-wal") ?? 0) > Self.logBytes else { return }
        try checkpointLocked()
    }

    private func checkpointLocked() throws {
        guard path != nil else { return }
        let epoch = world.randomBytes(8)
        guard var note = try keeper.read() ?? currentNote() else { return }
        note.epochs.append(epoch)
        try keeper.write(note)
        let busy = try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try database.setMeta("epoch", epoch)
                return .commit
            }
            return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 1
        }
        guard busy == 0 else { return }
        note.epochs = [epoch]
        try keeper.write(note)
    }

    /// The note that a store whose note was lost gets: a token no database holds.
    private func currentNote() throws -> LineageNote? {
        let epoch = try read { try $0.meta("epoch") }
        return LineageNote(token: [], epochs: try (keeper.epochs() ?? []) + [epoch ?? []])
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            brobygger_keep_log_on_close(database.sqliteConnection)
            // https://www.sqlite.org/wal.html: FULL syncs the log at each commit.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA mmap_size = 0;
                    PRAGMA foreign_keys = OFF;
                    """
            )
        }
        return configuration
    }

    private static func prepare(
        _ queue: DatabaseQueue,
        path: String,
        format: Int,
        keeper: any LineageKeeper,
        world: World,
        schema: (Database) throws -> Void
    ) throws {
        let known = try queue.read { try $0.integer("PRAGMA user_version") ?? 0 }
        guard known == 0 else {
            let application = try queue.read { try $0.integer("PRAGMA application_id") }
            guard known == format, application == applicationID else {
                throw StoreError.unknownFormat(file: path, format: Int(known))
            }
            return
        }
        let token = world.randomBytes(16)
        let epoch = world.randomBytes(8)
        try keeper.write(LineageNote(token: token, epochs: [[], epoch]))
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try database.execute(
                    sql: "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) STRICT, WITHOUT ROWID"
                )
                try schema(database)
                try database.setMeta("lineage", token)
                try database.setMeta("epoch", epoch)
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(format)")
                return .commit
            }
        }
    }

    /// Adds the main file's epoch to a note that doesn't name it, as after a restore.
    private static func noteEpoch(of queue: DatabaseQueue, keeper: any LineageKeeper) throws {
        guard var note = try keeper.read(), let epoch = try queue.read({ try $0.meta("epoch") }),
            !note.epochs.contains(epoch)
        else { return }
        note.epochs.append(epoch)
        try keeper.write(note)
    }

    /// Moves a log aside that was written for another main file than the one that is there now.
    ///
    /// An old `*.db` copied back beside a newer `-wal` mixes both silently, and `integrity_check`
    /// says ok. The main file is therefore read alone first.
    private static func setAsideForeignLog(
        path: String,
        keeper: any LineageKeeper,
        now: Int64
    ) throws -> [String] {
        guard let bytes = fileBytes(path + "-wal"), bytes > 0, let epochs = try keeper.epochs(),
            let epoch = mainFileEpoch(path: path), !epochs.contains(epoch)
        else { return [] }
        return try ["-wal", "-shm"].compactMap { suffix in
            let file = path + suffix
            guard FileManager.default.fileExists(atPath: file) else { return nil }
            let aside = "\(file).set-aside-\(now)"
            try FileManager.default.moveItem(atPath: file, toPath: aside)
            return aside
        }
    }

    /// The epoch in the main file, read without its log; nil if it can't be read that way.
    private static func mainFileEpoch(path: String) -> [UInt8]? {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        let escaped =
            path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
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

    private static func isEmptyDatabase(_ database: OpaquePointer?) -> Bool {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "SELECT count(*) FROM sqlite_schema"
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            return false
        }
        return sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) == 0
    }
}

private func fileBytes(_ path: String) -> Int64? {
    // A missing file is an answer here, not a fault.
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.int64Value
}

internal import CRecordStore
internal import Dispatch
internal import GRDB
import Glibc
internal import Synchronization

/// One SQLite file with the rules both programs keep: WAL, `synchronous=FULL`, no automatic
/// checkpoint, and everything that writes under one file lock.
final class StoreFile: Sendable {
    /// The database's name in its folder.
    static let name = "brobygger.db"
    /// Written to `PRAGMA application_id`: "Brob".
    static let applicationID: Int64 = 0x4272_6F62
    /// A longer log is checkpointed after the next commit: what a process reads again when it opens.
    ///
    /// Bytes.
    static let logBytes: Int64 = 1 << 20
    /// The same while many commits follow each other, most of them to the same pages.
    ///
    /// Bytes.
    static let longLogBytes: Int64 = 16 << 20

    /// How long SQLite waits for a lock of its own.
    static let busySeconds: Int32 = 10

    let queue: DatabaseQueue
    let folder: any StoreFolder
    let keeper: any LineageKeeper
    let schema: Schema
    let world: World
    private let foreignLog: ForeignLog.Moved?
    private let mayLogBeLong = Atomic(false)
    private let commits = Atomic(0)
    /// On which this process's writers queue up; only one of them waits for the lock.
    private let writers = DispatchQueue(label: "brobygger.writers")

    /// Opens or makes the file in `folder`.
    ///
    /// - Throws: ``StoreError``.
    init(in folder: any StoreFolder, schema: Schema, create: Bool, world: World) throws {
        Self.memorySettings
        self.world = world
        self.folder = folder
        self.schema = schema
        let keeper = folder.keeper
        self.keeper = keeper
        guard create || folder.byteCount(of: Self.name) != nil else {
            throw StoreError.missing(folder: folder.path)
        }
        let path = folder.path + "/" + Self.name
        (queue, foreignLog) = try Self.namingTables(path, schema) {
            if create { try folder.create() }
            return try folder.withLock {
                let log = ForeignLog(folder: folder, keeper: keeper)
                let moved = try log.setAside(at: world.now())
                do {
                    return (try Self.open(path, schema, in: folder, world: world), moved)
                } catch {
                    if let moved { try? log.putBack(moved) }
                    throw error
                }
            }
        }
    }

    private static func open(
        _ path: String,
        _ schema: Schema,
        in folder: any StoreFolder,
        world: World
    ) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(
            path: path,
            configuration: configuration(cacheKibibytes: schema.cacheKibibytes)
        )
        // Whatever the folder allows. A log or index made later gets the database's mode from SQLite.
        for file in [name, name + "-wal", name + "-shm"] { folder.protect(file) }
        let keeper = folder.keeper
        try prepare(queue, path: path, schema: schema, keeper: keeper, world: world)
        try noteEpoch(of: queue, keeper: keeper)
        return queue
    }

    /// Paths of files moved aside because they belonged to another main file.
    var setAside: [String] { (foreignLog?.aside ?? []).map { folder.path + "/" + $0 } }

    /// Ends the connection to a database that is refused, and leaves everything as it was found.
    func refuse() throws {
        try queue.close()
        guard let foreignLog else { return }
        try folder.withLock {
            try ForeignLog(folder: folder, keeper: keeper).putBack(foreignLog)
        }
    }

    /// Opens a file that lies alone, to read it; nothing of it changes and nothing appears beside it.
    ///
    /// One of an earlier format is carried over in memory.
    ///
    /// - Throws: ``StoreError`` for a file that is not one of ours or that SQLite finds unsound.
    init(reading path: String, schema: Schema, world: World) throws {
        Self.memorySettings
        self.world = world
        self.schema = schema
        let folder = FileFolder(path: path)
        self.folder = folder
        keeper = folder.keeper
        foreignLog = nil
        queue = try Self.naming(path) { try Self.reading(path, schema: schema) }
    }

    /// Runs `body` in one durable transaction, under the file lock.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.naming(folder.path) {
            try exclusively {
                let result = try queue.writeWithoutTransaction { database in
                    var result: Result?
                    try database.inTransaction(.immediate) {
                        result = try body(database)
                        return .commit
                    }
                    guard let result else { throw StoreError.corrupt(what: "transaction") }
                    return result
                }
                commits.add(1, ordering: .relaxed)
                // The transaction is durable: that its log could not be emptied is no failure of it.
                try? checkpointIfLong()
                return result
            }
        }
    }

    /// Runs `body` in one read snapshot.
    ///
    /// Not by `DatabaseQueue.read`: that turns `PRAGMA query_only` on and off, and each turn makes
    /// SQLite compile every statement again.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.naming(folder.path) {
            try queue.unsafeRead { database in
                var result: Result?
                try database.inTransaction(.deferred) {
                    result = try body(database)
                    // Nothing was written; and COMMIT fails after damage was met, whose account
                    // would be lost with it.
                    return .rollback
                }
                guard let result else { throw StoreError.corrupt(what: "transaction") }
                return result
            }
        }
    }

    /// Runs `body` under the file lock, one caller after the other in their order.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        let asked = DispatchTime.now().uptimeNanoseconds
        return try writers.sync {
            // Those that queued up behind one that waited in vain don't begin to wait.
            let waited = (DispatchTime.now().uptimeNanoseconds - asked) / 1_000_000_000
            guard waited < folder.lockSeconds else { throw StoreError.locked(file: folder.path) }
            return try folder.withLock(body)
        }
    }

    /// What is not as it was written, one sentence each.
    func faults() throws -> [String] {
        try read { schema.faults(in: $0) }
    }

    /// Ends the connection; what was written stays.
    func close() throws {
        try queue.close()
    }

    /// How many transactions this process has committed.
    var commitCount: Int { commits.load(ordering: .relaxed) }

    /// How long the log is, in bytes.
    var logByteCount: Int64 { folder.byteCount(of: Self.name + "-wal") ?? 0 }

    /// Lets the log grow to 16 MiB from now on, or no longer; whoever lets it empties it later.
    func letLogBeLong(_ mayBe: Bool) {
        mayLogBeLong.store(mayBe, ordering: .relaxed)
    }

    /// Empties a log that has grown too long.
    ///
    /// While many commits follow each other, behind this one and not in it: what was committed can be
    /// acknowledged before, and only the next writer waits.
    private func checkpointIfLong() throws {
        guard mayLogBeLong.load(ordering: .relaxed) else {
            return try checkpointLocked(beyond: Self.logBytes)
        }
        guard logByteCount > Self.longLogBytes else { return }
        writers.async { [self] in
            // Everything stays in the log, and the next commit tries again.
            try? Self.naming(folder.path) {
                try folder.withLock { try checkpointLocked(beyond: Self.longLogBytes) }
            }
        }
    }

    /// Measured here: what was asked for earlier may have emptied the log already.
    private func checkpointLocked(beyond bytes: Int64) throws {
        guard logByteCount > bytes else { return }
        try checkpointLocked()
    }

    /// Once for the whole process and before its first connection, whatever that is for; without it all
    /// goes on, only slower.
    private static let memorySettings: Void = {
        _ = brobygger_keep_no_memory_account()
        _ = brobygger_keep_freed_memory()
    }()

    /// - Parameter cacheKibibytes: How much of the file the connection keeps in memory.
    static func configuration(
        cacheKibibytes: Int = Schema.smallCacheKibibytes
    ) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(busySeconds))
        configuration.prepareDatabase { database in
            brobygger_keep_log_on_close(database.sqliteConnection)
            brobygger_add_row_check(database.sqliteConnection)
            // https://www.sqlite.org/wal.html: FULL syncs the log at each commit. What is deleted is
            // overwritten, so that an erasure leaves nothing in the file.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA mmap_size = 0;
                    PRAGMA cache_size = -\(cacheKibibytes);
                    PRAGMA secure_delete = ON;
                    PRAGMA foreign_keys = OFF;
                    """
            )
        }
        return configuration
    }

    /// Gives SQLite's errors that a person can do something about their own names.
    static func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL: throw StoreError.diskFull(file: path)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                throw StoreError.corrupt(what: error.message ?? path)
            case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                let reason = error.message ?? "\(error.resultCode)"
                throw StoreError.system(
                    file: path,
                    reason: "\(reason), SQLite \(error.extendedResultCode.rawValue)"
                )
            default: throw error
            }
        }
    }
}

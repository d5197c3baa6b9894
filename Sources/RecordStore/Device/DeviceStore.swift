internal import GRDB
import Synchronization

/// A device's database: what was logged, what is pending, and what the server has vouched for.
public final class DeviceStore: Sendable {
    private let file: StoreFile
    private let hasMovedOn = Mutex(false)
    public let world: World

    /// Opens the device's store in `folder`; makes one if `create`.
    ///
    /// - Throws: ``StoreError``.
    public convenience init(folder: String, create: Bool, world: World) throws {
        try self.init(in: FileFolder(path: folder), create: create, world: world)
    }

    /// The same on any disk.
    ///
    /// A database that was copied or put back is read through before its first use.
    ///
    /// - Throws: ``StoreError/tornCopy(file:what:)`` for a copy that isn't whole; nothing of it changes.
    public init(in folder: any StoreFolder, create: Bool, world: World) throws {
        self.world = world
        file = try StoreFile.namingTornCopies(in: folder) {
            try StoreFile(in: folder, schema: DeviceSchema.current, create: create, world: world)
        }
        do {
            try StoreFile.namingTornCopies(in: folder) { try checkIfCopied() }
        } catch {
            // What is wrong with the database is told; a log that stays aside is safe there too.
            try? file.refuse()
            throw error
        }
    }

    private func checkIfCopied() throws {
        guard try !file.isAtHome() else { return }
        let faults = try faults()
        guard faults.isEmpty else {
            throw StoreError.tornCopy(file: file.folder.path, what: faults)
        }
        // Lest it is read through each time. Reading needs no room: if this fails, the first write
        // does it.
        try? write { _ in }
    }

    /// Ends the connection; everything written stays.
    public func close() throws {
        try file.close()
    }

    /// What is not as it was written, one sentence each: tables, rows, indexes, and what rows say of
    /// each other; reads everything.
    public func faults() throws -> [String] {
        let faults = try file.faults()
        return try faults.isEmpty ? read { try $0.disagreements() } : faults
    }

    /// Files of a foreign log that were moved aside when the store was opened.
    public var setAside: [String] { file.setAside }

    /// Runs `body` in one durable transaction.
    ///
    /// A database that was copied or put back is noticed here, before anything is written: its
    /// writers are inherited ones then, so that no dot is issued twice. The lineage token moves on
    /// with the first write of each process.
    public func write<Result>(_ body: (DeviceTransaction) throws -> Result) throws -> Result {
        try file.write { database in
            let transaction = DeviceTransaction(database: database, world: world)
            let isAtHome = try file.isAtHome(database)
            if !isAtHome { try transaction.inheritWriters() }
            let result = try body(transaction)
            if !isAtHome || !hasMovedOn.withLock({ $0 }) { try file.settle(database) }
            hasMovedOn.withLock { $0 = true }
            return result
        }
    }

    /// Runs `body` in one read snapshot; it must not write.
    public func read<Result>(_ body: (DeviceTransaction) throws -> Result) throws -> Result {
        try file.read { try body(DeviceTransaction(database: $0, world: world)) }
    }

    /// Empties the write-ahead log.
    public func checkpoint() throws {
        try file.checkpoint()
    }

    /// Lets the write-ahead log grow to 16 MiB instead of 1 while `body` runs, which empties it at its end.
    public func withLongLog<Result>(_ body: () throws -> Result) rethrows -> Result {
        file.letLogBeLong(true)
        defer { file.letLogBeLong(false) }
        return try body()
    }
}

/// One transaction on a device's database.
public struct DeviceTransaction {
    let database: Database
    public let world: World

    /// A named value of this database; nil if it was never set.
    public func setting(_ key: String) throws -> [UInt8]? {
        try database.meta("device." + key)
    }

    /// Sets a named value of this database.
    public func set(_ key: String, to value: [UInt8]) throws {
        try database.setMeta("device." + key, value)
    }

    /// The rest of each key that begins so and has a value that is not empty, in their order.
    public func settings(beginningWith start: String) throws -> [String] {
        let start = "device." + start
        return try database.rows(
            "SELECT substr(key, ?) AS rest FROM meta WHERE substr(key, 1, ?) = ? AND length(value) > 0 ORDER BY key",
            [start.count + 1, start.count, start]
        ).map { try $0["rest"] }
    }

    /// The newest programme definition, as YAML; nil if there is none.
    ///
    /// - Parameter before: The version that it must be older than; nil for any.
    public func programmeSource(
        before later: Int? = nil
    ) throws -> (version: Int, source: String)? {
        let row = try database.row(
            "SELECT version, source FROM programme WHERE version < ? ORDER BY version DESC LIMIT 1",
            [later ?? Int.max]
        )
        return try row.map { (try $0["version"], try $0["source"]) }
    }

    /// The newest version that the server has sent, whether this program can read it or not; nil
    /// before the device has joined.
    public func programmeVersion() throws -> Int? {
        try database.integer("SELECT version FROM programme ORDER BY version DESC LIMIT 1")
            .map(Int.init)
    }

    /// Keeps a programme version; one that is already there stays as it is.
    public func insertProgramme(version: Int, source: String) throws {
        try database.run(
            "INSERT OR IGNORE INTO programme(version, source) VALUES (?, ?)",
            [version, source]
        )
    }

    /// Whether a file with this digest was imported before.
    public func isImported(_ digest: [UInt8]) throws -> Bool {
        try database.row("SELECT 1 FROM imported WHERE digest = ?", [digest]) != nil
    }

    /// Remembers that a file with this digest was imported.
    public func insertImported(_ digest: [UInt8]) throws {
        try database.run("INSERT OR IGNORE INTO imported(digest) VALUES (?)", [digest])
    }
}

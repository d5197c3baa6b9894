internal import GRDB

/// The server's database; everything above it speaks of records, scopes and devices.
///
/// The only engine today is SQLite in one file. Scopes are independent and positions are taken in
/// the write transaction, so that another engine can stand behind the same calls.
public final class ServerStore: Sendable {
    private let file: StoreFile
    public let world: World

    /// Opens the server's store in `folder`; makes one if `create`.
    ///
    /// - Throws: ``StoreError``.
    public convenience init(folder: String, create: Bool, world: World) throws {
        try self.init(in: FileFolder(path: folder), create: create, world: world)
    }

    /// The same on any disk.
    public init(in folder: any StoreFolder, create: Bool, world: World) throws {
        self.world = world
        file = try StoreFile(
            in: folder,
            schema: ServerSchema.current,
            create: create,
            world: world
        )
    }

    /// Opens a backup where it lies, to read it; nothing of it or beside it changes.
    ///
    /// - Throws: ``StoreError`` for a file that is not a sound server database.
    public init(reading path: String, world: World) throws {
        self.world = world
        file = try StoreFile(reading: path, schema: ServerSchema.current, world: world)
    }

    /// Ends the connection; everything written stays.
    public func close() throws {
        try file.close()
    }

    /// What is not as it was written, one sentence each: tables, rows, indexes; reads everything.
    public func faults() throws -> [String] {
        try file.faults()
    }

    /// Whether the database lies where it was written; else it was copied or put back.
    public func isAtHome() throws -> Bool {
        try file.isAtHome()
    }

    /// Ends the connection to a database that is refused, and leaves everything as it was found.
    public func refuse() throws {
        try file.refuse()
    }

    /// Notes that a database that was copied or put back was read through and found whole.
    public func settle() throws {
        try file.write { try file.settle($0) }
    }

    /// Files of a foreign log that were moved aside when the store was opened.
    public var setAside: [String] { file.setAside }

    /// Where the database lies.
    public var folder: String { file.folder.path }

    /// Bytes of the database and of its write-ahead log.
    public var byteCounts: (database: Int64, log: Int64) {
        (file.folder.byteCount(of: StoreFile.name) ?? 0, logByteCount)
    }

    /// Runs `body` in one durable transaction, the only one at a time.
    public func write<Result>(_ body: (ServerTransaction) throws -> Result) throws -> Result {
        try file.write { try body(ServerTransaction(database: $0, world: world)) }
    }

    /// Runs `body` in one read snapshot; it must not write.
    public func read<Result>(_ body: (ServerTransaction) throws -> Result) throws -> Result {
        try file.read { try body(ServerTransaction(database: $0, world: world)) }
    }

    /// The database's name in its folder.
    public static let fileName = StoreFile.name

    /// Copies everything committed into one new file, while reads and writes go on.
    public func backup(to path: String) throws {
        try file.copy(to: path)
    }

    /// Moves everything into the main file and empties the write-ahead log.
    public func checkpoint() throws {
        try file.checkpoint()
    }

    var logByteCount: Int64 { file.logByteCount }
    var commitCount: Int { file.commitCount }

    /// Lets the write-ahead log grow to 16 MiB from now on: for a process that does ``Housekeeping``.
    func letLogBeLong() {
        file.letLogBeLong(true)
    }
}

/// One transaction on the server's database.
public struct ServerTransaction {
    let database: Database
    public let world: World

    /// A named value of this database; nil if it was never set.
    public func setting(_ key: String) throws -> [UInt8]? {
        try database.meta("server." + key)
    }

    /// Sets a named value of this database.
    public func set(_ key: String, to value: [UInt8]) throws {
        try database.setMeta("server." + key, value)
    }

    /// The newest programme definition, as YAML; nil before `init` has set one.
    public func programmeSource() throws -> (version: Int, source: String)? {
        try database.row("SELECT version, source FROM programme ORDER BY version DESC LIMIT 1")
            .map { (try $0["version"], try $0["source"]) }
    }

    /// One programme version's definition, as YAML; nil for a version never set here.
    public func programmeSource(version: Int) throws -> String? {
        try database.row("SELECT source FROM programme WHERE version = ?", [version])
            .map { try $0["source"] }
    }

    /// Keeps a new programme version.
    public func insertProgramme(version: Int, source: String) throws {
        try database.run(
            "INSERT INTO programme(version, source, at) VALUES (?, ?, ?)",
            [version, source, world.now()]
        )
    }

    /// Adds a partner and its own scope; false if the id is taken.
    public func insertPartner(_ id: String, name: String) throws -> Bool {
        guard try database.row("SELECT 1 FROM partner WHERE id = ?", [id]) == nil else {
            return false
        }
        try database.run("INSERT INTO partner(id, name) VALUES (?, ?)", [id, name])
        try insertScope(id, partner: id)
        return true
    }

    /// The partners, in the order in which they were added.
    public func partners() throws -> [(id: String, name: String)] {
        try database.rows("SELECT id, name FROM partner ORDER BY n").map {
            (try $0["id"], try $0["name"])
        }
    }
}

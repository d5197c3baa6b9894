internal import CRecordStore
import Foundation
internal import GRDB

extension StoreFile {
    /// Makes the tables of a new file; carries one of an earlier format over to this one.
    static func prepare(
        _ queue: DatabaseQueue,
        path: String,
        schema: Schema,
        keeper: any LineageKeeper,
        world: World
    ) throws {
        let known = try queue.read { try $0.integer("PRAGMA user_version") ?? 0 }
        if known == schema.format { return try checkApplication(queue, path, known) }
        if known == 0 { return try create(queue, schema: schema, keeper: keeper, world: world) }
        try checkApplication(queue, path, known)
        guard known < schema.format else {
            throw StoreError.unknownFormat(file: path, format: Int(known))
        }
        try checkSound(queue)
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try schema.upgrade(database)
                try database.execute(sql: "PRAGMA user_version = \(schema.format)")
                return .commit
            }
        }
    }

    /// What is carried over gets new checks, so that damage done before could not be told later.
    private static func checkSound(_ queue: DatabaseQueue) throws {
        let unsound = try queue.read { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            return found == ["ok"] ? try Schema.changedRows(in: database) : found
        }
        guard unsound.isEmpty else {
            throw StoreError.corrupt(what: unsound.joined(separator: "; "))
        }
    }

    private static func checkApplication(
        _ queue: DatabaseQueue,
        _ path: String,
        _ format: Int64
    ) throws {
        guard try queue.read({ try $0.integer("PRAGMA application_id") }) == applicationID else {
            throw StoreError.unknownFormat(file: path, format: Int(format))
        }
    }

    private static func create(
        _ queue: DatabaseQueue,
        schema: Schema,
        keeper: any LineageKeeper,
        world: World
    ) throws {
        let token = world.randomBytes(16)
        let epoch = world.randomBytes(8)
        try keeper.write(LineageNote(token: token, epochs: [[], epoch]))
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try schema.create(in: database)
                try database.setMeta("lineage", token)
                try database.setMeta("epoch", epoch)
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(schema.format)")
                return .commit
            }
        }
    }

    /// Runs `body`; damage that it meets is told with the tables where it is.
    static func namingTables<Result>(
        _ path: String,
        _ schema: Schema,
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try naming(path, body)
        } catch StoreError.corrupt(let what) {
            // What can't be opened even alone has no tables to name. Not by `read`: its COMMIT fails
            // after damage was met.
            let faults = try? alone(path).unsafeRead { database in
                try database.integer("PRAGMA user_version") == Int64(schema.format)
                    ? schema.faults(in: database) : []
            }
            let named = faults.map { $0.prefix(3).joined(separator: "; ") } ?? ""
            throw StoreError.corrupt(what: named.isEmpty ? what : named)
        }
    }

    /// A connection to the main file without its log, which changes nothing.
    private static func alone(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { brobygger_add_row_check($0.sqliteConnection) }
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        // https://www.sqlite.org/uri.html: immutable neither locks nor looks for a log.
        return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }

    /// A connection that only reads a file that lies alone.
    static func reading(_ path: String, schema: Schema) throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError.missing(folder: path)
        }
        let queue = try alone(path)
        let known = try queue.read { try $0.integer("PRAGMA user_version") ?? 0 }
        try checkApplication(queue, path, known)
        guard 1...Int64(schema.format) ~= known else {
            throw StoreError.unknownFormat(file: path, format: Int(known))
        }
        guard known < schema.format else { return queue }
        try checkSound(queue)
        var inMemory = Configuration()
        inMemory.prepareDatabase { brobygger_add_row_check($0.sqliteConnection) }
        let upgraded = try DatabaseQueue(configuration: inMemory)
        try queue.backup(to: upgraded)
        try upgraded.write { try schema.upgrade($0) }
        return upgraded
    }
}

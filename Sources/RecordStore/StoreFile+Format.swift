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
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try schema.upgrade(database)
                try database.execute(sql: "PRAGMA user_version = \(schema.format)")
                return .commit
            }
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

    /// Whether a file is one of ours, of this format or an earlier one, and sound as far as SQLite
    /// can tell.
    static func check(path: String, format: Int) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        let file = try DatabaseQueue(path: path, configuration: configuration)
        return try file.read { database in
            try database.integer("PRAGMA application_id") == applicationID
                && 1...Int64(format) ~= database.integer("PRAGMA user_version") ?? 0
                && String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok"
        }
    }
}

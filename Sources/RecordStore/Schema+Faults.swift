internal import GRDB

extension Schema {
    /// What is not as it was written, one sentence each; reads everything.
    ///
    /// A table that can't be read is one fault, and the others are still read.
    func faults(in database: Database) -> [String] {
        var faults = told("the database") {
            try unsound(in: database) + otherDefinitions(in: database)
        }
        for table in tables {
            faults += told("table \(table.name)") { try changedRows(of: table, in: database) }
        }
        return faults
    }

    /// What SQLite itself finds.
    private func unsound(in database: Database) throws -> [String] {
        let all = try integrity(in: database, of: "100")
        guard !all.isEmpty else { return [] }
        // It names pages; asked for one table at a time, it tells which.
        let named = tables.flatMap { table in
            told("table \(table.name)") {
                try integrity(in: database, of: table.name).map { "table \(table.name): \($0)" }
            }
        }
        return named.isEmpty ? all : named
    }

    private func integrity(in database: Database, of part: String) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA integrity_check(\(part))").filter { $0 != "ok" }
    }

    private func otherDefinitions(in database: Database) throws -> [String] {
        let all = tables.map { ($0.name, $0.sql) } + indexes.map { ($0.name, $0.sql) }
        return try all.compactMap { name, sql in
            let stored = try String.fetchOne(
                database,
                sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
                arguments: [name]
            )
            return stored == sql ? nil : "table sqlite_schema, \(name): another definition"
        }
    }

    private func changedRows(of table: Table, in database: Database) throws -> [String] {
        let keys = table.columnNames.prefix(table.isWithoutRowID ? 2 : 1)
            .map { "quote(\($0))" }.joined(separator: " || ' ' || ")
        let rows = try String.fetchAll(
            database,
            sql: "SELECT \(keys) FROM \(table.name) WHERE row_check IS NOT \(table.check)"
        )
        return rows.map { "table \(table.name), row \($0): not as it was written" }
    }

    private func told(_ name: String, _ faults: () throws -> [String]) -> [String] {
        do {
            return try faults()
        } catch {
            let reason = (error as? DatabaseError)?.message
            return ["\(name) can't be read: \(reason ?? "\(error)")"]
        }
    }
}

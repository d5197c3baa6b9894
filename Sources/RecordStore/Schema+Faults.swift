internal import CRecordStore
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
        // One row may be several lines, after a heading.
        try String.fetchAll(database, sql: "PRAGMA integrity_check(\(part))")
            .flatMap { $0.split(separator: "\n").map(String.init) }
            .filter { $0 != "ok" && !$0.hasPrefix("***") }
    }

    /// Compared with a new database's: SQLite itself takes a table by any case of its name.
    private func otherDefinitions(in database: Database) throws -> [String] {
        var configuration = Configuration()
        configuration.prepareDatabase { brobygger_add_row_check($0.sqliteConnection) }
        let new = try DatabaseQueue(configuration: configuration)
        try new.write { try create(in: $0) }
        let other = try Self.definitions(in: database)
            .symmetricDifference(new.read(Self.definitions))
        return Set(other.map(\.name)).sorted()
            .map { "table sqlite_schema, \($0): another definition" }
    }

    private struct Definition: Hashable {
        let name: String
        let kind: String?
        let table: String?
        let sql: String?
    }

    private static func definitions(in database: Database) throws -> Set<Definition> {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT quote(name), quote(type), quote(tbl_name), quote(sql) FROM sqlite_schema"
        )
        return Set(
            rows.map { Definition(name: $0[0] ?? "NULL", kind: $0[1], table: $0[2], sql: $0[3]) }
        )
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

    /// Of a file of any format, how many rows of which tables have changed, by the tables' own
    /// definitions; format 1 had no checks.
    static func changedRows(in database: Database) throws -> [String] {
        let tables = try Row.fetchAll(
            database,
            sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
        )
        return try tables.compactMap { table in
            let (name, sql): (String, String) = (table["name"], table["sql"])
            guard let check = Table.check(in: sql) else { return nil }
            let changed =
                try Int.fetchOne(
                    database,
                    sql: "SELECT count(*) FROM \(name) WHERE row_check IS NOT \(check)"
                ) ?? 0
            return changed == 0 ? nil : "table \(name), \(changed) rows: not as they were written"
        }
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

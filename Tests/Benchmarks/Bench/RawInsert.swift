import Foundation
import GRDBSQLite

/// The physical limit: the rows and indexes of a database that is there, inserted into a fresh one
/// through SQLite's C API in one transaction, as durably as the programs write.
///
/// Stored checks are copied, not computed; everything else is what the original has.
final class RawInsert {
    private struct Table {
        let name: String
        let columns: [String]
        let rows: [[OpaquePointer?]]
    }

    private var schema: [String] = []
    private var tables: [Table] = []

    /// Reads all rows of a database into memory.
    init(of path: String) throws {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
            throw BenchFailure(description: "can't open \(path)")
        }
        defer { sqlite3_close(database) }
        let sql = """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index', rowid
            """
        for row in try Self.rows(of: sql, in: database) {
            guard let type = Self.text(row[0]), let name = Self.text(row[1]),
                let text = Self.text(row[2])
            else { continue }
            schema.append(Self.withoutCheck(text))
            guard type == "table" else { continue }
            let columns = try Self.rows(
                of: "SELECT name FROM pragma_table_xinfo('\(name)')",
                in: database
            ).compactMap { Self.text($0[0]) }
            let list = columns.joined(separator: ", ")
            tables.append(
                Table(
                    name: name,
                    columns: columns,
                    rows: try Self.rows(of: "SELECT \(list) FROM \(name)", in: database)
                )
            )
        }
    }

    deinit {
        for value in tables.flatMap(\.rows).joined() { sqlite3_value_free(value) }
    }

    /// Inserts everything into a new file in `folder`; in seconds.
    func everything(in folder: String) throws -> Double {
        let database = try create(in: folder)
        defer { sqlite3_close(database) }
        return try elapsed {
            try Self.run("BEGIN IMMEDIATE", in: database)
            for table in tables { try insert(table, table.rows[...], in: database) }
            try Self.run("COMMIT", in: database)
        }
    }

    /// Inserts the rows of these tables one by one, a transaction each; the median in seconds.
    func oneByOne(_ names: [String], count: Int, in folder: String) throws -> Double {
        let database = try create(in: folder)
        defer { sqlite3_close(database) }
        let chosen = tables.filter { names.contains($0.name) }
        var times: [Double] = []
        for place in 0..<count {
            times.append(
                try elapsed {
                    try Self.run("BEGIN IMMEDIATE", in: database)
                    for table in chosen where place < table.rows.count {
                        try insert(table, table.rows[place...place], in: database)
                    }
                    try Self.run("COMMIT", in: database)
                }
            )
        }
        return percentile(50, of: times)
    }

    private func create(in folder: String) throws -> OpaquePointer? {
        let path = folder + "/raw-\(UUID().uuidString).db"
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK else {
            throw BenchFailure(description: "can't make \(path)")
        }
        let pragmas =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0"
        try Self.run(pragmas, in: database)
        for sql in schema { try Self.run(sql, in: database) }
        return database
    }

    private func insert(
        _ table: Table,
        _ rows: ArraySlice<[OpaquePointer?]>,
        in database: OpaquePointer?
    ) throws {
        let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
        let sql =
            "INSERT INTO \(table.name)(\(table.columns.joined(separator: ", "))) VALUES (\(marks))"
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            throw BenchFailure(description: String(cString: sqlite3_errmsg(database)))
        }
        defer { sqlite3_finalize(statement) }
        for row in rows {
            for (place, value) in row.enumerated() {
                sqlite3_bind_value(statement, Int32(place + 1), value)
            }
            guard sqlite3_step(statement) == SQLITE_DONE else {
                throw BenchFailure(description: String(cString: sqlite3_errmsg(database)))
            }
            sqlite3_reset(statement)
        }
    }

    private static func rows(
        of sql: String,
        in database: OpaquePointer?
    ) throws -> [[OpaquePointer?]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            throw BenchFailure(description: String(cString: sqlite3_errmsg(database)))
        }
        defer { sqlite3_finalize(statement) }
        var rows: [[OpaquePointer?]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map {
                    sqlite3_value_dup(sqlite3_column_value(statement, $0))
                }
            )
        }
        return rows
    }

    private static func text(_ value: OpaquePointer?) -> String? {
        sqlite3_value_text(value).map { String(cString: $0) }
    }

    /// A column that is computed elsewhere becomes a plain one.
    private static func withoutCheck(_ sql: String) -> String {
        guard let start = sql.range(of: " GENERATED ALWAYS AS ("),
            let end = sql.range(of: ") STORED", range: start.upperBound..<sql.endIndex)
        else { return sql }
        return String(sql[..<start.lowerBound] + sql[end.upperBound...])
    }

    private static func run(_ sql: String, in database: OpaquePointer?) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            throw BenchFailure(description: String(cString: sqlite3_errmsg(database)))
        }
    }
}

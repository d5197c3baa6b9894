internal import GRDB

/// The tables of a database, each row with a check over all its columns.
///
/// The check is a stored generated column: SQLite computes it with every write, and `verify`
/// computes it again, so that a bit that changed on the disk is found and its row named.
struct Schema {
    struct Table {
        let name: String
        /// Each begins with its name.
        let columns: [String]
        var constraints: [String] = []
        var isWithoutRowID = false

        var columnNames: [String] {
            columns.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
        }

        var check: String { "check_words(\(columnNames.joined(separator: ", ")))" }

        private static let checkColumn = (
            start: "row_check INTEGER NOT NULL GENERATED ALWAYS AS (", end: ") STORED"
        )

        /// What a table's definition checks its rows with; nil if it has no checks.
        static func check(in sql: String) -> Substring? {
            guard let start = sql.firstRange(of: checkColumn.start)?.upperBound,
                let end = sql[start...].firstRange(of: checkColumn.end)?.lowerBound
            else { return nil }
            return sql[start..<end]
        }

        var sql: String {
            let all =
                columns + [Self.checkColumn.start + check + Self.checkColumn.end] + constraints
            return "CREATE TABLE \(name)(\(all.joined(separator: ", "))) STRICT"
                + (isWithoutRowID ? ", WITHOUT ROWID" : "")
        }
    }

    struct Index {
        let name: String
        /// The table, its columns and the condition, as after `ON`.
        let on: String

        var sql: String { "CREATE INDEX \(name) ON \(on)" }
    }

    /// Written to `PRAGMA user_version`.
    let format: Int
    let tables: [Table]
    var indexes: [Index] = []
    /// How much of the file a process keeps in memory.
    var cacheKibibytes = smallCacheKibibytes

    /// SQLite's own default.
    static let smallCacheKibibytes = 2000

    /// Both programs' databases have it: single values by name.
    static let meta = Table(
        name: "meta",
        columns: ["key TEXT PRIMARY KEY", "value BLOB"],
        isWithoutRowID: true
    )

    /// Reports that were frozen; both programs keep those that were made with them.
    static let frozenReport = Table(
        name: "frozen_report",
        columns: [
            "n INTEGER PRIMARY KEY",
            "kind TEXT NOT NULL",
            "hash BLOB NOT NULL UNIQUE",
            "at INTEGER NOT NULL",
            "bytes BLOB NOT NULL",
        ]
    )

    func create(in database: Database) throws {
        for table in tables { try database.execute(sql: table.sql) }
        for index in indexes { try database.execute(sql: index.sql) }
    }

    /// Makes the tables anew and carries over what an earlier format had.
    ///
    /// Each format so far has only added columns and tables.
    func upgrade(_ database: Database) throws {
        let old = try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        let indexes = try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        )
        for index in indexes { try database.execute(sql: "DROP INDEX \(index)") }
        for name in old { try database.execute(sql: "ALTER TABLE \(name) RENAME TO old_\(name)") }
        try create(in: database)
        for name in old {
            let columns = try String.fetchAll(
                database,
                sql: "SELECT name FROM pragma_table_info(?)",
                arguments: ["old_\(name)"]
            ).joined(separator: ", ")
            try database.execute(
                sql: "INSERT INTO \(name)(\(columns)) SELECT \(columns) FROM old_\(name)"
            )
            try database.execute(sql: "DROP TABLE old_\(name)")
        }
    }
}

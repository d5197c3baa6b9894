internal import CRecordStore
internal import GRDB

/// Statements, compiled once per connection and then bound and read through SQLite's own interface:
/// GRDB's boxes around each value took more time than the statements.
extension Database {
    /// Runs a statement.
    func run(_ sql: String, _ values: [any SQLValue] = []) throws {
        try step(sql, values) { _ in false }
    }

    /// The first row, if any.
    func row(_ sql: String, _ values: [any SQLValue] = []) throws -> StoredRow? {
        var first: StoredRow?
        try step(sql, values) {
            first = StoredRow($0)
            return false
        }
        return first
    }

    /// All rows; only for results whose size a limit bounds.
    func rows(_ sql: String, _ values: [any SQLValue] = []) throws -> [StoredRow] {
        var rows: [StoredRow] = []
        try step(sql, values) {
            rows.append(StoredRow($0))
            return true
        }
        return rows
    }

    /// Hands over each row in turn, so that memory doesn't grow with the result, until `body` returns
    /// false.
    func eachRowWhile(
        _ sql: String,
        _ values: [any SQLValue] = [],
        _ body: (StoredRow) throws -> Bool
    ) throws {
        try step(sql, values) { try body(StoredRow($0)) }
    }

    /// Hands over each row in turn, so that memory doesn't grow with the result.
    func eachRow(
        _ sql: String,
        _ values: [any SQLValue] = [],
        _ body: (StoredRow) throws -> Void
    ) throws {
        try step(sql, values) {
            try body(StoredRow($0))
            return true
        }
    }

    /// The first column of the first row; nil without a row, or for NULL.
    func integer(_ sql: String, _ values: [any SQLValue] = []) throws -> Int64? {
        guard let cell = try row(sql, values)?.cells.first else { return nil }
        return Int64(cell)
    }

    /// A value of the `meta` table.
    func meta(_ key: String) throws -> [UInt8]? {
        try row("SELECT value FROM meta WHERE key = ?", [key])?.bytes("value")
    }

    func setMeta(_ key: String, _ value: [UInt8]) throws {
        try run(
            "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            [key, value]
        )
    }

    /// Steps through a result while `body` wants more; it gets the statement on each row.
    func step(
        _ sql: String,
        _ values: [any SQLValue],
        _ body: (Statement) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql)
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        // Parameters keep what an earlier run gave them.
        for place in 0..<max(values.count, Int(sqlite3_bind_parameter_count(handle))) {
            guard place < values.count,
                values[place].bind(to: handle, at: Int32(place + 1)) == SQLITE_OK
            else { throw failure(of: sql) }
        }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: guard try body(statement) else { return }
            case SQLITE_DONE: return
            default: throw failure(of: sql)
            }
        }
    }

    private func failure(of sql: String) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
            message: String(cString: sqlite3_errmsg(sqliteConnection)),
            sql: sql
        )
    }
}

extension StoredRow {
    /// Copies the row on which a statement stands.
    fileprivate init(_ statement: Statement) {
        columns = statement.columnNames
        let handle = statement.sqliteStatement
        cells = columns.indices.map { Self.cell(Int32($0), of: handle) }
    }

    private static func cell(_ place: Int32, of handle: OpaquePointer) -> Cell {
        // Not asked of a number: SQLite would write it out as text to count its bytes.
        func count() -> Int { Int(sqlite3_column_bytes(handle, place)) }
        switch sqlite3_column_type(handle, place) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, place))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, place)
            let text = UnsafeBufferPointer(start: start, count: count())
            return .text(String(decoding: text, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, place)
            return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count())))
        default:
            return .null
        }
    }
}

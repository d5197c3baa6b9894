internal import CRecordStore
internal import GRDB

extension Database {
    /// Hands over each row where SQLite has it; its bytes are gone after the call.
    ///
    /// Copying rows out of SQLite takes more time than reading them does.
    func scan(
        _ sql: String,
        _ values: [any SQLValue] = [],
        _ body: (ScannedRow) throws -> Void
    ) throws {
        try step(sql, values) { statement in
            try body(ScannedRow(handle: statement.sqliteStatement))
            return true
        }
    }
}

/// The row that a statement stands on.
struct ScannedRow {
    fileprivate let handle: OpaquePointer

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// A blob's bytes, which are SQLite's until it steps on.
    func bytes(_ column: Int32) throws -> UnsafeRawBufferPointer {
        guard sqlite3_column_type(handle, column) == SQLITE_BLOB else {
            throw StoreError.corrupt(what: "a column that is no blob")
        }
        return UnsafeRawBufferPointer(
            start: sqlite3_column_blob(handle, column),
            count: Int(sqlite3_column_bytes(handle, column))
        )
    }
}

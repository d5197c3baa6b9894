import Foundation
internal import GRDB

extension Database {
    /// Runs a statement, compiled once per connection.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row, if any.
    func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
        try Row.fetchOne(try cachedStatement(sql: sql), arguments: arguments)
    }

    /// All rows; only for results whose size a limit bounds.
    func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(try cachedStatement(sql: sql), arguments: arguments)
    }

    /// Hands over each row in turn, so that memory doesn't grow with the result.
    func eachRow(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ body: (Row) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: arguments)
        while let row = try cursor.next() { try body(row) }
    }

    func integer(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64? {
        try Int64.fetchOne(try cachedStatement(sql: sql), arguments: arguments)
    }

    /// A value of the `meta` table.
    func meta(_ key: String) throws -> [UInt8]? {
        try row("SELECT value FROM meta WHERE key = ?", [key])?.bytes("value")
    }

    func setMeta(_ key: String, _ value: [UInt8]) throws {
        try run(
            "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            [key, Data(value)]
        )
    }
}

extension Row {
    /// A blob's bytes; empty for NULL.
    func bytes(_ column: String) -> [UInt8] {
        let data: Data? = self[column]
        return data.map { [UInt8]($0) } ?? []
    }

    /// A blob's bytes; nil for NULL.
    func optionalBytes(_ column: String) -> [UInt8]? {
        let data: Data? = self[column]
        return data.map { [UInt8]($0) }
    }
}

extension [UInt8] {
    /// As SQLite takes a blob.
    var data: Data { Data(self) }
}

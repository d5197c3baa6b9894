import CRecordStore
import MergeCore
import RecordFormat

/// One row of a result, copied out of SQLite.
struct StoredRow {
    let columns: [String]
    let cells: [Cell]

    /// What one column of it holds; our tables have no other types.
    enum Cell {
        case null
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
    }

    /// The value of a column.
    ///
    /// - Throws: ``StoreError/corrupt(what:)`` for another type, or for NULL where the schema allows
    ///   none: only damage makes that.
    subscript<Value: SQLValue>(column: String) -> Value {
        get throws {
            guard let place = columns.firstIndex(of: column), let value = Value(cells[place]) else {
                throw StoreError.corrupt(what: "column \(column)")
            }
            return value
        }
    }

    /// A blob's bytes.
    func bytes(_ column: String) throws -> [UInt8] { try self[column] }

    /// A blob's bytes; nil for NULL.
    func optionalBytes(_ column: String) throws -> [UInt8]? { try self[column] }
}

/// A value that SQLite keeps.
protocol SQLValue {
    init?(_ cell: StoredRow.Cell)

    /// Gives it to the parameter at `place`, from 1; SQLite's result code.
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

extension Int64: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard case .integer(let number) = cell else { return nil }
        self = number
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, self)
    }
}

extension Int: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard let number = Int64(cell) else { return nil }
        self.init(number)
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        Int64(self).bind(to: statement, at: place)
    }
}

/// Counters: SQLite keeps 63 bits, and only damage makes one negative.
extension UInt64: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard let number = Int64(cell) else { return nil }
        self.init(exactly: number)
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        Int64(self).bind(to: statement, at: place)
    }
}

extension Bool: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard let number = Int64(cell) else { return nil }
        self = number != 0
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        Int64(self ? 1 : 0).bind(to: statement, at: place)
    }
}

extension String: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard case .text(let text) = cell else { return nil }
        self = text
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { utf8 in
            brobygger_bind_text(statement, place, utf8.baseAddress, Int32(utf8.count))
        }
    }
}

extension [UInt8]: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        guard case .bytes(let bytes) = cell else { return nil }
        self = bytes
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withUnsafeBytes { $0.bind(to: statement, at: place) }
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    init?(_ cell: StoredRow.Cell) {
        if case .null = cell {
            self = nil
        } else if let value = Wrapped(cell) {
            self = value
        } else {
            return nil
        }
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        self?.bind(to: statement, at: place) ?? sqlite3_bind_null(statement, place)
    }
}

/// A value of so many bytes, which it keeps in place and SQLite as a blob.
protocol SQLBytes: SQLValue {
    init?(bytes: [UInt8])

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}

extension SQLBytes {
    init?(_ cell: StoredRow.Cell) {
        guard case .bytes(let bytes) = cell else { return nil }
        self.init(bytes: bytes)
    }

    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withBytes { $0.bind(to: statement, at: place) }
    }
}

extension RecordID: SQLBytes {}

extension MergeHash: SQLBytes {}

extension UnsafeRawBufferPointer {
    fileprivate func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        brobygger_bind_bytes(statement, place, baseAddress, Int32(count))
    }
}

internal import GRDB
public import MergeCore

extension ServerTransaction {
    /// Notes that a record was erased, whether it is here now or comes back later.
    public func insertErasure(of id: RecordID, reason: Value) throws {
        try database.run(
            "INSERT OR IGNORE INTO erased(id, reason) VALUES (?, ?)",
            [id.bytes, reason.bytes]
        )
    }

    /// Whether any record was ever erased.
    public func hasErasures() throws -> Bool {
        try database.row("SELECT 1 FROM erased LIMIT 1") != nil
    }

    /// Why a record was erased; nil if it wasn't.
    public func erasure(of id: RecordID) throws -> Value? {
        try database.row("SELECT reason FROM erased WHERE id = ?", [id.bytes])
            .map { Value(bytes: try $0.bytes("reason")) }
    }

    /// Removes the superseded states of a record: an erasure leaves no value anywhere.
    public func purgeHistory(of record: ServerRecord) throws {
        try database.run("DELETE FROM history WHERE record = ?", [record.number])
    }
}

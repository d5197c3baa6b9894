internal import GRDB
public import MergeCore

extension ServerTransaction {
    /// Notes that a record was erased, whether it is here now or comes back later.
    public func insertErasure(of id: RecordID, reason: Value) throws {
        try database.run(
            "INSERT OR IGNORE INTO erased(id, reason) VALUES (?, ?)",
            [id, reason.bytes]
        )
    }

    /// Whether any record was ever erased.
    public func hasErasures() throws -> Bool {
        try database.row("SELECT 1 FROM erased LIMIT 1") != nil
    }

    /// Why a record was erased; nil if it wasn't.
    public func erasure(of id: RecordID) throws -> Value? {
        try database.row("SELECT reason FROM erased WHERE id = ?", [id])
            .map { Value(bytes: try $0.bytes("reason")) }
    }

    /// Removes the superseded states of a record: an erasure leaves no value anywhere, only that the
    /// record was there, and from which position on.
    ///
    /// - Parameter skeleton: The erased state.
    public func purgeHistory(of record: ServerRecord, leaving skeleton: [UInt8]) throws {
        try database.run(
            """
            DELETE FROM history WHERE record = ?1 AND position >
            (SELECT min(position) FROM history WHERE record = ?1)
            """,
            [record.number]
        )
        try database.run(
            "UPDATE history SET state = ? WHERE record = ?",
            [skeleton, record.number]
        )
    }

    /// Whether an erased record still had its values at a position of its scope.
    public func wasErased(_ record: ServerRecord, after position: Int64) throws -> Bool {
        let places: [Int64] = try database.rows(
            "SELECT position FROM history WHERE record = ? ORDER BY position LIMIT 2",
            [record.number]
        ).map { try $0["position"] }
        // One that was erased before it came was never there.
        guard let first = places.first else { return false }
        let erased = places.count > 1 ? places[1] : record.position
        return first <= position && position < erased
    }
}

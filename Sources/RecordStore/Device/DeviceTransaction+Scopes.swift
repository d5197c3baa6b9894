internal import GRDB
public import MergeCore
public import RecordFormat

extension DeviceTransaction {
    /// The scopes that the device holds, in the order in which they were granted.
    public func scopes() throws -> [DeviceScope] {
        try database.rows("SELECT * FROM scope WHERE held ORDER BY n").map(scope)
    }

    /// A scope that the device holds; nil for others.
    public func scope(_ id: ScopeID) throws -> DeviceScope? {
        try database.row("SELECT * FROM scope WHERE held AND id = ?", [id.rawValue]).map(scope)
    }

    /// Takes up a grant.
    ///
    /// One that was taken up before stays as it is.
    public func hold(_ id: ScopeID, mayWrite: Bool, grant: [UInt8]) throws {
        try database.run(
            """
            INSERT INTO scope(id, may_write, grant_id, digest) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET may_write = excluded.may_write,
            grant_id = excluded.grant_id, held = 1
            """,
            [id.rawValue, mayWrite, grant, ScopeDigest().bytes]
        )
    }

    /// Gives a scope up: its records are no longer shown or counted, but nothing is deleted.
    public func release(_ scope: DeviceScope) throws {
        try database.run("UPDATE scope SET held = 0 WHERE n = ?", [scope.number])
    }

    /// Forgets what the server has acknowledged of a scope.
    ///
    /// Records with pending work stay, with its dots, in case the scope is granted again, and so do
    /// those that a server that was put back may lack. What the server had acknowledged of them is
    /// offered then, since it may have been put back meanwhile.
    /// The database no longer holds all that the scope's writers did, so they retire (design
    /// section 5).
    public func wipe(_ scope: DeviceScope) throws {
        let forgotten = """
            SELECT n FROM record WHERE scope = ? AND NOT flags & 8 AND n NOT IN
            (SELECT record FROM mutation WHERE position <= 0)
            """
        try database.run(
            "DELETE FROM mutation WHERE record IN (\(forgotten))",
            [scope.number]
        )
        try database.run("DELETE FROM record WHERE n IN (\(forgotten))", [scope.number])
        try database.run(
            "DELETE FROM quarantine WHERE record NOT IN (SELECT n FROM record)"
        )
        try database.run(
            "UPDATE writer SET status = 1 WHERE scope = ? AND status = 0",
            [scope.number]
        )
        try markOffered(after: 0, in: scope)
        try database.run("DELETE FROM seen_generation WHERE scope = ?", [scope.number])
        var digest = ScopeDigest()
        try eachBase(in: scope, part: nil) { digest.insert($0, $1) }
        try database.run(
            """
            UPDATE scope SET generation = NULL, pulled = 0, high = 0, verified = NULL,
            verified_at = NULL, digest = ? WHERE n = ?
            """,
            [digest.bytes, scope.number]
        )
    }

    /// Stores where the device stands in a scope, and the digest over what it believes there.
    public func update(_ scope: DeviceScope) throws {
        try database.run(
            """
            UPDATE scope SET generation = ?, pulled = ?, high = ?, digest = ?, verified = ?,
            verified_at = ? WHERE n = ?
            """,
            [
                scope.generation, scope.pulled, scope.high, scope.digest.bytes, scope.verified,
                scope.verifiedAt, scope.number,
            ]
        )
        guard let generation = scope.generation else { return }
        try database.run(
            """
            INSERT INTO seen_generation(scope, generation, high) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET high = excluded.high
            """,
            [scope.number, generation, scope.high]
        )
    }

    /// The generations met in a scope, newest first, each with the highest position seen there.
    public func seenGenerations(
        in scope: DeviceScope,
        limit: Int
    ) throws -> [(generation: [UInt8], high: Int64)] {
        try database.rows(
            "SELECT generation, high FROM seen_generation WHERE scope = ? ORDER BY n DESC LIMIT ?",
            [scope.number, limit]
        ).map { (try $0.bytes("generation"), try $0["high"]) }
    }

    /// Takes back what happened after `cut`, because the server has lost it: acknowledgements of
    /// own mutations, and the belief that it still has the states it delivered.
    ///
    /// Positions above the cut mean nothing any more: generations are remembered up to the cut
    /// only, and a record keeps its old position just until its offer is settled.
    public func forget(after cut: Int64, in scope: DeviceScope) throws {
        try database.run(
            """
            UPDATE mutation SET position = -1 WHERE position > ?
            AND writer IN (SELECT n FROM writer WHERE scope = ?)
            """,
            [cut, scope.number]
        )
        try markOffered(after: cut, in: scope)
        try database.run(
            "UPDATE seen_generation SET high = min(high, ?) WHERE scope = ?",
            [cut, scope.number]
        )
    }

    /// Marks what the server vouched for above a position to be offered to it.
    private func markOffered(after position: Int64, in scope: DeviceScope) throws {
        try database.run(
            "UPDATE record SET flags = flags | 8 WHERE scope = ? AND position > ?",
            [scope.number, position]
        )
    }

    /// Records to offer to a restored server, tombstones and erasures first, then by row.
    public func offeredRecords(
        in scope: DeviceScope,
        after: OfferPlace?,
        limit: Int
    ) throws -> [(place: OfferPlace, id: RecordID, hash: MergeHash)] {
        let place = after ?? OfferPlace(order: -1, number: 0)
        return try database.rows(
            """
            SELECT (flags & 6) = 0 AS late, n, id, base_hash FROM record
            WHERE scope = ? AND flags & 8 AND ((flags & 6) = 0, n) > (?, ?)
            ORDER BY late, n LIMIT ?
            """,
            [scope.number, place.order, place.number, limit]
        ).compactMap { row in
            guard let hash: MergeHash = try row["base_hash"] else { return nil }
            return (OfferPlace(order: try row["late"], number: try row["n"]), try row["id"], hash)
        }
    }

    /// Notes that the server has the state it was offered, as of `position`.
    public func settleOffer(_ id: RecordID, at position: Int64) throws {
        try database.run(
            "UPDATE record SET flags = flags & ~8, position = ? WHERE id = ?",
            [position, id]
        )
    }

    /// Ids and hashes of the acknowledged states whose id ends with `part`, or of all.
    public func eachBase(
        in scope: DeviceScope,
        part: UInt8?,
        _ body: (RecordID, MergeHash) throws -> Void
    ) throws {
        try database.eachRow(
            "SELECT id, base_hash FROM record WHERE scope = ? AND base_hash IS NOT NULL ORDER BY id",
            [scope.number]
        ) { row in
            let id: RecordID = try row["id"]
            guard part == nil || id.bytes.last == part else { return }
            try body(id, try row["base_hash"])
        }
    }

    private func scope(_ row: StoredRow) throws -> DeviceScope {
        guard let digest = ScopeDigest(bytes: try row.bytes("digest")) else {
            throw StoreError.corrupt(what: "scope digest")
        }
        return DeviceScope(
            number: try row["n"],
            id: ScopeID(try row["id"]),
            mayWrite: try row["may_write"],
            generation: try row.optionalBytes("generation"),
            pulled: try row["pulled"],
            high: try row["high"],
            digest: digest,
            verified: try row["verified"],
            verifiedAt: try row["verified_at"]
        )
    }
}

/// How far offers to a restored server have come.
public struct OfferPlace: Equatable, Sendable {
    /// 0 for tombstones and erasures, 1 for the rest.
    let order: Int64
    let number: Int64
}

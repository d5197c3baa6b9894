internal import GRDB
public import MergeCore
public import RecordFormat

extension ServerTransaction {
    /// Makes a scope; one that is there stays as it is.
    public func insertScope(_ id: String, partner: String?) throws {
        try database.run(
            "INSERT OR IGNORE INTO scope(id, partner, digest) VALUES (?, ?, ?)",
            [id, partner, ScopeDigest().bytes]
        )
    }

    /// Every scope, in the order in which they were made.
    public func scopes() throws -> [ServerScope] {
        try database.rows("SELECT * FROM scope ORDER BY n").map(scope)
    }

    public func scope(_ id: ScopeID) throws -> ServerScope? {
        try database.row("SELECT * FROM scope WHERE id = ?", [id.rawValue]).map(scope)
    }

    public func record(_ id: RecordID) throws -> ServerRecord? {
        try database.row("SELECT * FROM record WHERE id = ?", [id]).map(record)
    }

    /// Stores a new state of a record at the scope's next position, and the old one in its history.
    ///
    /// The position is taken here, in the write transaction, so the sequence has no gaps and a
    /// reader can't pass a number that commits later.
    public func store(
        _ bytes: [UInt8],
        hash: MergeHash,
        of id: RecordID,
        replacing old: ServerRecord?,
        in scope: inout ServerScope,
        device: Int64
    ) throws -> Int64 {
        scope.position += 1
        if let old {
            scope.digest.remove(id, old.hash)
            try changeView(of: old.number, to: bytes)
            try database.run(
                "INSERT INTO history(record, position, state, at, device) VALUES (?, ?, ?, ?, ?)",
                [old.number, old.position, old.bytes, old.at, old.device]
            )
            try database.run(
                "UPDATE record SET position = ?, hash = ?, state = ?, at = ?, device = ? WHERE n = ?",
                [scope.position, hash, bytes, world.now(), device, old.number]
            )
        } else {
            try database.run(
                """
                INSERT INTO record(id, scope, position, hash, state, at, device)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, scope.number, scope.position, hash, bytes,
                    world.now(), device,
                ]
            )
        }
        scope.digest.insert(id, hash)
        return scope.position
    }

    /// Stores a scope's position and digest after its records.
    public func update(_ scope: ServerScope) throws {
        try database.run(
            "UPDATE scope SET position = ?, digest = ? WHERE n = ?",
            [scope.position, scope.digest.bytes, scope.number]
        )
    }

    /// Records after a position, ascending, until `body` returns false.
    public func eachRecord(
        in scope: ServerScope,
        after position: Int64,
        _ body: (ServerRecord) throws -> Bool
    ) throws {
        try database.eachRowWhile(
            "SELECT * FROM record WHERE scope = ? AND position > ? ORDER BY position",
            [scope.number, position]
        ) { try body(try record($0)) }
    }

    /// The superseded states of a record, oldest first.
    public func history(
        of record: ServerRecord
    ) throws -> [(position: Int64, at: Int64, device: Int64, bytes: [UInt8])] {
        try database.rows(
            "SELECT * FROM history WHERE record = ? ORDER BY position",
            [record.number]
        ).map { (try $0["position"], try $0["at"], try $0["device"], try $0.bytes("state")) }
    }

    private func scope(_ row: StoredRow) throws -> ServerScope {
        guard let digest = ScopeDigest(bytes: try row.bytes("digest")) else {
            throw StoreError.corrupt(what: "scope digest")
        }
        return ServerScope(
            number: try row["n"],
            id: ScopeID(try row["id"]),
            partner: try row["partner"],
            position: try row["position"],
            digest: digest
        )
    }

    private func record(_ row: StoredRow) throws -> ServerRecord {
        ServerRecord(
            number: try row["n"],
            id: try row["id"],
            scope: try row["scope"],
            position: try row["position"],
            hash: try row["hash"],
            bytes: try row.bytes("state"),
            at: try row["at"],
            device: try row["device"]
        )
    }
}

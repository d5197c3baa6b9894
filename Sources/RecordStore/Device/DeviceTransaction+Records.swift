internal import GRDB
public import MergeCore
public import RecordFormat

extension DeviceTransaction {
    /// A record by its id; nil if this device doesn't hold it.
    public func record(_ id: RecordID) throws -> DeviceRecord? {
        try database.row("SELECT * FROM record WHERE id = ?", [id]).map(record)
    }

    /// A record by its row number.
    public func record(number: Int64) throws -> DeviceRecord? {
        try database.row("SELECT * FROM record WHERE n = ?", [number]).map(record)
    }

    /// Hands over every record of the scopes that the device still holds, oldest row first.
    public func eachRecord(_ body: (DeviceRecord) throws -> Void) throws {
        try database.eachRow(
            "SELECT record.* FROM record JOIN scope ON scope.n = record.scope WHERE scope.held ORDER BY record.n"
        ) { try body(try record($0)) }
    }

    /// Hands over every record of one scope, oldest row first.
    public func eachRecord(in scope: DeviceScope, _ body: (DeviceRecord) throws -> Void) throws {
        try database.eachRow(
            "SELECT * FROM record WHERE scope = ? ORDER BY n",
            [scope.number]
        ) { try body(try record($0)) }
    }

    /// The newest record among those that this device has written to for which `isWanted` holds.
    ///
    /// Reads no further than that one, newest first.
    public func newestOwnRecord(
        where isWanted: (DeviceRecord) throws -> Bool
    ) throws -> DeviceRecord? {
        var found: DeviceRecord?
        try database.eachRowWhile(
            """
            SELECT record.* FROM record JOIN scope ON scope.n = record.scope
            WHERE scope.held AND EXISTS (SELECT 1 FROM mutation WHERE mutation.record = record.n)
            ORDER BY record.n DESC
            """
        ) { row in
            let candidate = try record(row)
            guard try isWanted(candidate) else { return true }
            found = candidate
            return false
        }
        return found
    }

    /// Stores a record that the device has just made.
    public func insert(_ id: RecordID, _ state: RecordState, in scope: DeviceScope) throws -> Int64
    {
        try database.run(
            "INSERT INTO record(id, scope, flags, state) VALUES (?, ?, ?, ?)",
            [
                id, scope.number, RecordFlags(of: state, isOffered: false).rawValue,
                state.canonicalBytes,
            ]
        )
        return database.lastInsertedRowID
    }

    /// Stores a record that was delivered, unless the device has something of it.
    ///
    /// - Returns: Whether it was new.
    public func insertIfNew(
        _ record: DeliveredRecord,
        in scope: inout DeviceScope
    ) throws -> Bool {
        let base = record.base
        try database.run(
            """
            INSERT INTO record(id, scope, position, flags, state, base_hash, tag)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING
            """,
            [
                record.id, scope.number, base.position, record.flags.rawValue,
                base.bytes, base.hash, base.tag,
            ]
        )
        guard database.changesCount == 1 else { return false }
        scope.digest.insert(record.digest)
        return true
    }

    /// Stores a record's new state and base.
    ///
    /// The scope's digest goes with it; ``update(_:)-(DeviceScope)`` stores that.
    ///
    /// - Parameter encoded: The state's canonical bytes, where they are at hand.
    public func update(
        _ record: inout DeviceRecord,
        encoded: [UInt8]? = nil,
        in scope: inout DeviceScope
    ) throws {
        let bytes = encoded ?? record.state.canonicalBytes
        let isPlain = record.base.map { $0.bytes == bytes } ?? false
        try database.run(
            """
            UPDATE record SET state = ?, flags = ?, base = ?, base_hash = ?, tag = ?, position = ?
            WHERE n = ?
            """,
            [
                bytes, RecordFlags(of: record.state, isOffered: record.isOffered).rawValue,
                isPlain ? nil : record.base?.bytes, record.base?.hash,
                record.base?.tag, record.base?.position ?? 0, record.number,
            ]
        )
        guard record.storedHash != record.base?.hash else { return }
        if let old = record.storedHash { scope.digest.remove(record.id, old) }
        if let base = record.base { scope.digest.insert(record.id, base.hash) }
        record.storedHash = record.base?.hash
    }

    /// Takes a state that the server has just acknowledged as the record's base.
    ///
    /// The record's own state and what it shows stay as they are. The scope's digest goes with it;
    /// ``update(_:)-(DeviceScope)`` stores that.
    ///
    /// - Parameters:
    ///   - number: The record's row number.
    ///   - old: The hash of the base that the caller believes it has.
    /// - Returns: Whether the device still holds the record, with that base; if not, nothing is done.
    public func acknowledge(
        _ id: RecordID,
        _ number: Int64,
        replacing old: MergeHash?,
        as base: AcknowledgedState,
        in scope: inout DeviceScope
    ) throws -> Bool {
        try database.run(
            """
            UPDATE record SET base = CASE WHEN state = ?1 THEN NULL ELSE ?1 END,
            base_hash = ?2, tag = ?3, position = ?4
            WHERE n = ?5 AND base_hash IS ?6 AND id = ?7
            """,
            [
                base.bytes, base.hash, base.tag, base.position, number, old, id,
            ]
        )
        guard database.changesCount == 1 else { return false }
        if let old { scope.digest.remove(id, old) }
        scope.digest.insert(id, base.hash)
        return true
    }

    /// How many records have a conflict that a person should resolve.
    public func conflictCount() throws -> Int {
        Int(
            try database.integer(
                """
                SELECT count(*) FROM record JOIN scope ON scope.n = record.scope
                WHERE record.flags & 1 AND NOT record.flags & 6 AND scope.held
                """
            ) ?? 0
        )
    }

    private func record(_ row: StoredRow) throws -> DeviceRecord {
        let bytes = try row.bytes("state")
        let id: RecordID = try row["id"]
        let ownBase = try row.optionalBytes("base")
        var base: AcknowledgedState?
        if let hash: MergeHash = try row["base_hash"] {
            base = AcknowledgedState(
                bytes: ownBase ?? bytes,
                hash: hash,
                tag: try row.optionalBytes("tag") ?? [],
                position: try row["position"]
            )
        }
        let flags = RecordFlags(rawValue: try row["flags"])
        return DeviceRecord(
            number: try row["n"],
            id: id,
            state: try decode(bytes, id),
            base: base,
            isOffered: flags.contains(.offered),
            isPlain: base != nil && ownBase == nil,
            storedHash: base?.hash
        )
    }
}

/// Decodes stored bytes, which were canonical when they were written.
func decode(_ bytes: [UInt8], _ id: RecordID) throws -> RecordState {
    do {
        return try RecordState(canonicalBytes: bytes)
    } catch {
        throw StoreError.corrupt(what: "record \(id): \(error)")
    }
}

internal import GRDB
public import MergeCore
internal import RecordFormat

extension DeviceTransaction {
    /// A record by its id; nil if this device doesn't hold it.
    public func record(_ id: RecordID) throws -> DeviceRecord? {
        try database.row("SELECT * FROM record WHERE id = ?", [id.bytes.data]).map(record)
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

    /// The newest record among those that this device has written to for which `isWanted` holds.
    ///
    /// Reads no further than that one, in small pages, newest first.
    public func newestOwnRecord(
        where isWanted: (DeviceRecord) throws -> Bool
    ) throws -> DeviceRecord? {
        var last = Int64.max
        while true {
            let page = try database.rows(
                """
                SELECT record.* FROM record JOIN scope ON scope.n = record.scope
                WHERE scope.held AND record.n < ? AND EXISTS (
                  SELECT 1 FROM mutation WHERE mutation.record = record.n)
                ORDER BY record.n DESC LIMIT 200
                """,
                [last]
            ).map(record)
            guard let end = page.last else { return nil }
            if let found = try page.first(where: isWanted) { return found }
            last = end.number
        }
    }

    /// Stores a record that the device has just made.
    public func insert(_ id: RecordID, _ state: RecordState, in scope: DeviceScope) throws -> Int64
    {
        try database.run(
            "INSERT INTO record(id, scope, flags, state) VALUES (?, ?, ?, ?)",
            [
                id.bytes.data, scope.number, flags(state, isOffered: false).rawValue,
                state.canonicalBytes.data,
            ]
        )
        return database.lastInsertedRowID
    }

    /// Stores a record's new state and base, and keeps the scope's digest equal to the bases.
    public func update(_ record: DeviceRecord, in scope: inout DeviceScope) throws {
        let stored = try database.row("SELECT base_hash FROM record WHERE n = ?", [record.number])
        let oldHash = stored?.optionalBytes("base_hash").flatMap(MergeHash.init(bytes:))
        let bytes = record.state.canonicalBytes
        let isPlain = record.base.map { $0.bytes == bytes } ?? false
        try database.run(
            """
            UPDATE record SET state = ?, flags = ?, base = ?, base_hash = ?, tag = ?, position = ?
            WHERE n = ?
            """,
            [
                bytes.data, flags(record.state, isOffered: record.isOffered).rawValue,
                isPlain ? nil : record.base?.bytes.data, record.base?.hash.bytes.data,
                record.base?.tag.data, record.base?.position ?? 0, record.number,
            ]
        )
        guard oldHash != record.base?.hash else { return }
        if let oldHash { scope.digest.remove(record.id, oldHash) }
        if let base = record.base { scope.digest.insert(record.id, base.hash) }
        try database.run(
            "UPDATE scope SET digest = ? WHERE n = ?",
            [scope.digest.bytes.data, scope.number]
        )
    }

    /// How many records have a conflict that a person should resolve.
    public func conflictCount() throws -> Int {
        Int(
            try database.integer(
                """
                SELECT count(*) FROM record JOIN scope ON scope.n = record.scope
                WHERE record.flags & 1 AND scope.held
                """
            ) ?? 0
        )
    }

    private func record(_ row: Row) throws -> DeviceRecord {
        let bytes = row.bytes("state")
        guard let id = RecordID(bytes: row.bytes("id")) else {
            throw StoreError.corrupt(what: "record id")
        }
        var base: AcknowledgedState?
        if let stored = row.optionalBytes("base_hash"), let hash = MergeHash(bytes: stored) {
            base = AcknowledgedState(
                bytes: row.optionalBytes("base") ?? bytes,
                hash: hash,
                tag: row.bytes("tag"),
                position: row["position"]
            )
        }
        let flags = RecordFlags(rawValue: row["flags"])
        return DeviceRecord(
            number: row["n"],
            id: id,
            state: try decode(bytes, id),
            base: base,
            isOffered: flags.contains(.offered)
        )
    }

    private func flags(_ state: RecordState, isOffered: Bool) -> RecordFlags {
        var flags: RecordFlags = []
        if state.hasConflicts { flags.insert(.conflict) }
        if !state.isShown { flags.insert(.hidden) }
        if state.erasure != nil { flags.insert(.erased) }
        if isOffered { flags.insert(.offered) }
        return flags
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

internal import GRDB
public import MergeCore
internal import RecordFormat

extension DeviceTransaction {
    /// Records a mutation that the device has just made.
    public func insert(_ body: MutationBody, dot: Dot, record: Int64) throws {
        try database.run(
            """
            INSERT INTO mutation(writer, counter, record, body)
            SELECT n, ?, ?, ? FROM writer WHERE id = ?
            """,
            [Int64(dot.counter), record, body.encoded, Int64(bitPattern: dot.writer.rawValue)]
        )
        guard database.changesCount == 1 else { throw StoreError.corrupt(what: "writer") }
    }

    /// Hands over the mutations that the server has not acknowledged after row `number`, oldest first,
    /// each with its record as it is now, until `body` returns false.
    public func eachPending(
        in scope: DeviceScope,
        after number: Int64,
        _ body: (PendingMutation) throws -> Bool
    ) throws {
        try database.eachRowWhile(
            """
            SELECT mutation.n, mutation.counter, mutation.record, mutation.position, mutation.body,
              writer.id AS writer_id, record.id, record.state, record.base_hash,
              NOT EXISTS (SELECT 1 FROM mutation AS other WHERE other.record = mutation.record
                AND other.position <= 0 AND other.n <> mutation.n) AS alone
            FROM mutation JOIN writer ON writer.n = mutation.writer
            JOIN record ON record.n = mutation.record
            WHERE mutation.position <= 0 AND mutation.n > ? AND writer.scope = ?
            ORDER BY mutation.n
            """,
            [number, scope.number]
        ) { row in
            try body(
                PendingMutation(
                    mutation: mutation(row),
                    id: row["id"],
                    state: row.bytes("state"),
                    baseHash: row["base_hash"],
                    isAlone: row["alone"]
                )
            )
        }
    }

    /// Every mutation of a writer that the server has not acknowledged, oldest first.
    public func pendingMutations(of writer: OwnWriter) throws -> [OwnMutation] {
        try database.rows(
            Self.selection
                + " WHERE mutation.position <= 0 AND mutation.writer = ? ORDER BY mutation.counter",
            [writer.number]
        ).map(mutation)
    }

    /// All of this device's mutations of a record, oldest first.
    public func mutations(of record: Int64) throws -> [OwnMutation] {
        try database.rows(
            Self.selection + " WHERE mutation.record = ? ORDER BY mutation.n",
            [record]
        ).map(mutation)
    }

    /// The mutation that this device has under a dot; nil if it has none.
    public func mutation(at dot: Dot) throws -> OwnMutation? {
        try database.row(
            Self.selection + " WHERE writer.id = ? AND mutation.counter = ?",
            [Int64(bitPattern: dot.writer.rawValue), Int64(dot.counter)]
        ).map(mutation)
    }

    /// The mutation made last; nil if there is none.
    public func newestMutation() throws -> OwnMutation? {
        try database.row(Self.selection + " ORDER BY mutation.n DESC LIMIT 1").map(mutation)
    }

    /// Notes that the server has acknowledged a mutation at `position`.
    public func acknowledge(_ mutation: OwnMutation, at position: Int64) throws {
        try database.run(
            "UPDATE mutation SET position = ? WHERE n = ?",
            [position, mutation.number]
        )
    }

    /// Gives a mutation its new dot.
    public func rename(_ mutation: OwnMutation, to dot: Dot) throws {
        guard let writer = try writer(dot.writer) else {
            throw StoreError.corrupt(what: "writer")
        }
        try database.run(
            "UPDATE mutation SET writer = ?, counter = ? WHERE n = ?",
            [writer.number, Int64(dot.counter), mutation.number]
        )
    }

    /// Records that this device wrote since a moment, newest first, at most a few dozen.
    public func recordsWritten(since moment: Int64) throws -> [Int64] {
        var numbers: [Int64] = []
        for row in try database.rows(
            "SELECT record, body FROM mutation ORDER BY n DESC LIMIT 50"
        )
        where try MutationBody(decoding: row.bytes("body")).at >= moment {
            let number: Int64 = try row["record"]
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    /// Whether a record has work that the server has not acknowledged.
    public func isPending(record: Int64) throws -> Bool {
        try database.row(
            "SELECT 1 FROM mutation WHERE record = ? AND position <= 0 LIMIT 1",
            [record]
        ) != nil
    }

    /// How many records wait for the server, quarantined ones left out, and since when.
    public func pendingSummary() throws -> (records: Int, oldest: Int64?) {
        let waiting = """
            FROM mutation JOIN record ON record.n = mutation.record
            JOIN scope ON scope.n = record.scope
            WHERE mutation.position <= 0 AND scope.held
            AND mutation.record NOT IN (SELECT record FROM quarantine)
            """
        let count = try database.integer("SELECT count(DISTINCT mutation.record) " + waiting)
        let oldest = try database.row(
            "SELECT mutation.body AS body " + waiting + " ORDER BY mutation.n LIMIT 1"
        )
        return (Int(count ?? 0), try oldest.map { try MutationBody(decoding: $0.bytes("body")).at })
    }

    /// Puts a refused record into quarantine; it stays visible and can be edited.
    public func quarantine(record: Int64, verdict: UInt64, detail: String) throws {
        try database.run(
            """
            INSERT INTO quarantine(record, verdict, detail, at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET verdict = excluded.verdict, detail = excluded.detail
            """,
            [record, Int64(verdict), detail, world.now()]
        )
    }

    /// Lets a record out of quarantine.
    public func release(record: Int64) throws {
        try database.run("DELETE FROM quarantine WHERE record = ?", [record])
    }

    /// Why a record is in quarantine; nil if it isn't.
    public func quarantined(record: Int64) throws -> Quarantined? {
        try database.row("SELECT * FROM quarantine WHERE record = ?", [record]).map { row in
            Quarantined(
                verdict: try row["verdict"],
                detail: try row["detail"],
                at: try row["at"]
            )
        }
    }

    /// How many records are in quarantine.
    public func quarantineCount() throws -> Int {
        Int(try database.integer("SELECT count(*) FROM quarantine") ?? 0)
    }

    private static let selection = """
        SELECT mutation.*, writer.id AS writer_id
        FROM mutation JOIN writer ON writer.n = mutation.writer
        """

    private func mutation(_ row: StoredRow) throws -> OwnMutation {
        let writer: Int64 = try row["writer_id"]
        return OwnMutation(
            number: try row["n"],
            writer: WriterID(UInt64(bitPattern: writer)),
            counter: try row["counter"],
            record: try row["record"],
            position: try row["position"],
            body: try MutationBody(decoding: row.bytes("body"))
        )
    }
}

internal import GRDB
public import MergeCore

extension DeviceTransaction {
    /// Takes every writer for inherited; new ones are minted before the next write.
    public func inheritWriters() throws {
        try database.run("UPDATE writer SET status = 3")
    }

    /// The next dot in a scope, under the active writer or a new one.
    public func nextDot(in scope: DeviceScope) throws -> Dot {
        if let dot = try advanceActive(in: scope) { return dot }
        try insertWriter(in: scope)
        guard let dot = try advanceActive(in: scope) else {
            throw StoreError.corrupt(what: "writer")
        }
        return dot
    }

    private func advanceActive(in scope: DeviceScope) throws -> Dot? {
        // To the end of the statement: one that is left before has not been done.
        try database.rows(
            """
            UPDATE writer SET counter = counter + 1 WHERE scope = ? AND status = 0
            RETURNING id, counter
            """,
            [scope.number]
        ).first.map { row in
            Dot(try id(row), try row["counter"])
        }
    }

    /// Mints the scope's active writer, retiring the one there was.
    @discardableResult
    public func insertWriter(in scope: DeviceScope) throws -> OwnWriter {
        try database.run(
            "UPDATE writer SET status = 1 WHERE scope = ? AND status = 0",
            [scope.number]
        )
        let id = WriterID(world.random())
        try database.run(
            "INSERT INTO writer(id, scope) VALUES (?, ?)",
            [Int64(bitPattern: id.rawValue), scope.number]
        )
        return OwnWriter(
            number: database.lastInsertedRowID,
            id: id,
            counter: 0,
            pushed: 0,
            status: .active,
            link: nil
        )
    }

    /// Notes a writer that another copy of this device minted, never to be written under here.
    public func adoptWriter(_ id: WriterID, in scope: DeviceScope) throws {
        try database.run(
            "INSERT OR IGNORE INTO writer(id, scope, status) VALUES (?, ?, 2)",
            [Int64(bitPattern: id.rawValue), scope.number]
        )
    }

    /// A writer of this device by its identity; nil for others'.
    public func writer(_ id: WriterID) throws -> OwnWriter? {
        try database.row(
            "SELECT * FROM writer WHERE id = ?",
            [Int64(bitPattern: id.rawValue)]
        ).map(writer)
    }

    /// Every writer of this device, whatever its status.
    public func writers() throws -> [OwnWriter] {
        try database.rows("SELECT * FROM writer").map(writer)
    }

    /// The writers whose chains a sync shows: the active one and those with work pending.
    public func chainedWriters(in scope: DeviceScope) throws -> [OwnWriter] {
        try database.rows(
            """
            SELECT * FROM writer WHERE scope = ? AND (status = 0 AND counter > 0 OR EXISTS (
              SELECT 1 FROM mutation WHERE mutation.writer = writer.n AND mutation.position <= 0))
            ORDER BY n
            """,
            [scope.number]
        ).map(writer)
    }

    /// The links tried since the last acknowledged one, oldest first, the newest `limit` of them.
    public func attemptedLinks(of writer: OwnWriter, limit: Int) throws -> [[UInt8]] {
        try database.rows(
            "SELECT link FROM link WHERE writer = ? AND acknowledged = 0 ORDER BY n DESC LIMIT ?",
            [writer.number, limit]
        ).map { try $0.bytes("link") }.reversed()
    }

    /// Remembers, before it is sent, that a batch up to `counter` will be tried under `link`.
    ///
    /// The same batch after the same link makes the same one again, when the server was put back to
    /// before it: then it is tried anew, whatever became of it once.
    public func noteAttempt(_ link: [UInt8], upTo counter: UInt64, of writer: OwnWriter) throws {
        try database.run(
            "INSERT OR REPLACE INTO link(writer, link, acknowledged) VALUES (?, ?, 0)",
            [writer.number, link]
        )
        try database.run(
            "UPDATE writer SET pushed = max(pushed, ?) WHERE n = ?",
            [Int64(counter), writer.number]
        )
    }

    /// Takes `link` as the writer's last acknowledged one; nil starts the chain anew.
    ///
    /// Links that were tried after it stay tried.
    public func acknowledge(_ link: [UInt8]?, of writer: OwnWriter) throws {
        try database.run(
            """
            UPDATE link SET acknowledged = 1 WHERE writer = ?1 AND acknowledged = 0
            AND n <= ifnull((SELECT n FROM link WHERE writer = ?1 AND link = ?2), n)
            """,
            [writer.number, link]
        )
        if let link {
            try database.run(
                "INSERT OR IGNORE INTO link(writer, link, acknowledged) VALUES (?, ?, 1)",
                [writer.number, link]
            )
        }
        try database.run(
            "UPDATE writer SET link = ? WHERE n = ?",
            [link, writer.number]
        )
    }

    /// Whether this database ever made this link.
    public func hasLink(_ link: [UInt8], of writer: OwnWriter) throws -> Bool {
        try database.row(
            "SELECT 1 FROM link WHERE writer = ? AND link = ?",
            [writer.number, link]
        ) != nil
    }

    /// Gives a writer up because another database uses it too; an inherited one stays so.
    public func markForked(_ writer: OwnWriter) throws {
        try database.run(
            "UPDATE writer SET status = max(status, 2), pushed = max(pushed, ?) WHERE n = ?",
            [writer.status == .inherited ? Int64.max : 0, writer.number]
        )
    }

    private func writer(_ row: StoredRow) throws -> OwnWriter {
        OwnWriter(
            number: try row["n"],
            id: try id(row),
            counter: try row["counter"],
            pushed: try row["pushed"],
            status: OwnWriter.Status(rawValue: try row["status"]) ?? .retired,
            link: try row.optionalBytes("link")
        )
    }

    private func id(_ row: StoredRow) throws -> WriterID {
        let id: Int64 = try row["id"]
        return WriterID(UInt64(bitPattern: id))
    }
}

internal import GRDB
public import MergeCore

extension ServerTransaction {
    /// The device that a credential belongs to, by the credential's hash.
    public func device(credentialHash: [UInt8]) throws -> ServerDevice? {
        try database.row("SELECT * FROM device WHERE credential_hash = ?", [credentialHash])
            .map(device)
    }

    public func device(id: [UInt8]) throws -> ServerDevice? {
        try database.row("SELECT * FROM device WHERE id = ?", [id]).map(device)
    }

    /// Every device, in the order in which they enrolled.
    public func devices() throws -> [ServerDevice] {
        try database.rows("SELECT * FROM device ORDER BY n").map(device)
    }

    /// Enrols a device and returns its row number.
    public func insert(_ new: NewDevice) throws -> Int64 {
        try database.run(
            """
            INSERT INTO device(id, partner, role, name, credential_hash, statement, signature,
              enrolled, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                new.id, new.partner, new.role, new.name, new.credentialHash,
                new.statement, new.signature, world.now(), new.isConfirmed,
            ]
        )
        return database.lastInsertedRowID
    }

    /// Lets a device pull whose enrolment a restored server had forgotten.
    public func confirm(_ device: ServerDevice) throws {
        try database.run("UPDATE device SET confirmed = 1 WHERE n = ?", [device.number])
    }

    /// Shuts a device out by its id; an unknown id changes nothing.
    public func revoke(device id: [UInt8]) throws {
        try database.run("UPDATE device SET revoked = 1 WHERE id = ?", [id])
    }

    /// Notes when a device was last heard of, at most once in ten minutes.
    public func touch(_ device: ServerDevice) throws {
        guard abs(world.now() - (device.lastSeen ?? 0)) > 600 else { return }
        try database.run(
            "UPDATE device SET last_seen = ? WHERE n = ?",
            [world.now(), device.number]
        )
    }

    /// Gives a device leave to hold a scope.
    public func insertGrant(
        device: Int64,
        scope: ServerScope,
        mayWrite: Bool,
        id: [UInt8]
    ) throws {
        try database.run(
            "INSERT OR REPLACE INTO device_grant(device, scope, may_write, id) VALUES (?, ?, ?, ?)",
            [device, scope.number, mayWrite, id]
        )
    }

    /// Takes a device's leave to hold a scope away.
    public func deleteGrant(device: Int64, scope: ServerScope) throws {
        try database.run(
            "DELETE FROM device_grant WHERE device = ? AND scope = ?",
            [device, scope.number]
        )
    }

    /// The scopes a device may hold.
    public func grants(of device: ServerDevice) throws -> [ServerGrant] {
        try database.rows(
            """
            SELECT scope.id AS scope, may_write, device_grant.id AS id FROM device_grant
            JOIN scope ON scope.n = device_grant.scope WHERE device = ? ORDER BY scope.n
            """,
            [device.number]
        ).map {
            ServerGrant(
                scope: ScopeID(try $0["scope"]),
                mayWrite: try $0["may_write"],
                id: try $0.bytes("id")
            )
        }
    }

    /// Stores an invitation and returns its number.
    public func insertInvitation(
        codeHash: [UInt8],
        partner: String,
        role: String,
        expires: Int64
    ) throws -> Int64 {
        try database.run(
            "INSERT INTO invitation(code_hash, partner, role, made, expires) VALUES (?, ?, ?, ?, ?)",
            [codeHash, partner, role, world.now(), expires]
        )
        return database.lastInsertedRowID
    }

    public func invitation(codeHash: [UInt8]) throws -> Invitation? {
        try database.row("SELECT * FROM invitation WHERE code_hash = ?", [codeHash])
            .map(invitation)
    }

    /// Every invitation, oldest first.
    public func invitations() throws -> [Invitation] {
        try database.rows("SELECT * FROM invitation ORDER BY n").map(invitation)
    }

    /// Marks an invitation as used up by a device.
    public func use(_ invitation: Invitation, by device: [UInt8]) throws {
        try database.run(
            "UPDATE invitation SET used_by = ? WHERE n = ?",
            [device, invitation.number]
        )
    }

    /// Marks a code as used although this database doesn't remember who used it.
    public func useInvitation(codeHash: [UInt8], by device: [UInt8]) throws {
        try database.run(
            "UPDATE invitation SET used_by = ? WHERE code_hash = ? AND used_by IS NULL",
            [device, codeHash]
        )
    }

    /// Makes an unused invitation worthless; false if there is none of that number.
    public func revokeInvitation(number: Int64) throws -> Bool {
        try database.run("UPDATE invitation SET revoked = 1 WHERE n = ?", [number])
        return database.changesCount > 0
    }

    /// A writer the server has met.
    public func writer(_ id: WriterID) throws -> ServerWriter? {
        try database.row("SELECT * FROM writer WHERE id = ?", [Int64(bitPattern: id.rawValue)])
            .map {
                ServerWriter(
                    number: try $0["n"],
                    device: try $0["device"],
                    link: try $0.optionalBytes("link")
                )
            }
    }

    /// The writers by which a device has written in a scope.
    public func writers(of device: Int64, in scope: ServerScope) throws -> [WriterID] {
        try database.rows(
            "SELECT id FROM writer WHERE device = ? AND scope = ?",
            [device, scope.number]
        ).map {
            let id: Int64 = try $0["id"]
            return WriterID(UInt64(bitPattern: id))
        }
    }

    /// Notes the writer as this device's and moves its chain on.
    public func setLink(
        _ link: [UInt8],
        of id: WriterID,
        device: Int64,
        scope: ServerScope
    ) throws {
        try database.run(
            """
            INSERT INTO writer(id, device, scope, link) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET link = excluded.link
            """,
            [Int64(bitPattern: id.rawValue), device, scope.number, link]
        )
    }

    /// Notes the writer as this device's, unless it is known.
    public func insertWriter(_ id: WriterID, device: Int64, scope: ServerScope) throws {
        try database.run(
            "INSERT OR IGNORE INTO writer(id, device, scope) VALUES (?, ?, ?)",
            [Int64(bitPattern: id.rawValue), device, scope.number]
        )
    }

    /// The random bytes of the mutation that has a dot; nil if none was pushed with it.
    public func mutation(at dot: Dot) throws -> [UInt8]? {
        try database.row(
            """
            SELECT mutation.id FROM mutation JOIN writer ON writer.n = mutation.writer
            WHERE writer.id = ? AND mutation.counter = ?
            """,
            [Int64(bitPattern: dot.writer.rawValue), dot.counter]
        )?.bytes("id")
    }

    /// The highest counter that a writer's mutations have here, refused ones included; 0 without any.
    public func highestCounter(of id: WriterID) throws -> UInt64 {
        let counter = try database.integer(
            """
            SELECT max(counter) FROM mutation
            WHERE writer = (SELECT n FROM writer WHERE id = ?)
            """,
            [Int64(bitPattern: id.rawValue)]
        )
        guard let known = UInt64(exactly: counter ?? 0) else {
            throw StoreError.corrupt(what: "column counter")
        }
        return known
    }

    /// Notes a mutation that a device has pushed, and whether its record was accepted.
    ///
    /// - Parameter writer: The row number of its writer.
    public func insertMutation(
        _ id: [UInt8],
        writer: Int64,
        counter: UInt64,
        isAccepted: Bool
    ) throws {
        try database.run(
            """
            INSERT INTO mutation(writer, counter, id, accepted) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET accepted = max(accepted, excluded.accepted)
            """,
            [writer, counter, id, isAccepted]
        )
    }

    /// The dot under which a device's mutation is known here; nil if it isn't.
    ///
    /// Usually its own dot, refused or not. Another one if a second copy of the device has re-issued
    /// it and that one was accepted.
    public func knownDot(of id: [UInt8], dot: Dot, device: Int64) throws -> Dot? {
        try database.row(
            """
            SELECT writer.id AS writer, mutation.counter AS counter FROM mutation
            JOIN writer ON writer.n = mutation.writer
            WHERE mutation.id = ?1 AND writer.device = ?2
            AND (mutation.accepted OR (writer.id = ?3 AND mutation.counter = ?4))
            ORDER BY mutation.accepted DESC, writer.id = ?3 AND mutation.counter = ?4 DESC
            """,
            [id, device, Int64(bitPattern: dot.writer.rawValue), dot.counter]
        ).map { row in
            let writer: Int64 = try row["writer"]
            return Dot(WriterID(UInt64(bitPattern: writer)), try row["counter"])
        }
    }

    private func device(_ row: StoredRow) throws -> ServerDevice {
        try ServerDevice(
            number: row["n"],
            id: row.bytes("id"),
            partner: row["partner"],
            role: row["role"],
            name: row["name"],
            statement: row.bytes("statement"),
            signature: row.bytes("signature"),
            enrolled: row["enrolled"],
            isConfirmed: row["confirmed"],
            isRevoked: row["revoked"],
            lastSeen: row["last_seen"]
        )
    }

    private func invitation(_ row: StoredRow) throws -> Invitation {
        try Invitation(
            number: row["n"],
            partner: row["partner"],
            role: row["role"],
            expires: row["expires"],
            usedBy: row.optionalBytes("used_by"),
            isRevoked: row["revoked"]
        )
    }
}

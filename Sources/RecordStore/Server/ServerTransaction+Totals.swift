internal import GRDB

/// How much a server's database holds, all partners together.
public struct StoreTotals: Sendable {
    public let records: Int64
    /// Devices that were heard of lately, those that were not, those that wait for confirmation, and
    /// those that were shut out; each device is in one of them.
    public let activeDevices: Int64
    public let staleDevices: Int64
    public let unconfirmedDevices: Int64
    public let revokedDevices: Int64
}

extension ServerTransaction {
    /// - Parameter staleAfter: Seconds of silence.
    public func totals(staleAfter: Int64) throws -> StoreTotals {
        // No record row is ever deleted, so the last row's number is how many there are: a count
        // would read the whole index each time somebody looks.
        let records = try database.integer("SELECT max(n) FROM record") ?? 0
        let since = world.now() - staleAfter
        let devices = try database.row(
            """
            SELECT
              count(*) FILTER (WHERE revoked) AS revoked,
              count(*) FILTER (WHERE NOT revoked AND NOT confirmed) AS unconfirmed,
              count(*) FILTER (WHERE NOT revoked AND confirmed
                AND coalesce(last_seen, enrolled) >= ?1) AS active,
              count(*) FILTER (WHERE NOT revoked AND confirmed
                AND coalesce(last_seen, enrolled) < ?1) AS stale
            FROM device
            """,
            [since]
        )
        func count(_ name: String) throws -> Int64 { try devices?[name] ?? 0 }
        return StoreTotals(
            records: records,
            activeDevices: try count("active"),
            staleDevices: try count("stale"),
            unconfirmedDevices: try count("unconfirmed"),
            revokedDevices: try count("revoked")
        )
    }
}

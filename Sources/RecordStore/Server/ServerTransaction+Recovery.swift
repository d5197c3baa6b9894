internal import GRDB

/// What devices have brought back since the database was put back.
public struct Recovery: Sendable {
    /// When it was noticed, in seconds since 1970-01-01.
    public let noticed: Int64
    /// Devices that brought something or were asked, with how many records each brought back.
    public let recovered: [(device: ServerDevice, records: Int)]
    /// Devices that have not synced since.
    public let awaited: [ServerDevice]
}

extension ServerTransaction {
    /// Notes that this database was put back before the present generation started.
    public func insertRestoration() throws {
        try database.run(
            "INSERT OR IGNORE INTO restoration(generation, at) SELECT max(n), ? FROM generation",
            [world.now()]
        )
    }

    /// Whether this database was found to be put back before the present generation started.
    public func isRestored() throws -> Bool {
        try database.row(
            "SELECT 1 FROM restoration WHERE generation = (SELECT max(n) FROM generation)"
        ) != nil
    }

    /// Notes what a device brought back; nothing unless the database was put back.
    public func addRecovered(_ records: Int, by device: ServerDevice) throws {
        try database.run(
            """
            INSERT INTO recovery(restoration, device, records, at)
            SELECT generation, ?, ?, ? FROM restoration WHERE generation IN
            (SELECT max(generation) FROM restoration)
            ON CONFLICT DO UPDATE SET records = records + excluded.records, at = excluded.at
            """,
            [device.number, records, world.now()]
        )
    }

    /// Notes that a device's cursor was followed in the present generation.
    public func setFollowed(_ device: ServerDevice) throws {
        try database.run(
            """
            UPDATE device SET followed = (SELECT max(n) FROM generation)
            WHERE n = ? AND followed < (SELECT max(n) FROM generation)
            """,
            [device.number]
        )
    }

    /// Whether a device's cursor was already followed in the present generation.
    public func isFollowed(_ device: ServerDevice) throws -> Bool {
        try database.row(
            "SELECT 1 FROM device WHERE n = ? AND followed = (SELECT max(n) FROM generation)",
            [device.number]
        ) != nil
    }

    /// What became of the last time this database was put back; nil if it never was.
    public func recovery() throws -> Recovery? {
        guard
            let last = try database.row(
                "SELECT generation, at FROM restoration ORDER BY generation DESC LIMIT 1"
            )
        else { return nil }
        let generation: Int64 = try last["generation"]
        let noticed: Int64 = try last["at"]
        let devices = try devices()
        let brought = try database.rows(
            "SELECT device, records FROM recovery WHERE restoration = ?",
            [generation]
        ).map { row -> (Int64, Int) in (try row["device"], try row["records"]) }
        let records = Dictionary(uniqueKeysWithValues: brought)
        let waiting = Set(
            try database.rows(
                "SELECT n FROM device WHERE followed < ? AND NOT revoked AND enrolled <= ?",
                [generation, noticed]
            ).map { row -> Int64 in try row["n"] }
        )
        return Recovery(
            noticed: noticed,
            recovered: devices.compactMap { device in
                records[device.number].map { (device, $0) }
            },
            awaited: devices.filter { waiting.contains($0.number) }
        )
    }
}

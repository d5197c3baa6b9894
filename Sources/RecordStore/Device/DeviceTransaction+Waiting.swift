internal import GRDB

extension DeviceTransaction {
    /// The records in quarantine, those that wait longest first.
    public func quarantine() throws -> [(record: DeviceRecord, refusal: Quarantined)] {
        try database.rows("SELECT record FROM quarantine ORDER BY at, record").compactMap { row in
            let number: Int64 = try row["record"]
            guard let record = try record(number: number),
                let refusal = try quarantined(record: number)
            else { return nil }
            return (record, refusal)
        }
    }

    /// How many records hold unsent work in scopes that the device no longer holds.
    public func strandedCount() throws -> Int {
        Int(
            try database.integer(
                """
                SELECT count(DISTINCT mutation.record) FROM mutation
                JOIN record ON record.n = mutation.record
                JOIN scope ON scope.n = record.scope
                WHERE mutation.position <= 0 AND NOT scope.held
                """
            ) ?? 0
        )
    }

    /// How many acknowledged states the server may have lost and has not been offered yet.
    public func offeredCount() throws -> Int {
        Int(try database.integer("SELECT count(*) FROM record WHERE flags & 8") ?? 0)
    }
}

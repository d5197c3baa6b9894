internal import GRDB
internal import MergeCore
internal import RecordFormat

extension DeviceTransaction {
    /// Where rows that were written together no longer fit together, one sentence each, in English.
    ///
    /// Each row may be as it was written and yet be older than the others: so it is in a copy made
    /// while the original was written.
    func disagreements() throws -> [String] {
        var digests: [Int64: ScopeDigest] = [:]
        var faults: [String] = []
        let counters = try ownCounters()
        var records: Set<Int64> = []
        try database.eachRow("SELECT * FROM record ORDER BY n") { row in
            let number: Int64 = try row["n"]
            records.insert(number)
            let (id, state) = try content(row)
            if let hash = try row.optionalBytes("base_hash").flatMap(MergeHash.init(bytes:)) {
                digests[try row["scope"], default: ScopeDigest()].insert(id, hash)
                let base = try row.optionalBytes("base") ?? row.bytes("state")
                if MergeHash(of: base) != hash { faults.append("record \(id): not its base") }
            }
            for dot in counters[number] ?? [] where !state.context.contains(dot) {
                faults.append("record \(id): lacks what this device did at \(dot.counter)")
            }
        }
        for number in counters.keys.sorted() where !records.contains(number) {
            faults.append("table record: lacks row \(number), which this device wrote")
        }
        for row in try database.rows("SELECT n, id, digest FROM scope") {
            let digest = digests[try row["n"]] ?? ScopeDigest()
            let stored = try row.bytes("digest")
            guard digest.bytes != stored else { continue }
            let id: String = try row["id"]
            faults.append("scope \(id): the digest is not that of its records")
        }
        return faults
    }

    private func content(_ row: StoredRow) throws -> (id: RecordID, state: RecordState) {
        let id: RecordID = try row["id"]
        return (id, try decode(row.bytes("state"), id))
    }

    /// The last dot of each own writer in each record, by the record's row.
    private func ownCounters() throws -> [Int64: [Dot]] {
        var dots: [Int64: [Dot]] = [:]
        try database.eachRow(
            """
            SELECT mutation.record AS record, writer.id AS writer, max(mutation.counter) AS counter
            FROM mutation LEFT JOIN writer ON writer.n = mutation.writer
            GROUP BY mutation.record, mutation.writer
            """
        ) { row in
            guard let id: Int64 = try row["writer"] else {
                throw StoreError.corrupt(what: "a mutation without its writer")
            }
            let counter: Int64 = try row["counter"]
            let dot = Dot(WriterID(UInt64(bitPattern: id)), UInt64(counter))
            dots[try row["record"], default: []].append(dot)
        }
        return dots
    }
}

internal import GRDB

extension ServerTransaction {
    /// What the view has otherwise than the states that it was built from, one sentence each.
    ///
    /// Of records that have changed since, nothing is asked: nobody reads them there.
    public func viewFaults() throws -> [String] {
        var faults: [String] = []
        let stale = Set(try staleRecords())
        for segment in try segments() {
            let rows = segmentRows(segment)
            let asked = (0..<SegmentColumn.rows).filter {
                !stale.contains(rows.lowerBound + Int64($0))
            }
            let stored = try storedColumns(segment)
            let fresh = try segmentBuilder(segment, keepsAll: true).everyColumn
            for field in Set(stored.keys).union(fresh.keys).sorted() {
                // What is left out is read from states.
                if let column = stored[field], column.isEmpty { continue }
                let column = stored[field].map { $0.withUnsafeBytes(SegmentColumn.init) }
                if case .some(nil) = column {
                    faults.append("view, segment \(segment), field \(field): can't be read")
                    continue
                }
                let differs = asked.first { row in
                    column??.string(row) != fresh[field]?.string(row)
                }
                guard let differs else { continue }
                let record = rows.lowerBound + Int64(differs)
                faults.append(
                    "view, segment \(segment), field \(field): not what record row \(record) says"
                )
            }
        }
        return faults
    }

    private func segments() throws -> [Int64] {
        var segments: [Int64] = []
        try database.scan("SELECT DISTINCT segment FROM view_segment ORDER BY segment") {
            segments.append($0.integer(0))
        }
        return segments
    }

    private func storedColumns(_ segment: Int64) throws -> [Int64: [UInt8]] {
        var columns: [Int64: [UInt8]] = [:]
        try database.scan(
            "SELECT field, content FROM view_segment WHERE segment = ?",
            [segment]
        ) { row in columns[row.integer(0)] = Array(try row.bytes(1)) }
        return columns
    }
}

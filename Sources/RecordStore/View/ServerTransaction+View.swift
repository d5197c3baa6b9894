internal import GRDB
internal import RecordFormat

/// The view: what counts read of records, in columns, so that a million are read in a moment.
///
/// A segment has the records whose row numbers agree but for the last twelve bits. It is built once
/// all of these are there, because rows are never deleted, and holds what the states held then.
/// `view_stale` names the records that have changed since; of these the states are read, as of those that
/// no segment has. A negative number there names a segment that an erasure has removed.
extension ServerTransaction {
    /// So many changed records make it worth building their segment again: with a million records, counts
    /// then look up less than one in a hundred by itself.
    private static let staleMax: Int64 = 32

    /// Notes in the transaction that changes a record that the view doesn't know the new state.
    ///
    /// Of an erased record nothing stays: its segment goes with the values.
    func changeView(of record: Int64, to bytes: [UInt8]) throws {
        let segment = record >> Int64(SegmentColumn.shift)
        guard try hasSegment(segment) else { return }
        var outline = StateOutline()
        let isPlain = bytes.withUnsafeBytes { outline.read($0) } && outline.standing != .erased
        if isPlain { return try noteStale(record) }
        try removeSegment(segment)
        try noteStale(-1 - segment)
    }

    /// Builds segments that are complete, missing or much changed; each takes about ten milliseconds.
    ///
    /// - Parameter segmentsMax: No more than these, so that nobody waits long.
    /// - Returns: Whether there was nothing left to do.
    @discardableResult
    public func catchUpView(segmentsMax: Int) throws -> Bool {
        let missing = try numbers(
            "SELECT -1 - record FROM view_stale WHERE record < 0 LIMIT ?",
            Int64(segmentsMax)
        )
        var segments = missing
        let records = try database.integer("SELECT max(n) FROM record") ?? 0
        let complete = (records + 1) >> Int64(SegmentColumn.shift)
        let built = try database.integer("SELECT max(segment) FROM view_segment") ?? -1
        var next = built + 1
        while next < complete, segments.count < segmentsMax {
            if !segments.contains(next) { segments.append(next) }
            next += 1
        }
        if segments.isEmpty { segments = try muchChangedSegments(segmentsMax) }
        for segment in segments { try buildSegment(segment) }
        return segments.isEmpty
    }

    /// One segment as its records' states make it now.
    func segmentBuilder(_ segment: Int64, keepsAll: Bool = false) throws -> SegmentBuilder {
        let rows = segmentRows(segment)
        var builder = SegmentBuilder(keepsAll: keepsAll)
        try database.scan(
            "SELECT n, scope, state FROM record WHERE n BETWEEN ? AND ?",
            [rows.lowerBound, rows.upperBound]
        ) { row in
            let place = Int(row.integer(0) - rows.lowerBound)
            builder.add(row: place, scope: row.integer(1), try row.bytes(2))
        }
        return builder
    }

    /// The row numbers of a segment's records.
    func segmentRows(_ segment: Int64) -> ClosedRange<Int64> {
        let first = segment << Int64(SegmentColumn.shift)
        return first...(first + Int64(SegmentColumn.rows) - 1)
    }

    /// The records that have changed since their segments were built, ascending.
    func staleRecords() throws -> [Int64] {
        try numbers("SELECT record FROM view_stale WHERE record >= ? ORDER BY record", 0)
    }

    private func buildSegment(_ segment: Int64) throws {
        try removeSegment(segment)
        for column in try segmentBuilder(segment).columns {
            try database.run(
                "INSERT INTO view_segment(segment, field, content) VALUES (?, ?, ?)",
                [segment, column.field, column.stored]
            )
        }
    }

    private func removeSegment(_ segment: Int64) throws {
        let rows = segmentRows(segment)
        try database.run("DELETE FROM view_segment WHERE segment = ?", [segment])
        try database.run(
            "DELETE FROM view_stale WHERE record BETWEEN ? AND ? OR record = ?",
            [rows.lowerBound, rows.upperBound, -1 - segment]
        )
    }

    private func hasSegment(_ segment: Int64) throws -> Bool {
        try database.row(
            "SELECT 1 FROM view_segment WHERE segment = ? AND field = ?",
            [segment, SegmentBuilder.head]
        ) != nil
    }

    private func noteStale(_ number: Int64) throws {
        try database.run("INSERT OR IGNORE INTO view_stale(record) VALUES (?)", [number])
    }

    private func muchChangedSegments(_ max: Int) throws -> [Int64] {
        try numbers(
            """
            SELECT record >> \(SegmentColumn.shift) AS segment FROM view_stale
            WHERE record >= 0 GROUP BY segment HAVING count(*) >= \(Self.staleMax) LIMIT ?
            """,
            Int64(max)
        )
    }

    private func numbers(_ sql: String, _ value: Int64) throws -> [Int64] {
        var numbers: [Int64] = []
        try database.scan(sql, [value]) { numbers.append($0.integer(0)) }
        return numbers
    }
}

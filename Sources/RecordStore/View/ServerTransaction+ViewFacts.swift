internal import GRDB

extension ServerTransaction {
    /// Hands over what every record of these scopes says now: out of the view as far as it goes, and
    /// out of states.
    ///
    /// What a segment can't tell is read from the states; what it tells is what they would.
    func eachPresentFact(
        of scopes: [ServerScope],
        _ pass: FactPass,
        groups: FactPass.GroupSink,
        records: FactPass.RecordSink
    ) throws {
        var pass = pass
        let known = Dictionary(uniqueKeysWithValues: scopes.map { ($0.number, FactScope($0)) })
        let stale = try staleRecords()
        // A view of nothing has no last segment.
        let built = try database.integer("SELECT max(segment) FROM view_segment") ?? -1
        if pass.needsJoins {
            let kinds = pass.joiningKinds
            let joining = { (segment: ViewSegment) in segment.joining(among: kinds) }
            try eachRun(upTo: built, stale, segments: joining) { row in
                guard known[row.integer(0)] != nil else { return }
                try pass.noteJoins(row.bytes(2))
            }
        }
        func add(_ row: ScannedRow) throws {
            guard let scope = known[row.integer(0)] else { return }
            try pass.add(
                row.bytes(2),
                of: try recordID(row.bytes(1)),
                in: scope,
                to: groups,
                records
            )
        }
        func add(_ segment: ViewSegment) throws -> [Int] {
            try pass.add(segment, known, to: groups)
        }
        try eachRun(upTo: built, stale, segments: add, states: add)
        try pass.finish(to: groups)
    }

    private static let everyState = "SELECT scope, id, state FROM record"

    /// Goes through all records, segment by segment.
    ///
    /// - Parameters:
    ///   - segments: Takes a segment and answers which of its rows have to be read from states.
    ///   - states: Takes a record's scope, id and state.
    private func eachRun(
        upTo last: Int64,
        _ stale: [Int64],
        segments body: (ViewSegment) throws -> [Int],
        states state: (ScannedRow) throws -> Void
    ) throws {
        var next = 0
        for number in stride(from: 0, through: last, by: 1) {
            let rows = segmentRows(number)
            var isStale = [Bool](repeating: false, count: SegmentColumn.rows)
            while next < stale.count, stale[next] <= rows.upperBound {
                if stale[next] >= rows.lowerBound {
                    isStale[Int(stale[next] - rows.lowerBound)] = true
                }
                next += 1
            }
            guard let segment = try segment(number, isStale: isStale) else {
                try database.scan(
                    Self.everyState + " WHERE n BETWEEN ? AND ?",
                    [rows.lowerBound, rows.upperBound],
                    state
                )
                continue
            }
            for row in try body(segment) {
                try database.scan(
                    Self.everyState + " WHERE n = ?",
                    [rows.lowerBound + Int64(row)],
                    state
                )
            }
        }
        try database.scan(Self.everyState + " WHERE n > ?", [segmentRows(last).upperBound], state)
    }

    private func segment(_ number: Int64, isStale: [Bool]) throws -> ViewSegment? {
        guard case .kept(let heads) = try column(number, SegmentBuilder.head) else { return nil }
        return ViewSegment(heads: heads, isStale: isStale) { field in
            try column(number, Int64(field))
        }
    }

    private func column(_ segment: Int64, _ field: Int64) throws -> ViewSegment.Column {
        var found = ViewSegment.Column.absent
        try database.scan(
            "SELECT content FROM view_segment WHERE segment = ? AND field = ?",
            [segment, field]
        ) { row in
            found = SegmentColumn(try row.bytes(0)).map { .kept($0) } ?? .leftOut
        }
        return found
    }
}

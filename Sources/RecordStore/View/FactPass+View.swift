internal import Counting
internal import Programmes

extension FactPass {
    /// Adds what a segment of the view knows.
    ///
    /// - Parameter known: The scopes whose records are asked for, by their numbers.
    /// - Returns: The rows whose states have to be read.
    mutating func add(
        _ segment: ViewSegment,
        _ known: [Int64: FactScope],
        to sink: GroupSink
    ) throws -> [Int] {
        let heading = segment.heading
        var isLeft = heading.map { head in
            switch head {
            case .nothing: false
            case .undecided: true
            case .record(let kind, _, _): isSingle(kind)
            }
        }
        for place in kinds.indices {
            let numbers = heading.map { scopeNumber($0, kind: kinds.keys[place], among: known) }
            guard numbers.contains(where: { $0 >= 0 }) else { continue }
            if let columns = try segment.columns(kinds.values[place].ids) {
                kinds.values[place].add(segment, columns, scopes: numbers)
                if kinds.values[place].isFull { try drain(place, to: sink) }
            } else {
                for (head, number) in numbers.enumerated() where number >= 0 { isLeft[head] = true }
            }
        }
        return segment.rows { isLeft[$0] }
    }

    /// The number that the scope of such records has here; -1 for records that are not asked for.
    private mutating func scopeNumber(
        _ head: SegmentHead,
        kind: UInt32,
        among known: [Int64: FactScope]
    ) -> Int {
        guard case .record(kind, let number, let id) = head, let scope = known[number] else {
            return -1
        }
        return id.withUnsafeBytes { scopes.number(of: scope, named: $0) }
    }
}

extension KindGroups {
    /// Counts a segment's records of this kind.
    ///
    /// - Parameters:
    ///   - columns: One for each of ``ids``.
    ///   - scopes: For each number of the segment's first column the scope's; -1 for other records.
    mutating func add(_ segment: ViewSegment, _ columns: [SegmentColumn?], scopes: [Int]) {
        var rowScopes = segment.heads.numbers.map { Int32(truncatingIfNeeded: scopes[Int($0)]) }
        for row in rowScopes.indices where segment.isStale[row] { rowScopes[row] = -1 }
        let numbers = columns.enumerated().map { place, column in
            guard let column else { return [UInt32](repeating: 0, count: SegmentColumn.rows) }
            // Some may be strings of another kind's records; these are never counted here.
            let known = [0] + column.strings.map { number(of: $0, in: place) }
            return column.numbers.map { known[Int($0)] }
        }
        add(numbers, scopes: rowScopes, scopeCount: scopes.max() ?? 0)
    }
}

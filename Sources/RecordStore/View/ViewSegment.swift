/// A segment of the view while it is read.
struct ViewSegment {
    /// What is stored of a field.
    enum Column {
        case kept(SegmentColumn)
        /// Some record has the field, and only its state says what it holds.
        case leftOut
        /// No record of the segment has the field.
        case absent
    }

    let heads: SegmentColumn
    /// Whether the record of a row has changed since.
    let isStale: [Bool]
    private let load: (UInt32) throws -> Column

    init(
        heads: SegmentColumn,
        isStale: [Bool],
        load: @escaping (UInt32) throws -> Column
    ) {
        self.heads = heads
        self.isStale = isStale
        self.load = load
    }

    /// The columns of these fields, nil for one that no record has; nil if one is not kept.
    func columns(_ fields: [UInt32]) throws -> [SegmentColumn?]? {
        var columns: [SegmentColumn?] = []
        for field in fields {
            switch try load(field) {
            case .kept(let column): columns.append(column)
            case .absent: columns.append(nil)
            case .leftOut: return nil
            }
        }
        return columns
    }

    /// What each number of the first column stands for, from 0.
    var heading: [SegmentHead] { [.nothing] + heads.strings.map(SegmentHead.init) }

    /// The rows whose states have to be read, for they may be of these kinds.
    func joining(among kinds: Set<UInt32>) -> [Int] {
        let isAsked = heading.map { head in
            switch head {
            case .nothing: false
            case .undecided: true
            case .record(let kind, _, _): kinds.contains(kind)
            }
        }
        return rows { isAsked[$0] }
    }

    /// The rows that are stale, and those whose head's number fits.
    func rows(_ fits: (Int) -> Bool) -> [Int] {
        (0..<SegmentColumn.rows).filter { isStale[$0] || fits(Int(heads.numbers[$0])) }
    }
}

/// What a segment knows of a record beside its fields.
enum SegmentHead: Equatable {
    /// Counts nowhere: it is erased, or there is no such record.
    case nothing
    /// Only its state says whether and how it counts.
    case undecided
    /// Counts, as a record of this kind in this scope.
    case record(kind: UInt32, scope: Int64, id: [UInt8])

    /// As a string of the segment's first column; ``nothing`` has none.
    var string: [UInt8]? {
        switch self {
        case .nothing: nil
        case .undecided: []
        case .record(let kind, let scope, let id):
            Self.octets(UInt64(kind)) + Self.octets(UInt64(bitPattern: scope)) + id
        }
    }

    init(_ string: [UInt8]) {
        guard string.count >= 16, let kind = UInt32(exactly: Self.number(string[0..<8])) else {
            self = .undecided
            return
        }
        let scope = Int64(bitPattern: Self.number(string[8..<16]))
        self = .record(kind: kind, scope: scope, id: Array(string[16...]))
    }

    private static func octets(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> UInt64 {
        octets.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// The mutations a state has seen: for each writer the highest counter.
///
/// One number a writer is exact because a replica always ships all its own mutations of a record:
/// states are downward-closed.
public struct CausalContext: Equatable, Sendable {
    /// Writers ascending, each with a counter above zero.
    public private(set) var counters: SortedMap<WriterID, UInt64>

    public init() {
        counters = SortedMap()
    }

    public init(_ counters: SortedMap<WriterID, UInt64>) {
        self.counters = counters
    }

    /// The highest counter seen of a writer, 0 if none; setting 0 forgets the writer.
    public subscript(writer: WriterID) -> UInt64 {
        get { counters[writer] ?? 0 }
        set { counters[writer] = newValue == 0 ? nil : newValue }
    }

    /// Whether the mutation is in this past.
    public func contains(_ dot: Dot) -> Bool {
        dot.counter <= self[dot.writer]
    }

    /// Adds one mutation and, as states are downward-closed, every earlier one of its writer.
    public mutating func insert(_ dot: Dot) {
        guard !contains(dot) else { return }
        counters[dot.writer] = dot.counter
    }

    /// The union of both pasts.
    public func joined(with other: Self) -> Self {
        guard self != other else { return self }
        return Self(counters.merged(with: other.counters) { _, left, right in max(left, right) })
    }

    /// Whether every mutation of `other` is in this past.
    public func contains(_ other: Self) -> Bool {
        other.counters.entries.allSatisfy { self[$0.key] >= $0.value }
    }
}

private func max(_ left: UInt64?, _ right: UInt64?) -> UInt64? {
    guard let left else { return right }
    guard let right else { return left }
    return Swift.max(left, right)
}

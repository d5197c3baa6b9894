/// The siblings of one register: every written value that no replica's writer had seen and replaced.
public typealias Siblings = SortedMap<Dot, Value>

/// The elements of one add-wins set, each with the adds that no seen removal covers.
///
/// Source: Bieniusa et al. 2012, "An Optimized Conflict-free Replicated Set" (OR-set without tombstones).
public typealias Elements = SortedMap<Value, SortedMap<Dot, Present>>

/// One counter: each writer's own sums.
///
/// Source: Shapiro et al. 2011, INRIA RR-7506, section 3.1.3 (PN-Counter).
public typealias Tallies = SortedMap<WriterID, Tally>

/// The value of a dot that only has to be there.
public struct Present: Hashable, Sendable {
    public init() {}
}

/// What one writer has added to and taken from a tally, and its last mutation of it.
public struct Tally: Hashable, Sendable {
    public var plus: UInt64
    public var minus: UInt64
    /// Counter of the writer's last mutation of this tally.
    public var last: UInt64

    public init(plus: UInt64, minus: UInt64, last: UInt64) {
        self.plus = plus
        self.minus = minus
        self.last = last
    }

    func joined(with other: Self) -> Self {
        Self(
            plus: max(plus, other.plus),
            minus: max(minus, other.minus),
            last: max(last, other.last)
        )
    }
}

/// One void: what its author had seen, and why.
public struct VoidMark: Hashable, Sendable {
    /// The record's context right after the void, the void itself included.
    public var context: CausalContext
    /// The reason's canonical bytes.
    public var reason: Value

    public init(context: CausalContext, reason: Value) {
        self.context = context
        self.reason = reason
    }
}

extension CausalContext: Hashable {
    public func hash(into hasher: inout Hasher) {
        for entry in counters.entries {
            hasher.combine(entry.key)
            hasher.combine(entry.value)
        }
    }
}

/// Keeps the dots that both sides hold, and those that one side holds and the other has not seen.
///
/// Source: Rinberg et al. 2022, "DSON", PVLDB 15(5), section 4 (join of dot stores).
func keep<Payload>(
    _ left: SortedMap<Dot, Payload>,
    _ leftContext: CausalContext,
    _ right: SortedMap<Dot, Payload>,
    _ rightContext: CausalContext,
    _ choose: (Payload, Payload) -> Payload
) -> SortedMap<Dot, Payload> {
    left.merged(with: right) { dot, mine, theirs in
        if let mine, let theirs { return choose(mine, theirs) }
        if let mine { return rightContext.contains(dot) ? nil : mine }
        return leftContext.contains(dot) ? nil : theirs
    }
}

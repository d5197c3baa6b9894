/// Everything that is known of one record: the state that replicas exchange and join.
///
/// Design section 4: `(scope, C, R, A, N, X, E)`, plus the kind and the day that each live dot's
/// author claimed. Empty registers, sets and tallies are never stored, so equal states are `==`.
public struct RecordState: Equatable, Sendable {
    /// Immutable: a record never changes scope.
    public let scope: ScopeID
    /// Immutable: a record never changes kind.
    public let kind: KindID
    /// C: the mutations this state has seen.
    public var context: CausalContext
    /// R: the siblings of each register.
    public var registers: SortedMap<FieldID, Siblings>
    /// A: the elements of each set.
    public var sets: SortedMap<FieldID, Elements>
    /// N: the tallies.
    public var tallies: SortedMap<FieldID, Tallies>
    /// X: the voids that no seen mutation has answered.
    public var marks: SortedMap<Dot, VoidMark>
    /// The day, counted from 1970-01-01, that the author of each live dot claimed; for people to read,
    /// never to decide.
    public var days: SortedMap<Dot, Int32>
    /// E: why the record was erased, in canonical bytes; nil while it is not.
    public var erasure: Value?

    /// A record of which nothing is known yet.
    public init(scope: ScopeID, kind: KindID) {
        self.scope = scope
        self.kind = kind
        context = CausalContext()
        registers = SortedMap()
        sets = SortedMap()
        tallies = SortedMap()
        marks = SortedMap()
        days = SortedMap()
    }

    /// Whether the record counts and is listed.
    ///
    /// A void hides what its author had seen; a mutation that the author had not seen keeps the
    /// record whole.
    public var isShown: Bool {
        guard erasure == nil else { return false }
        return marks.isEmpty || hasContentOutsideMarks
    }

    /// Whether a void and an edit were concurrent, which a person should look at.
    public var isVoidContested: Bool {
        erasure == nil && !marks.isEmpty && hasContentOutsideMarks
    }

    private var hasContentOutsideMarks: Bool {
        // All marks' pasts in one: to ask each mark about each dot would take the square of a record.
        var seen = CausalContext()
        for mark in marks.entries {
            for entry in mark.value.context.counters.entries {
                seen.insert(Dot(entry.key, entry.value))
            }
        }
        func isOutside(_ dot: Dot) -> Bool { !seen.contains(dot) }
        return registers.entries.contains { $0.value.entries.contains { isOutside($0.key) } }
            || sets.entries.contains { field in
                field.value.entries.contains { $0.value.entries.contains { isOutside($0.key) } }
            }
            || tallies.entries.contains { field in
                field.value.entries.contains { isOutside(Dot($0.key, $0.value.last)) }
            }
    }

    /// The distinct values of a register, the shown one first.
    ///
    /// Shown is the one with the greatest canonical bytes, so neither a clock nor a re-issued dot
    /// can change it. More than one is a conflict.
    public func values(of field: FieldID) -> [Value] {
        guard let siblings = registers[field] else { return [] }
        if siblings.count == 1 { return [siblings.entries[0].value] }
        return Set(siblings.entries.map(\.value)).sorted(by: >)
    }

    /// The elements of a set, ascending by canonical bytes.
    public func elements(of field: FieldID) -> [Value] {
        sets[field]?.entries.map(\.key) ?? []
    }

    /// The sum of a tally over all writers; nil if nobody has touched it.
    public func tally(of field: FieldID) -> Int64? {
        guard let writers = tallies[field] else { return nil }
        return writers.entries.reduce(into: Int64(0)) { sum, entry in
            sum &+= Int64(truncatingIfNeeded: entry.value.plus)
            sum &-= Int64(truncatingIfNeeded: entry.value.minus)
        }
    }

    /// Whether some register has distinct siblings, or a void and an edit were concurrent.
    public var hasConflicts: Bool {
        isVoidContested
            || registers.entries.contains { field in
                field.value.entries.dropFirst().contains {
                    $0.value != field.value.entries[0].value
                }
            }
    }

    /// Hands over every live dot, those of registers, sets and marks (tallies keep their own last), in no
    /// order; one that comes again at once is left out, any other may come again.
    @inlinable
    public func eachLiveDot<Failure>(_ body: (Dot) throws(Failure) -> Void) throws(Failure) {
        // One mutation writes many fields as a rule.
        var last: Dot?
        func give(_ dot: Dot) throws(Failure) {
            if dot == last { return }
            last = dot
            try body(dot)
        }
        for field in registers.entries {
            for sibling in field.value.entries { try give(sibling.key) }
        }
        for field in sets.entries {
            for element in field.value.entries {
                for add in element.value.entries { try give(add.key) }
            }
        }
        for mark in marks.entries { try give(mark.key) }
    }

    /// Every live dot once, ascending.
    public var liveDots: [Dot] {
        var dots: [Dot] = []
        eachLiveDot { dots.append($0) }
        guard dots.count > 1 else { return dots }
        dots.sort()
        return dots.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// Drops the days of dots that are no longer live.
    mutating func forgetDeadDays() {
        let live = liveDots
        guard live.count != days.count else { return }
        var kept: [SortedMap<Dot, Int32>.Entry] = []
        kept.reserveCapacity(live.count)
        for dot in live {
            if let day = days[dot] { kept.append(.init(key: dot, value: day)) }
        }
        days = SortedMap(ascending: kept)
    }
}

/// One of a writer's own mutations of a record, as its device remembers it.
public struct IssuedMutation: Hashable, Sendable {
    /// The counter under which it was issued.
    public let counter: UInt64
    /// The counter under the new writer, or nil if it keeps its dot.
    public let newCounter: UInt64?
    /// What it added to and took from each tally.
    public let tallies: [FieldID: Int64]

    public init(counter: UInt64, newCounter: UInt64?, tallies: [FieldID: Int64]) {
        self.counter = counter
        self.newCounter = newCounter
        self.tallies = tallies
    }
}

extension RecordState {
    /// Moves some of a writer's mutations to a new writer, in every place where they occur.
    ///
    /// After a fork two databases have issued the same dots for different mutations. The one that
    /// finds out re-issues those that the server lacks, so that each dot means one mutation again
    /// (design section 5). Pure renaming: relative order and everything other writers did stay.
    ///
    /// - Parameters:
    ///   - mutations: all of the writer's mutations of this record, ascending by counter.
    ///   - writer: the writer that forked.
    ///   - newWriter: a fresh writer; its counters follow the order of the old ones.
    public func reissued(
        _ mutations: [IssuedMutation],
        of writer: WriterID,
        as newWriter: WriterID
    ) -> Self {
        var result = self
        let renamed = Renaming(mutations: mutations, writer: writer, newWriter: newWriter)
        result.context = renamed.context(context)
        result.registers = registers.compactMapValues(renamed.dots)
        result.sets = sets.compactMapValues { $0.compactMapValues(renamed.dots) }
        result.marks = renamed.dots(marks).compactMapValues {
            VoidMark(context: renamed.context($0.context), reason: $0.reason)
        }
        result.days = renamed.dots(days)
        for entry in tallies.entries {
            result.tallies[entry.key] = renamed.tallies(entry.value, of: entry.key)
        }
        result.coverDots(of: writer)
        return result
    }

    /// Sees to it that the context has a writer's dots that are still there.
    ///
    /// All are, unless somebody else has put dots of this writer into the state.
    private mutating func coverDots(of writer: WriterID) {
        var highest = context[writer]
        for dot in liveDots where dot.writer == writer { highest = max(highest, dot.counter) }
        for field in tallies.entries { highest = max(highest, field.value[writer]?.last ?? 0) }
        if highest > context[writer] { context[writer] = highest }
    }
}

private struct Renaming {
    let mutations: [IssuedMutation]
    let writer: WriterID
    let newWriter: WriterID

    func dot(_ dot: Dot) -> Dot {
        guard dot.writer == writer,
            let new = mutations.first(where: { $0.counter == dot.counter })?.newCounter
        else { return dot }
        return Dot(newWriter, new)
    }

    func dots<Payload>(_ map: SortedMap<Dot, Payload>) -> SortedMap<Dot, Payload> {
        var result = SortedMap<Dot, Payload>()
        for entry in map.entries { result[dot(entry.key)] = entry.value }
        return result
    }

    func context(_ context: CausalContext) -> CausalContext {
        let seen = context[writer]
        guard seen > 0, mutations.contains(where: { $0.newCounter != nil }) else { return context }
        var result = context
        let past = mutations.filter { $0.counter <= seen }
        result[writer] = past.last { $0.newCounter == nil }?.counter ?? 0
        result[newWriter] = max(result[newWriter], past.compactMap(\.newCounter).max() ?? 0)
        return result
    }

    func tallies(_ tallies: Tallies, of field: FieldID) -> Tallies? {
        let touching = mutations.filter { $0.tallies[field] != nil }
        let moved = touching.filter { $0.newCounter != nil }
        guard !moved.isEmpty, var old = tallies[writer] else { return tallies }
        var new = Tally(plus: 0, minus: 0, last: 0)
        for mutation in moved {
            let amount = mutation.tallies[field] ?? 0
            if amount >= 0 { new.plus += amount.magnitude } else { new.minus += amount.magnitude }
            new.last = max(new.last, mutation.newCounter ?? 0)
        }
        old.plus -= min(old.plus, new.plus)
        old.minus -= min(old.minus, new.minus)
        old.last = touching.last { $0.newCounter == nil }?.counter ?? 0
        var result = tallies
        result[writer] = old.last == 0 ? nil : old
        result[newWriter] = new
        return result
    }
}

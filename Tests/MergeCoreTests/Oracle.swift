import MergeCore

/// What a replica must hold, worked out from the true causal history alone.
///
/// Knows nothing of joins: it asks of every change whether someone who had seen it replaced it.
struct Oracle {
    private let history: History
    private let numbers: [Int]

    /// The truth for whoever has seen exactly the mutations of `past`.
    init(_ history: History, _ past: Past) {
        self.history = history
        numbers = past.numbers
    }

    var state: RecordState {
        var state = Fields.empty
        state.context = context(of: numbers)
        state.erasure = erasure
        if state.erasure == nil {
            state.registers = registers
            state.sets = sets
            state.tallies = tallies
        }
        state.marks = SortedMap(
            ascending: voids.sorted { dot($0.number) < dot($1.number) }.map { void in
                let seen = history.mutations[void.number].seen.numbers + [void.number]
                return .init(
                    key: dot(void.number),
                    value: VoidMark(context: context(of: seen), reason: void.reason)
                )
            }
        )
        for number in numbers where state.liveDots.contains(dot(number)) {
            state.days[dot(number)] = history.mutations[number].stamp.day
        }
        return state
    }

    /// The rule of design section 4, over mutations instead of dots.
    var isShown: Bool { erasure == nil && (voids.isEmpty || hasUnseenContent) }

    var isVoidContested: Bool { erasure == nil && !voids.isEmpty && hasUnseenContent }

    /// Whether something is live that none of the live voids' authors had seen.
    private var hasUnseenContent: Bool {
        var voided = Past()
        for void in voids {
            voided.formUnion(history.mutations[void.number].seen)
            voided.insert(void.number)
        }
        return liveContent.contains { !voided.contains($0) }
    }

    private var liveContent: [Int] {
        numbers.filter { number in
            history.mutations[number].changes.contains { change in
                switch change {
                case .set(let field, _): !isReplaced(number, by: { sets(field, $0) })
                case .add(let value, let field):
                    !isReplaced(number, by: { $0.element == Element(field, value) })
                case .tally(let field, _): isLastTally(number, of: field)
                default: false
                }
            }
        }
    }

    private var erasure: Value? {
        changes.compactMap { _, change in
            if case .erase(let reason) = change { reason } else { nil }
        }.max()
    }

    private var voids: [(number: Int, reason: Value)] {
        changes.compactMap { number, change in
            guard case .void(let reason) = change,
                !isReplaced(number, by: \.answersVoids)
            else { return nil }
            return (number, reason)
        }
    }

    private var registers: SortedMap<FieldID, Siblings> {
        var result = SortedMap<FieldID, Siblings>()
        for (number, change) in changes {
            guard case .set(let field, let value) = change,
                !isReplaced(number, by: { sets(field, $0) })
            else { continue }
            var siblings = result[field] ?? Siblings()
            siblings[dot(number)] = value
            result[field] = siblings
        }
        return result
    }

    private var sets: SortedMap<FieldID, Elements> {
        var result = SortedMap<FieldID, Elements>()
        for (number, change) in changes {
            guard case .add(let value, let field) = change,
                !isReplaced(number, by: { $0.element == Element(field, value) })
            else { continue }
            var elements = result[field] ?? Elements()
            var adds = elements[value] ?? SortedMap()
            adds[dot(number)] = Present()
            elements[value] = adds
            result[field] = elements
        }
        return result
    }

    private var tallies: SortedMap<FieldID, Tallies> {
        var result = SortedMap<FieldID, Tallies>()
        for (number, change) in changes {
            guard case .tally(let field, let amount) = change else { continue }
            var writers = result[field] ?? Tallies()
            var own = writers[dot(number).writer] ?? Tally(plus: 0, minus: 0, last: 0)
            if amount < 0 { own.minus += amount.magnitude } else { own.plus += amount.magnitude }
            own.last = max(own.last, dot(number).counter)
            writers[dot(number).writer] = own
            result[field] = writers
        }
        return result
    }

    private var changes: [(Int, Change)] {
        numbers.flatMap { number in history.mutations[number].changes.map { (number, $0) } }
    }

    /// Whether someone who had seen the mutation made a change like `isReplacement` says.
    private func isReplaced(_ number: Int, by isReplacement: (Change) -> Bool) -> Bool {
        numbers.contains { later in
            history.mutations[later].seen.contains(number)
                && history.mutations[later].changes.contains(where: isReplacement)
        }
    }

    private func isLastTally(_ number: Int, of field: FieldID) -> Bool {
        !numbers.contains { later in
            dot(later).writer == dot(number).writer && dot(later).counter > dot(number).counter
                && history.mutations[later].changes.contains { change in
                    if case .tally(field, _) = change { true } else { false }
                }
        }
    }

    private func sets(_ field: FieldID, _ change: Change) -> Bool {
        if case .set(field, _) = change { true } else { false }
    }

    private func dot(_ number: Int) -> Dot { history.mutations[number].stamp.dot }

    private func context(of numbers: [Int]) -> CausalContext {
        var context = CausalContext()
        for number in numbers {
            let dot = dot(number)
            context[dot.writer] = max(context[dot.writer], dot.counter)
        }
        return context
    }
}

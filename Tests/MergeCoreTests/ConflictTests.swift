import MergeCore
import Testing

@Suite struct `What becomes of concurrent work` {
    private let field = Fields.registers[0]
    private let set = Fields.sets[0]
    private let tally = Fields.tallies[0]
    private let one = Fields.value(1)
    private let two = Fields.value(2)

    /// A record with one register written, as every replica has it.
    private var base: RecordState {
        var state = Fields.empty
        state.set(field, to: Fields.value(0), at: Fields.stamp(1, 1))
        return state
    }

    @Test func `concurrent writes are both kept and the shown one is the greater bytes`() {
        var left = base
        var right = base
        left.set(field, to: two, at: Fields.stamp(1, 2))
        right.set(field, to: one, at: Fields.stamp(2, 1))

        let joined = left.joined(with: right)

        #expect(joined.values(of: field) == [two, one])
        #expect(joined.hasConflicts)
    }

    @Test(arguments: [Int64(1), -1])
    func `a tally that holds all it can is still counted on`(amount: Int64) {
        var state = base
        let writer = Fields.stamp(1, 2).dot.writer
        state.tallies[tally] = Tallies(
            ascending: [.init(key: writer, value: Tally(plus: .max, minus: .max, last: 1))]
        )

        state.tally(tally, by: amount, at: Fields.stamp(1, 2))

        #expect(state.tallies[tally]?[writer] == Tally(plus: .max, minus: .max, last: 2))
    }

    @Test func `a shorter value that starts alike is the lesser one`() {
        var left = base
        var right = base
        left.set(field, to: Value(bytes: [0x61]), at: Fields.stamp(1, 2))
        right.set(field, to: Value(bytes: [0x61, 0x62]), at: Fields.stamp(2, 1))

        let joined = left.joined(with: right)

        #expect(joined.values(of: field).first == Value(bytes: [0x61, 0x62]))
    }

    @Test func `equal concurrent values are no conflict`() {
        var left = base
        var right = base
        left.set(field, to: one, at: Fields.stamp(1, 2))
        right.set(field, to: one, at: Fields.stamp(2, 1))

        let joined = left.joined(with: right)

        #expect(joined.values(of: field) == [one])
        #expect(joined.registers[field]?.count == 2)
        #expect(!joined.hasConflicts)
    }

    @Test func `who has seen both siblings resolves the conflict by an ordinary write`() {
        var left = base
        var right = base
        left.set(field, to: two, at: Fields.stamp(1, 2))
        right.set(field, to: one, at: Fields.stamp(2, 1))

        var resolved = left.joined(with: right)
        resolved.set(field, to: one, at: Fields.stamp(3, 1))

        #expect(resolved.values(of: field) == [one])
        #expect(resolved.joined(with: left).joined(with: right) == resolved)
    }

    @Test func `an edit concurrent with a void keeps the record`() {
        var voided = base
        var edited = base
        voided.void(reason: one, at: Fields.stamp(1, 2))
        edited.set(field, to: two, at: Fields.stamp(2, 1))
        #expect(!voided.isShown)

        let joined = voided.joined(with: edited)

        #expect(joined.isShown)
        #expect(joined.isVoidContested)
        #expect(joined.hasConflicts)
        #expect(joined.values(of: field) == [two])
    }

    @Test func `a tally concurrent with a void keeps the record`() {
        var voided = base
        var counted = base
        voided.void(reason: one, at: Fields.stamp(1, 2))
        counted.tally(tally, by: 3, at: Fields.stamp(2, 1))

        let joined = voided.joined(with: counted)

        #expect(joined.isShown)
        #expect(joined.isVoidContested)
    }

    @Test func `a removal concurrent with a void does not bring the record back`() {
        var start = base
        start.add(one, to: set, at: Fields.stamp(1, 2))
        var voided = start
        var trimmed = start
        voided.void(reason: one, at: Fields.stamp(1, 3))
        trimmed.remove(one, from: set, at: Fields.stamp(2, 1))

        let joined = voided.joined(with: trimmed)

        #expect(!joined.isShown)
        #expect(joined.marks.count == 1)
    }

    @Test func `an edit by someone who saw the void undoes it`() {
        var state = base
        state.void(reason: one, at: Fields.stamp(1, 2))
        let voided = state
        state.set(field, to: two, at: Fields.stamp(2, 1))

        #expect(state.joined(with: voided) == state)
        #expect(state.isShown)
        #expect(!state.isVoidContested)
    }

    @Test func `a removal concurrent with an add keeps the element`() {
        var start = base
        start.add(one, to: set, at: Fields.stamp(1, 2))
        var removed = start
        var added = start
        removed.remove(one, from: set, at: Fields.stamp(1, 3))
        added.add(one, to: set, at: Fields.stamp(2, 1))

        #expect(removed.joined(with: added).elements(of: set) == [one])
        #expect(removed.joined(with: start).elements(of: set).isEmpty)
    }

    @Test func `tallies of several writers add up and doubled deliveries don't`() {
        var left = base
        var right = base
        left.tally(tally, by: 4, at: Fields.stamp(1, 2))
        right.tally(tally, by: -1, at: Fields.stamp(2, 1))
        right.tally(tally, by: 2, at: Fields.stamp(2, 2))

        let joined = left.joined(with: right).joined(with: right).joined(with: left)

        #expect(joined.tally(of: tally) == 5)
        #expect(joined.tally(of: Fields.tallies[1]) == nil)
    }

    @Test func `an erasure wins over everything concurrent and keeps the skeleton`() {
        var erased = base
        var edited = base
        erased.erase(reason: one, at: Fields.stamp(1, 2))
        edited.set(field, to: two, at: Fields.stamp(2, 1))
        edited.add(one, to: set, at: Fields.stamp(2, 2))
        edited.tally(tally, by: 1, at: Fields.stamp(2, 3))

        let joined = edited.joined(with: erased)

        #expect(!joined.isShown)
        #expect(joined.registers.isEmpty && joined.sets.isEmpty && joined.tallies.isEmpty)
        #expect(joined.erasure == one)
        #expect(joined.context[WriterID(2)] == 3)
    }

    @Test func `one dot with two values, which only a fault can make, ends equal everywhere`() {
        var left = base
        var right = base
        left.set(field, to: one, at: Fields.stamp(2, 1))
        right.set(field, to: two, at: Fields.stamp(2, 1))

        #expect(left.joined(with: right) == right.joined(with: left))
        #expect(left.joined(with: right).values(of: field) == [two])
    }

    @Test func `what one state has seen and lacks goes, although both have seen the same`() {
        var left = base
        left.set(field, to: one, at: Fields.stamp(2, 1))
        left.add(one, to: Fields.sets[0], at: Fields.stamp(2, 2))
        var right = left
        right.registers[field] = nil
        right.sets[Fields.sets[0]] = nil

        for joined in [left.joined(with: right), right.joined(with: left)] {
            #expect(joined.registers[field] == nil)
            #expect(joined.sets.isEmpty)
        }
    }
}

import MergeCore
import TestSupport
import Testing

@Suite struct `Re-issue after a fork` {
    @Test func `nothing is lost and nothing counted twice`() {
        for seed in Seeds.first(4_000) {
            var fork = Fork(seed: seed)
            fork.reissue()

            let clone = fork.history.replicas[fork.clone]
            let everything = joined(fork.history)

            let truth = Oracle(fork.history, clone.past)
            let wholeTruth = Oracle(fork.history, everything.past)
            #expect(clone.state == truth.state, "SEED=\(seed)")
            #expect(clone.state.isShown == truth.isShown, "SEED=\(seed)")
            #expect(everything.state == wholeTruth.state, "SEED=\(seed)")
            #expect(everything.state.isShown == wholeTruth.isShown, "SEED=\(seed)")
        }
    }

    @Test func `life goes on under the new writer`() {
        for seed in Seeds.first(2_000) {
            var fork = Fork(seed: seed)
            fork.reissue()

            for _ in 0..<12 { fork.history.step() }

            for replica in fork.history.replicas {
                let truth = Oracle(fork.history, replica.past).state
                #expect(replica.state == truth, "SEED=\(seed)")
            }
        }
    }

    @Test func `without it the clones would lose each other's work`() {
        let differing = (0..<200 as Range<UInt64>).filter { seed in
            let fork = Fork(seed: seed)
            let everything = joined(fork.history)
            return everything.state != Oracle(fork.history, everything.past).state
        }

        #expect(differing.count > 50)
    }

    /// A server can deliver a state with dots of the device's own writer that it never issued.
    @Test func `dots that the writer never issued stay in the context`() {
        var state = Fields.empty
        state.set(Fields.registers[0], to: Fields.value(1), at: Fields.stamp(1, 1))
        state.set(Fields.registers[1], to: Fields.value(2), at: Fields.stamp(1, 2))
        state.tally(Fields.tallies[0], by: 3, at: Fields.stamp(1, 3))

        let moved = state.reissued(
            [IssuedMutation(counter: 1, newCounter: 1, tallies: [:])],
            of: Fields.stamp(1, 1).dot.writer,
            as: Fields.stamp(9, 1).dot.writer
        )

        #expect(moved.context[Fields.stamp(1, 1).dot.writer] == 3)
        #expect(moved.liveDots.allSatisfy(moved.context.contains))
    }

    @Test func `registers, sets, tallies, marks and contexts all move`() {
        var state = Fields.empty
        state.tally(Fields.tallies[0], by: 2, at: Fields.stamp(1, 1))
        state.set(Fields.registers[0], to: Fields.value(1), at: Fields.stamp(1, 2))
        state.tally(Fields.tallies[0], by: -5, at: Fields.stamp(1, 3))
        state.add(Fields.value(2), to: Fields.sets[0], at: Fields.stamp(1, 4))
        state.void(reason: Fields.value(0), at: Fields.stamp(1, 5))
        let tally = Fields.tallies[0]

        let moved = state.reissued(
            [
                IssuedMutation(counter: 1, newCounter: nil, tallies: [tally: 2]),
                IssuedMutation(counter: 2, newCounter: nil, tallies: [:]),
                IssuedMutation(counter: 3, newCounter: 1, tallies: [tally: -5]),
                IssuedMutation(counter: 4, newCounter: 2, tallies: [:]),
                IssuedMutation(counter: 5, newCounter: 3, tallies: [:]),
            ],
            of: WriterID(1),
            as: WriterID(9)
        )

        var expected = Fields.empty
        expected.tally(Fields.tallies[0], by: 2, at: Fields.stamp(1, 1))
        expected.set(Fields.registers[0], to: Fields.value(1), at: Fields.stamp(1, 2))
        expected.tally(Fields.tallies[0], by: -5, at: Fields.stamp(9, 1))
        expected.add(Fields.value(2), to: Fields.sets[0], at: day(4, Fields.stamp(9, 2)))
        expected.void(reason: Fields.value(0), at: day(5, Fields.stamp(9, 3)))
        #expect(moved == expected)
        #expect(moved.marks[Dot(WriterID(9), 3)]?.context[WriterID(1)] == 2)
        #expect(moved.tally(of: tally) == -3)
    }

    @Test func `a record without a moved mutation stays as it is`() {
        var state = Fields.empty
        state.set(Fields.registers[0], to: Fields.value(1), at: Fields.stamp(1, 1))

        let moved = state.reissued(
            [IssuedMutation(counter: 1, newCounter: nil, tallies: [:])],
            of: WriterID(1),
            as: WriterID(9)
        )

        #expect(moved == state)
    }

    /// All replicas' states in one, and all that they have seen.
    private func joined(_ history: History) -> (state: RecordState, past: Past) {
        var past = Past()
        for replica in history.replicas { past.formUnion(replica.past) }
        return (history.replicas.reduce(Fields.empty) { $0.joined(with: $1.state) }, past)
    }

    /// A moved mutation keeps the day on which it was first made.
    private func day(_ counter: UInt64, _ stamp: Stamp) -> Stamp {
        Stamp(dot: stamp.dot, day: Fields.stamp(1, counter).day)
    }
}

import MergeCore
import TestSupport
import Testing

@Suite struct `The laws of the join` {
    @Test func `on every reachable triple the join is lawful and the oracle agrees`() {
        for seed in Seeds.triples(usual: 20_000) {
            let history = History(seed: seed)
            var random = history.random
            let (a, b, c) = (draw(history, &random), draw(history, &random), draw(history, &random))

            let ab = a.state.joined(with: b.state)
            let bc = b.state.joined(with: c.state)
            let abc = ab.joined(with: c.state)
            let past = a.past.union(b.past).union(c.past)

            var broken: [String] = []
            if ab != b.state.joined(with: a.state) { broken.append("commutative") }
            if abc != a.state.joined(with: bc) { broken.append("associative") }
            if a.state.joined(with: a.state) != a.state { broken.append("idempotent") }
            if ab.joined(with: b.state) != ab { broken.append("absorbing") }
            if !ab.dominates(a.state) || !ab.dominates(b.state) { broken.append("monotone") }
            if !ab.context.contains(a.state.context) || !ab.context.contains(b.state.context) {
                broken.append("the context grows")
            }
            broken += disagreements(abc, Oracle(history, past))
            broken += disagreements(a.state, Oracle(history, a.past))
            #expect(broken.isEmpty, "SEED=\(seed)")
        }
    }

    @Test func `deliveries in any order, any number of times, end equal`() {
        for seed in Seeds.first(2_000) {
            let history = History(seed: seed)
            var random = history.random
            var past = Past()
            for replica in history.replicas { past.formUnion(replica.past) }
            let expected = Oracle(history, past).state

            for _ in 0..<3 {
                var deliveries = history.replicas.map(\.state)
                for _ in 0..<random.number(0...8) {
                    deliveries.append(draw(history, &random).state)
                }
                deliveries.shuffle(using: &random)
                let end = deliveries.reduce(Fields.empty) { $0.joined(with: $1) }
                #expect(end == expected, "SEED=\(seed)")
            }
        }
    }

    private func draw(_ history: History, _ random: inout SeededGenerator) -> Replica {
        history.states[random.number(0...(history.states.count - 1))]
    }

    /// What a state says differently from the truth.
    private func disagreements(_ state: RecordState, _ oracle: Oracle) -> [String] {
        let truth = oracle.state
        var found: [String] = []
        if state.context != truth.context { found.append("context") }
        if state.registers != truth.registers { found.append("registers") }
        if state.sets != truth.sets { found.append("sets") }
        if state.tallies != truth.tallies { found.append("tallies") }
        if state.marks != truth.marks { found.append("marks") }
        if state.days != truth.days { found.append("days") }
        if state.erasure != truth.erasure { found.append("erasure") }
        if state.isShown != oracle.isShown { found.append("shown") }
        if state.isVoidContested != oracle.isVoidContested { found.append("contested") }
        return found
    }
}

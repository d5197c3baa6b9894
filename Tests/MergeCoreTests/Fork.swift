import MergeCore
import TestSupport

/// A random life in which one database is cloned and both clones go on under one writer.
///
/// Nobody joins what the clone writes, and it joins nothing of what the original wrote after the
/// cloning, until it has re-issued its own: so design section 5 demands it.
struct Fork {
    var history: History
    /// The place of the clone among the replicas; the original is the first.
    private(set) var clone: Int
    private var ownOfOriginal = Past()
    private var ownOfClone: [Int] = []

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = random.number(2...3)
        history = History(replicas: count, random: random, erasePercent: 1)
        for _ in 0..<history.random.number(0...12) { history.step() }
        clone = count
        history.replicas.append(history.replicas[0])
        for _ in 0..<history.random.number(2...14) { step() }
    }

    /// Moves what the clone wrote since the cloning to a new writer.
    mutating func reissue() {
        let old = history.replicas[clone].writer
        // Below every other writer's or above: the order of the dots may turn round.
        let new = WriterID(history.random.chance(50) ? 0 : 99)
        var issued: [IssuedMutation] = []
        var renamed: [Int: Dot] = [:]
        var counter: UInt64 = 0
        for number in history.replicas[clone].past.numbers {
            let mutation = history.mutations[number]
            guard mutation.stamp.dot.writer == old else { continue }
            if ownOfClone.contains(number) {
                counter += UInt64(history.random.number(1...2))
                renamed[number] = Dot(new, counter)
            }
            issued.append(
                IssuedMutation(
                    counter: mutation.stamp.dot.counter,
                    newCounter: renamed[number]?.counter,
                    tallies: amounts(of: mutation)
                )
            )
        }
        let state = history.replicas[clone].state
        history.replicas[clone].state = state.reissued(issued, of: old, as: new)
        history.replicas[clone].writer = new
        history.replicas[clone].counter = counter
        history.rename(renamed)
    }

    private mutating func step() {
        let index = history.random.number(0...clone)
        guard history.random.chance(35) else {
            let number = history.mutations.count
            if index == 0 { ownOfOriginal.insert(number) }
            if index == clone { ownOfClone.append(number) }
            return history.mutate(index)
        }
        let other = history.random.number(0...(clone - 1))
        let brings = history.replicas[other].past
        let isHidden = index == clone && brings.numbers.contains(where: ownOfOriginal.contains)
        if !isHidden { history.join(index, from: other) }
    }

    private func amounts(of mutation: Mutation) -> [FieldID: Int64] {
        var amounts: [FieldID: Int64] = [:]
        for case .tally(let field, let amount) in mutation.changes { amounts[field] = amount }
        return amounts
    }
}

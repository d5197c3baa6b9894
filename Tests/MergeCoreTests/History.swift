import MergeCore
import TestSupport

/// One device: its state, and what it has truly seen.
struct Replica {
    var state = Fields.empty
    var past = Past()
    var writer: WriterID
    var counter: UInt64 = 0
}

/// A random life of one record on a few replicas that write and join each other's states.
struct History {
    /// Every mutation ever made, oldest first; a ``Past`` names them by their place here.
    private(set) var mutations: [Mutation] = []
    var replicas: [Replica]
    /// Every state that a replica has held, so every state that could be sent.
    private(set) var states: [Replica] = []
    var random: SeededGenerator
    /// How many mutations in a hundred erase the record.
    private let erasePercent: Int

    init(replicas count: Int, random: SeededGenerator, erasePercent: Int = 3) {
        self.random = random
        self.erasePercent = erasePercent
        replicas = (1...count).map { Replica(writer: WriterID(UInt64($0))) }
        states = replicas
    }

    /// A whole life from a seed.
    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = random.number(2...4)
        self.init(replicas: count, random: random)
        for _ in 0..<self.random.number(4...20) { step() }
    }

    /// One mutation or one join anywhere.
    mutating func step() {
        let index = random.number(0...(replicas.count - 1))
        if random.chance(60) {
            mutate(index)
        } else {
            let other = random.number(0...(replicas.count - 1))
            join(index, from: other)
        }
    }

    /// Lets a replica make one random mutation; an erased record takes only a further erasure.
    mutating func mutate(_ index: Int) {
        let isErased = replicas[index].state.erasure != nil
        let changes = isErased ? [erasure()] : self.changes(on: replicas[index].state)
        make(changes, on: index)
    }

    /// Lets a replica make one mutation.
    mutating func make(_ changes: [Change], on index: Int) {
        // An author may skip numbers for other records of the scope.
        replicas[index].counter += random.chance(20) ? 2 : 1
        let dot = Dot(replicas[index].writer, replicas[index].counter)
        let stamp = Stamp(dot: dot, day: Int32(random.number(19_990...20_010)))
        let mutation = Mutation(stamp: stamp, seen: replicas[index].past, changes: changes)
        mutation.apply(to: &replicas[index].state)
        replicas[index].past.insert(mutations.count)
        mutations.append(mutation)
        states.append(replicas[index])
    }

    /// Delivers one replica's state to another.
    mutating func join(_ index: Int, from other: Int) {
        replicas[index].state = replicas[index].state.joined(with: replicas[other].state)
        replicas[index].past.formUnion(replicas[other].past)
        states.append(replicas[index])
    }

    /// Gives mutations that were already made another dot, in the truth as it is told from now on.
    mutating func rename(_ dots: [Int: Dot]) {
        for (number, dot) in dots {
            mutations[number].stamp = Stamp(dot: dot, day: mutations[number].stamp.day)
        }
    }

    private mutating func changes(on state: RecordState) -> [Change] {
        if random.chance(erasePercent) { return [erasure()] }
        if random.chance(12) { return [.void(Fields.value(random.number(0...2)))] }
        var changes: [Change] = []
        for _ in 0..<(random.chance(30) ? random.number(2...4) : 1) {
            let change = self.change(on: state)
            // One mutation says one thing about each register, element and tally.
            if !changes.contains(where: { concernSame($0, change) }) { changes.append(change) }
        }
        return changes
    }

    private mutating func change(on state: RecordState) -> Change {
        let field = Fields.registers[random.number(0...2)]
        let set = Fields.sets[random.number(0...1)]
        let value = Fields.value(random.number(0...2))
        switch random.number(0...99) {
        case 0..<35: return .set(field, value)
        case 35..<42: return .set(field, Fields.null)
        case 42..<62: return .add(value, to: set)
        case 62..<78: return .remove(value, from: set)
        default:
            let tally = Fields.tallies[random.number(0...1)]
            return .tally(tally, Int64(random.number(-3...5)))
        }
    }

    private mutating func erasure() -> Change { .erase(Fields.value(random.number(0...2))) }

    private func concernSame(_ left: Change, _ right: Change) -> Bool {
        switch (left, right) {
        case (.set(let one, _), .set(let other, _)): one == other
        case (.tally(let one, _), .tally(let other, _)): one == other
        default: left.element != nil && left.element == right.element
        }
    }
}

extension Change {
    static func add(_ value: Value, to field: FieldID) -> Change { .add(value, field) }
    static func remove(_ value: Value, from field: FieldID) -> Change { .remove(value, field) }
}

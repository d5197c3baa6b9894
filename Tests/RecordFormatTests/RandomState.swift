import MergeCore
import RecordFormat
import TestSupport

/// Random states that replicas can reach, for questions about their bytes.
///
/// Writers, counters, days and values cover every length of a CBOR head.
struct RandomState {
    private var random: SeededGenerator
    private var states: [RecordState]
    private var counters: [UInt64]
    private var writers: [WriterID]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = random.number(1...4)
        let scope = ScopeID(["p:harbour", "", "pair:á–b", "shared"][random.number(0...3)])
        let kind = KindID(UInt32(truncatingIfNeeded: Self.magnitude(&random)))
        states = Array(repeating: RecordState(scope: scope, kind: kind), count: count)
        writers = (0..<count).map { WriterID(Self.magnitude(&random) << 2 | UInt64($0)) }
        counters = (0..<count).map { _ in Self.magnitude(&random) >> 1 }
        self.random = random
    }

    /// The state of some replica after a random life.
    mutating func next() -> RecordState {
        for _ in 0..<random.number(1...14) {
            let index = random.number(0...(states.count - 1))
            if random.chance(65) {
                mutate(index)
            } else {
                let other = random.number(0...(states.count - 1))
                states[index] = states[index].joined(with: states[other])
            }
        }
        return states[random.number(0...(states.count - 1))]
    }

    private mutating func mutate(_ index: Int) {
        counters[index] += UInt64(random.number(1...3))
        let dot = Dot(writers[index], counters[index])
        let day = Int32(truncatingIfNeeded: Self.magnitude(&random))
        let stamp = Stamp(dot: dot, day: day)
        let field = FieldID([1, 24, 70_000][random.number(0...2)])
        let isErased = states[index].erasure != nil
        switch isErased ? 99 : random.number(0...97) {
        case 0..<40: states[index].set(field, to: value(), at: stamp)
        case 40..<62: states[index].add(value(), to: field, at: stamp)
        case 62..<72: states[index].remove(value(), from: field, at: stamp)
        case 72..<86: states[index].tally(field, by: Int64(random.number(-300...300)), at: stamp)
        case 86..<96: states[index].void(reason: value(), at: stamp)
        default: states[index].erase(reason: value(), at: stamp)
        }
    }

    private mutating func value() -> Value {
        switch random.number(0...5) {
        case 0: .null
        case 1: .integer(Int64(truncatingIfNeeded: Self.magnitude(&random)))
        case 2: .integer(Int64(random.number(-3...3)))
        case 3: .text(["", "å", "ok", String(repeating: "x", count: 30)][random.number(0...3)])
        case 4: Value(bytes: [random.chance(50) ? 0xF4 : 0xF5])
        default: Value(bytes: [0x44] + random.bytes(4))
        }
    }

    /// A number whose length in bytes is drawn first; at least 1.
    private static func magnitude(_ random: inout SeededGenerator) -> UInt64 {
        max(1, random.next() >> UInt64([62, 56, 50, 34, 2][random.number(0...4)]))
    }
}

import RecordStore
import Synchronization

/// One seed's randomness: the same seed gives the same history.
package final class Dice: Sendable {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) {
        // Mixed first: else seed n + 1 would tell the story of seed n one step later.
        state = Mutex(Self.mix(seed &+ 1))
    }

    /// SplitMix64: Steele, Lea, Flood 2014, figure 17.
    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            return Self.mix(state)
        }
    }

    private static func mix(_ bits: UInt64) -> UInt64 {
        var mixed = bits
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

    package func isHit(percent: Int) -> Bool { roll(100) < percent }

    package func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}

/// A machine's clock, right or wrong: it runs with the true time unless it stands still.
package final class Clock: Sendable {
    private let state: Mutex<(true: Int64, offset: Int64, frozen: Int64?)>

    package init(_ start: Int64) {
        state = Mutex((start, 0, nil))
    }

    /// Seconds since 1970-01-01 as this machine believes.
    package var now: Int64 { state.withLock { $0.frozen ?? $0.true + $0.offset } }

    package func advance(_ seconds: Int64) { state.withLock { $0.true += seconds } }

    package func jump(to offset: Int64) { state.withLock { $0.offset = offset } }

    package func freeze(_ isFrozen: Bool) {
        state.withLock { $0.frozen = isFrozen ? $0.true + $0.offset : nil }
    }

    package func world(_ dice: Dice) -> World {
        World(now: { self.now }, random: { dice.next() })
    }
}

import RecordStore
import Synchronization

/// One seed's randomness: the same seed gives the same history.
final class Dice: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) {
        // Mixed first: else seed n + 1 would tell the story of seed n one step later.
        state = Mutex(Self.mix(seed &+ 1))
    }

    /// SplitMix64 (Steele et al.
    ///
    /// 2014).
    func next() -> UInt64 {
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

    func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

    func isHit(percent: Int) -> Bool { roll(100) < percent }

    func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}

/// A lineage note in memory.
final class MemoryKeeper: LineageKeeper {
    private let note: Mutex<LineageNote?>

    init(_ note: LineageNote? = nil) {
        self.note = Mutex(note)
    }

    func read() -> LineageNote? { note.withLock { $0 } }

    func write(_ new: LineageNote) { note.withLock { $0 = new } }

    func epochs() -> [[UInt8]]? { note.withLock { $0?.epochs } }
}

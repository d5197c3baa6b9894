import BuiltInProgramme
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// A device in memory, and the operations that its worker made on it.
final class SimulatedDevice {
    let name: String
    let partner: String
    let store: DeviceStore
    let keeper: MemoryKeeper
    private let world: World
    private let programme: Programme

    init(name: String, partner: String, world: World, programme: Programme) throws {
        self.name = name
        self.partner = partner
        self.world = world
        self.programme = programme
        keeper = MemoryKeeper()
        store = try DeviceStore(inMemory: keeper, world: world)
    }

    /// A copy of another device as it is now.
    ///
    /// - Parameter isNoticed: Whether the copy's lineage gives it away, as copying a folder does and
    ///   resuming a snapshot of a whole machine does not.
    init(name: String, copyOf other: SimulatedDevice, isNoticed: Bool) throws {
        self.name = name
        partner = other.partner
        world = other.world
        programme = other.programme
        keeper = MemoryKeeper(isNoticed ? nil : other.keeper.read())
        store = try DeviceStore(inMemory: keeper, copyOf: other.store, world: world)
    }

    /// The records it holds, voided ones included.
    func states() throws -> [RecordID: RecordState] {
        var states: [RecordID: RecordState] = [:]
        try store.read { try $0.eachRecord { states[$0.id] = $0.state } }
        return states
    }

    /// Its own mutations' identities by dot, of all records: a dot that it issued means here what
    /// it issued it for, whatever a copy of the device used it for.
    func ownMutations() throws -> [Dot: [UInt8]] {
        try store.read { transaction in
            var own: [Dot: [UInt8]] = [:]
            try transaction.eachRecord { record in
                for mutation in try transaction.mutations(of: record.number) {
                    own[mutation.dot] = mutation.body.id
                }
            }
            return own
        }
    }

    func logbook(today: Day) -> Logbook {
        Logbook(store: store, programme: programme, today: today)
    }
}

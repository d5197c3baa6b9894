import MergeCore
import Programmes
import RecordStore
import SyncClient

/// A device on a simulated disk, with a clock of its own.
package final class SimulatedDevice {
    package let name: String
    package let partner: String
    package let clock: Clock
    package private(set) var disk: SimulatedDisk
    package private(set) var store: DeviceStore
    /// The newest mutation that it has acknowledged to its worker.
    package var newestMade: [UInt8]?
    private let dice: Dice

    package init(name: String, partner: String, clock: Clock, dice: Dice) throws {
        self.name = name
        self.partner = partner
        self.clock = clock
        self.dice = dice
        disk = SimulatedDisk()
        store = try DeviceStore(in: disk, create: true, world: clock.world(dice))
    }

    /// The same device on another disk: a copy of it, or itself put back.
    package init(name: String, of other: SimulatedDevice, on disk: SimulatedDisk) throws {
        self.name = name
        partner = other.partner
        clock = other.clock
        dice = other.dice
        self.disk = disk
        store = try DeviceStore(in: disk, create: false, world: clock.world(dice))
        newestMade = try newest()?.body.id
    }

    /// Starts again on what a crash left.
    package func reboot(losing survival: SimulatedDisk.Survival) throws {
        disk = disk.restarted(losing: survival)
        store = try DeviceStore(in: disk, create: false, world: clock.world(dice))
    }

    /// The last mutation made here.
    package func newest() throws -> OwnMutation? {
        try store.read { try $0.newestMutation() }
    }

    /// The records of the scopes it holds, voided ones included.
    package func states() throws -> [RecordID: RecordState] {
        var states: [RecordID: RecordState] = [:]
        try store.read { try $0.eachRecord { states[$0.id] = $0.state } }
        return states
    }

    /// The programme it works by.
    package func programme(_ known: [Int: Programme]) throws -> Programme? {
        try store.read { try $0.programmeSource() }.flatMap { known[$0.version] }
    }

    package func logbook(_ programme: Programme, scope: ScopeID? = nil) -> Logbook {
        Logbook(
            store: store,
            programme: programme,
            today: Day(daysSinceEpoch: Int32(clock.now / 86_400)),
            scope: scope
        )
    }
}

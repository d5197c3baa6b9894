import BuiltInProgramme
import MergeCore
import Programmes
import RecordStore
import SyncServer
import Synchronization
import WireProtocol

/// A server on a simulated disk that can crash, restart and be put back to any of its backups.
package final class SimulatedServer {
    package private(set) var disk = SimulatedDisk()
    package private(set) var store: ServerStore
    package private(set) var service: SyncService
    package let clock: Clock
    package let ledger: Ledger
    package private(set) var backups: [SimulatedDisk] = []
    private let world: World
    private let shelf: ProgrammeShelf
    private var limits = Limits.standard

    /// - Parameter pageBytes: Of one page at most; few, so that a history has many pages.
    package init(
        clock: Clock,
        dice: Dice,
        partners: [String],
        shelf: ProgrammeShelf,
        pageBytes: Int = Limits.standard.pageBytes
    ) throws {
        self.clock = clock
        self.shelf = shelf
        limits.pageBytes = pageBytes
        world = clock.world(dice)
        ledger = MemoryLedger().ledger
        store = try ServerStore(in: disk, create: true, world: world)
        try store.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: 1, source: Self.programme(1))
            for partner in partners { _ = try transaction.insertPartner(partner, name: partner) }
            try transaction.insertScope(Self.shared.rawValue, partner: nil)
        }
        service = try SyncService(starting: store, ledger: ledger, limits: limits, shelf: shelf)
    }

    /// A scope that devices of both partners may be granted.
    package static let shared = ScopeID("shared")

    /// What an administrator does when another organisation joins in.
    package func add(partner: String) throws {
        let entries = try ledger.entries()
        try store.write { transaction in
            _ = try transaction.insertPartner(partner, name: partner)
            try SharedScopes(in: transaction, shelf: shelf).settle(ledger, entries, in: transaction)
        }
    }

    package func invite(_ partner: String, role: String = "worker") throws -> String {
        let code = InvitationCode.make(world)
        _ = try store.write {
            try $0.insertInvitation(
                codeHash: InvitationCode.hash(code),
                partner: partner,
                role: role,
                expires: world.now() + 1_000_000_000
            )
        }
        return code
    }

    /// Starts again on what is on the disk.
    ///
    /// - Parameter mayCrash: Whether a crash that is still to come may come as it starts.
    package func restart(
        losing survival: SimulatedDisk.Survival = .everything,
        mayCrash: Bool = false
    ) throws {
        try restart(on: disk.restarted(losing: survival, mayCrash: mayCrash))
    }

    /// Starts on another disk.
    package func restart(on disk: SimulatedDisk) throws {
        self.disk = disk
        store = try ServerStore(in: disk, create: false, world: world)
        service = try SyncService(starting: store, ledger: ledger, limits: limits, shelf: shelf)
    }

    /// Starts a crashed server until it runs.
    package func recover(losing survival: SimulatedDisk.Survival) throws {
        guard disk.isDown else { return }
        try restart(losing: survival)
    }

    package func backUp() throws {
        let backup = SimulatedDisk()
        try store.backup(to: backup.path + "/" + ServerStore.fileName)
        backups.append(backup)
    }

    /// Puts a backup back, as `restore` does or by copying the old file beside whatever lies there.
    package func restore(_ backup: SimulatedDisk, besideLog: Bool) throws {
        let disk = disk.restarted(losing: .everything)
        if !besideLog { disk.remove(ServerStore.fileName + "-wal") }
        disk.put(ServerStore.fileName, of: backup)
        try restart(on: disk)
    }

    /// What an administrator does for devices that a restored server had forgotten.
    package func confirmAll() throws {
        for device in try store.read({ try $0.devices() }) where !device.isConfirmed {
            try store.write { try $0.confirm(device) }
        }
    }

    /// Takes a programme version into use, unless it is.
    package func set(programme version: Int) throws {
        try store.write { transaction in
            guard try transaction.programmeSource(version: version) == nil else { return }
            try transaction.insertProgramme(version: version, source: Self.programme(version))
        }
    }

    /// Every version is the built-in programme with another number.
    package static func programme(_ version: Int) -> String {
        Copenhagen.yaml.replacing("\nversion: 2\n", with: "\nversion: \(version)\n")
    }
}

/// Outlives every restore, as the file beside the data folder does.
private final class MemoryLedger: Sendable {
    private let list = Mutex<[Ledger.Entry]>([])

    var ledger: Ledger {
        Ledger(
            entries: { self.list.withLock { $0 } },
            append: { entry in self.list.withLock { $0.append(entry) } }
        )
    }
}

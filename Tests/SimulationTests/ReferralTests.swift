import BuiltInProgramme
import Counting
import MergeCore
import Programmes
import RecordStore
import Simulation
import SyncClient
import SyncServer
import TestSupport
import Testing

/// `REFERRALS=n` tells so many histories, `SEED=n` one of them.
@Suite struct `Referrals between four partners` {
    private static let partners = ["exit", "kc", "livarehab", "reden"]

    @Test func `are held by the two they concern alone, and both count them alike`() throws {
        for seed in Seeds.named("REFERRALS", usual: 40) {
            let town = try Town(seed: seed, partners: Self.partners)
            for _ in 0..<30 { try town.step() }
            try town.settle()
            try town.checkExposure()
            try town.checkFigures()
        }
    }

    @Test func `go to nobody who is no partner, and stay with whom they went to`() throws {
        let town = try Town(seed: 1, partners: Self.partners)
        let device = town.devices[0]
        #expect(throws: DeviceError.noPair("police", others: ["kc", "livarehab", "reden"])) {
            try town.refer(from: device, to: "police")
        }
        #expect(throws: DeviceError.noPair("exit", others: ["kc", "livarehab", "reden"])) {
            try town.refer(from: device, to: "exit")
        }
        let id = try town.refer(from: device, to: "kc")
        #expect(throws: DeviceError.fixedPartner) { try town.edit(id, ["to=reden"], on: device) }
        #expect(try device.states()[id]?.scope.rawValue == "exit+kc")
    }

    @Test func `a partner that comes later shares with the others from its first sync on`() throws {
        let town = try Town(seed: 2, partners: ["exit", "kc"])
        try town.add(partner: "reden")
        try town.settle()
        let id = try town.refer(from: town.devices[0], to: "reden")
        try town.settle()
        #expect(try town.devices.map { try $0.states()[id] != nil } == [true, false, true])
    }

    @Test func `a server put back to before it knew a partner makes the shared scopes again`()
        throws
    {
        let town = try Town(seed: 3, partners: ["exit", "kc"])
        try town.server.backUp()
        try town.add(partner: "reden")
        let id = try town.refer(from: town.devices[2], to: "exit")
        try town.settle()
        try town.server.restore(town.server.backups[0], besideLog: false)
        for _ in 0..<3 { try town.settle() }
        #expect(try town.devices.map { try $0.states()[id] != nil } == [true, false, true])
        #expect(try town.server.states()[id] != nil)
    }
}

/// Partners with a device each that refer people to each other.
private final class Town {
    let dice: Dice
    let clock = Clock(1_230_768_000)
    let server: SimulatedServer
    let programme: Programme
    private(set) var devices: [SimulatedDevice] = []
    private let network: SimulatedNetwork

    init(seed: UInt64, partners: [String]) throws {
        dice = Dice(seed: seed)
        programme = try Programme(yaml: SimulatedServer.programme(1))
        server = try SimulatedServer(
            clock: clock,
            dice: dice,
            partners: partners,
            shelf: ProgrammeShelf()
        )
        network = SimulatedNetwork(server: server, dice: dice)
        for partner in partners { try enrol(partner) }
    }

    func add(partner: String) throws {
        try server.add(partner: partner)
        try enrol(partner)
    }

    private func enrol(_ partner: String) throws {
        let device = try SimulatedDevice(name: partner, partner: partner, clock: clock, dice: dice)
        _ = try Synchronizer.join(
            store: device.store,
            transport: network,
            server: "simulated",
            code: server.invite(partner),
            name: partner
        )
        devices.append(device)
    }

    /// Somebody refers, answers, notes what is their own, takes back, or syncs over a bad network.
    func step() throws {
        let device = dice.pick(devices)
        switch dice.roll(6) {
        case 0, 1:
            try refer(from: device, to: dice.pick(devices.filter { $0 !== device }).partner)
        case 2:
            let kind = try programme.kindOrThrow(named: "bridging")
            let words = ["date=2009-01-15", "destination=housing"]
            _ = try device.logbook(programme).log(kind, kind.changes(words: words, creating: true))
        case 3:
            let ids = try device.states().filter { $0.value.scope.rawValue.contains("+") }.keys
            guard !ids.isEmpty else { return }
            let status = dice.pick(["accepted", "attended", "declined"])
            try edit(dice.pick(ids.sorted()), ["status=\(status)"], on: device)
        case 4 where dice.isHit(percent: 20):
            let ids = try device.states().keys.sorted()
            guard !ids.isEmpty else { return }
            try device.logbook(programme).void(dice.pick(ids), .wrongEntry)
        default:
            network.faultPercent = 30
            defer { network.faultPercent = 0 }
            _ = try? Synchronizer(store: device.store, transport: network).run()
        }
    }

    @discardableResult
    func refer(from device: SimulatedDevice, to partner: String) throws -> RecordID {
        let kind = try programme.kindOrThrow(named: "referral")
        let words = ["date=2009-01-15", "to=\(partner)", "purpose=housing", "status=offered"]
        return try device.logbook(programme).log(kind, kind.changes(words: words, creating: true))
    }

    func edit(_ id: RecordID, _ words: [String], on device: SimulatedDevice) throws {
        let state = try #require(try device.states()[id])
        let kind = try #require(programme.kind(id: Int(state.kind.rawValue)))
        try device.logbook(programme).edit(id, kind.changes(words: words, creating: false))
    }

    func settle() throws {
        for _ in 0..<2 {
            for device in devices {
                let summary = try Synchronizer(store: device.store, transport: network).run()
                try server.confirmAll()
                #expect(summary.quarantined == 0)
            }
        }
    }

    /// Every device holds its partner's records and the pairs that it belongs to, all of them.
    func checkExposure() throws {
        let everything = try server.states()
        for device in devices {
            let due = everything.filter { _, state in
                let scope = state.scope.rawValue
                return scope == device.partner
                    || PairScope.other(than: device.partner, in: scope) != nil
            }
            #expect(try device.states() == due, "\(device.name)")
        }
    }

    /// What one partner has sent to another is what that one has received from it.
    func checkFigures() throws {
        for device in devices {
            let sent = try counted("referrals_sent", by: "to", on: device)
            for other in devices where other !== device {
                let received = try counted("referrals_received", by: "from", on: other)
                #expect(sent[other.partner] == received[device.partner])
            }
        }
        #expect(try devices.contains { try !counted("referrals_sent", by: "to", on: $0).isEmpty })
    }

    private func counted(
        _ indicator: String,
        by field: String,
        on device: SimulatedDevice
    ) throws -> [String: Int64] {
        let (from, to) = (Day(iso: "2009-01-01"), Day(iso: "2009-12-31"))
        let query = CountQuery(
            indicators: [indicator],
            from: try #require(from),
            to: try #require(to),
            by: [field]
        )
        let counts = try DeviceCounts(query, programme: programme, store: device.store)
        var rows: [String: Int64] = [:]
        for row in try #require(counts.tables.first).rows {
            guard case .text(let partner)?? = row.keys.first else { continue }
            rows[partner] = row.value
        }
        return rows
    }
}

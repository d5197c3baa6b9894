import BuiltInProgramme
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import Simulation
import SyncClient
import SyncServer
import Testing
import WireProtocol

/// A server and devices for one told history; the network is perfect, and everyone's clock right.
struct Stage {
    let dice = Dice(seed: 1)
    let clock = Clock(1_230_768_000)
    let server: SimulatedServer
    let network: SimulatedNetwork
    let programme: Programme

    /// - Parameter pageBytes: Of one page at most; with 1, each record has a page of its own.
    init(pageBytes: Int = Limits.standard.pageBytes) throws {
        programme = try Programme(yaml: SimulatedServer.programme(1))
        server = try SimulatedServer(
            clock: clock,
            dice: dice,
            partners: ["kc", "reden"],
            shelf: ProgrammeShelf(),
            pageBytes: pageBytes
        )
        network = SimulatedNetwork(server: server, dice: dice)
    }

    func device(_ name: String, partner: String = "kc") throws -> SimulatedDevice {
        let device = try SimulatedDevice(name: name, partner: partner, clock: clock, dice: dice)
        _ = try Synchronizer.join(
            store: device.store,
            transport: network,
            server: "simulated",
            code: server.invite(partner),
            name: name
        )
        return device
    }

    /// A copy of a device's folder, or a machine resumed from a snapshot, which nothing tells.
    func copy(
        _ device: SimulatedDevice,
        _ kind: SimulatedDisk.Copy = .files
    ) throws -> SimulatedDevice {
        try SimulatedDevice(name: device.name + "'", of: device, on: device.disk.copy(kind))
    }

    @discardableResult
    func sync(_ device: SimulatedDevice) throws -> SyncSummary {
        let summary = try Synchronizer(store: device.store, transport: network).run()
        try server.confirmAll()
        return summary
    }

    /// Drives a session by hand until it has had the answer to a call of `last`, or is over.
    ///
    /// - Returns: What it called.
    @discardableResult
    func exchange(_ session: SyncSession, until last: WireRoute? = nil) throws -> [WireRoute] {
        var routes: [WireRoute] = []
        while last == nil || routes.last != last, let call = try session.next() {
            routes.append(call.route)
            let answer = try server.service.answer(
                call.route,
                body: call.body,
                credential: call.credential
            )
            guard case .body(let bytes) = answer else { continue }
            try session.receive(bytes)
        }
        return routes
    }

    func grant(_ scope: ScopeID, to device: SimulatedDevice, mayHold: Bool = true) throws {
        let id = try #require(try device.store.read { try DeviceIdentity($0) }?.device)
        let known = try #require(try server.store.read { try $0.device(id: id) })
        try server.ledger.setGrant(
            of: known,
            to: scope,
            mayHold: mayHold,
            mayWrite: true,
            in: server.store
        )
    }

    /// What the server lets a device hold.
    func scopes(of device: SimulatedDevice) throws -> Set<ScopeID> {
        let id = try #require(try device.store.read { try DeviceIdentity($0) }?.device)
        return try server.store.read { transaction in
            let known = try #require(try transaction.device(id: id))
            return Set(try transaction.grants(of: known).map(\.scope))
        }
    }

    @discardableResult
    func night(
        on device: SimulatedDevice,
        new: Int,
        in scope: ScopeID? = nil
    ) throws -> RecordID {
        let kind = try programme.kindOrThrow(named: "night")
        return try device.logbook(programme, scope: scope).log(
            kind,
            kind.changes(words: ["date=2009-01-15", "new=\(new)"], creating: true)
        )
    }

    /// A shared record after a backup, and a device that edited it, did not sync, and lost the scope.
    func workOfWithdrawnScope() throws -> (record: RecordID, device: SimulatedDevice) {
        let (a, b) = (try device("a"), try device("b"))
        for device in [a, b] {
            try grant(SimulatedServer.shared, to: device)
            try sync(device)
        }
        try server.backUp()
        let id = try night(on: a, new: 3, in: SimulatedServer.shared)
        try sync(a)
        try sync(b)
        try edit(id, ["new+=1"], on: b)
        try grant(SimulatedServer.shared, to: b, mayHold: false)
        try sync(b)
        return (id, b)
    }

    func edit(_ id: RecordID, _ words: [String], on device: SimulatedDevice) throws {
        let state = try #require(try device.states()[id])
        let kind = try #require(programme.kind(id: Int(state.kind.rawValue)))
        try device.logbook(programme).edit(id, kind.changes(words: words, creating: false))
    }

    func visitors(_ id: RecordID, on device: SimulatedDevice) throws -> Int64? {
        try device.states()[id]?.tally(of: FieldID(2))
    }
}

import Foundation
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncClient
import SyncServer
import WireProtocol

/// One random history of a server and its devices, and whether everything held.
///
/// The oracle (``Operation``) is built from what truly happened. The same seed tells the same story.
public final class History {
    /// What went wrong; the text before the colon is one of `lost`, `differs`, `diverged`, `stuck`,
    /// `admitted`, `audit`, `corrupt`, `count`, `order`.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    let dice: Dice
    let clocks: Clocks
    let server: SimulatedServer
    let network: SimulatedNetwork
    var devices: [SimulatedDevice] = []
    /// Devices that were shut out; none may ever come in again.
    var revoked: [SimulatedDevice] = []
    /// Disks as they once were, by the name of the device.
    var snapshots: [(name: String, device: SimulatedDevice, disk: SimulatedDisk)] = []
    var operations: [[UInt8]: Operation] = [:]
    /// What each dot that the server took up stands for.
    var accepted: [Dot: Set<[UInt8]>] = [:]
    /// The same for what reached the server and was not refused, by how often: it may have taken it
    /// up and crashed before it said so.
    var attempted: [Dot: [[UInt8]: Int]] = [:]
    var erased: Set<RecordID> = []
    /// Records that were given a value that the server refuses, by whom.
    var poisoned: [(device: String, record: RecordID)] = []
    var printedCuts: [PrintedCut] = []
    var programmeVersion = 1
    /// Whether something was damaged on purpose, so that a digest may differ.
    var isSabotaged = false
    var hasMetFailure: Failure?
    let programmes: [Int: Programme]
    /// A machine resumed from a snapshot *while* the server is restored too is the one accident that
    /// no replica can tell from normal work (SPEC.md, "Residual risks"), so a history has one or the
    /// other.
    let hasServerRestores: Bool
    let hasCrashes: Bool
    let theme: Theme
    let isTraced: Bool

    /// A cut that a count named, and what it counted.
    struct PrintedCut {
        let name: String
        let totals: [Int64]
        let erasures: Int
    }

    public init(
        seed: UInt64,
        programmes: [Int: Programme],
        shelf: ProgrammeShelf,
        isTraced: Bool = false
    ) throws {
        let dice = Dice(seed: seed)
        self.dice = dice
        self.programmes = programmes
        self.isTraced = isTraced
        clocks = Clocks()
        theme = Theme(dice)
        hasServerRestores = dice.isHit(percent: theme.restoresPercent)
        hasCrashes = dice.isHit(percent: 60)
        let isTight = dice.isHit(percent: 50)
        server = try SimulatedServer(
            clock: clocks.make(),
            dice: dice,
            partners: ["kc", "reden"],
            shelf: shelf,
            pageBytes: isTight ? 1 + dice.roll(800) : Limits.standard.pageBytes
        )
        network = SimulatedNetwork(server: server, dice: dice)
        network.recordsMax = isTight ? 2 + dice.roll(4) : .max
        let enrolled = [("a", "kc"), ("b", "kc"), ("c", "kc"), ("d", "reden")]
        for (name, partner) in enrolled.prefix(theme.devices) {
            try enrol(name, partner, role: "worker")
        }
        if dice.isHit(percent: 30) { try enrol("e", "kc", role: "auditor") }
        for device in devices where dice.isHit(percent: theme.sharedPercent) {
            try setGrant(of: device, mayHold: true)
        }
        network.onArrival = { [unowned self] call, isLate in arrive(call, isLate) }
        network.onRefusal = { [unowned self] call in noteAttempt(call, -1) }
        network.onAnswer = { [unowned self] call, bytes in try watch(call, bytes) }
        network.meanwhile = { [unowned self] in elsewhere() }
    }

    /// Lives through `steps` random steps, then settles and checks everything.
    public func run(steps: Int) throws {
        network.faultPercent = theme.faultPercent
        for _ in 0..<steps {
            try step()
            if let hasMetFailure { throw hasMetFailure }
        }
        network.faultPercent = 0
        network.meanwhile = {}
        try calmDown()
        let held = try heldOperations()
        try settle()
        if let hasMetFailure { throw hasMetFailure }
        try check(held: held)
    }

    /// Changes with whatever is different at the end, or in the randomness that was used up.
    func fingerprint() throws -> [UInt8] {
        let digests = try server.store.read { try $0.scopes().flatMap(\.digest.bytes) }
        return sha256(digests + Array("\(dice.next())".utf8))
    }

    private func step() throws {
        clocks.advance(Int64(dice.roll(7200)))
        if server.disk.isDown, dice.isHit(percent: 70) { try recoverServer() }
        let device = dice.pick(devices)
        let action = theme.action(dice)
        trace("step \(action) on \(device.name)")
        switch action {
        case .log: try log(on: device)
        case .change: try change(on: device)
        case .sync: sync(device)
        case .accident: try haveAccident(device)
        case .restart: if !server.disk.isDown { try restartServer() }
        case .backup: if !server.disk.isDown { try server.backUp() }
        case .restore: if hasServerRestores { try restoreServer() }
        case .administration: if !server.disk.isDown { try administrate(device) }
        case .lateRequest: network.deliverLate()
        case .attack: if !server.disk.isDown { try attack(from: device) }
        case .sabotage: if !server.disk.isDown { try sabotage() }
        case .clock: setBackClock(of: device)
        }
    }

    func trace(_ text: @autoclosure () -> String) {
        if isTraced { print(text()) }
    }

    func sync(_ device: SimulatedDevice) {
        // A fault ends a sync anywhere; the next one goes on from there.
        do {
            let summary = try Synchronizer(store: device.store, transport: network).run()
            trace("  synced: \(summary.healing?.rawValue ?? "-")")
        } catch SyncError.endless {
            hasMetFailure = Failure(description: "stuck: \(device.name) syncs without an end")
        } catch {
            trace("  cut: \(error)")
        }
        do {
            try wake(device)
            device.newestMade = try device.newest()?.body.id
        } catch {
            hasMetFailure = error as? Failure ?? Failure(description: "stuck: \(error)")
        }
    }

    /// A worker may write while the device syncs.
    private func elsewhere() {
        guard dice.isHit(percent: 15) else { return }
        do {
            try change(on: dice.pick(devices))
        } catch {
            hasMetFailure = error as? Failure ?? Failure(description: "stuck: \(error)")
        }
    }

    private func arrive(_ call: WireCall, _ isLate: Bool) {
        noteAttempt(call, 1)
        guard !isLate else { return }
        do {
            try checkOffers(call)
        } catch {
            hasMetFailure = error as? Failure ?? Failure(description: "stuck: \(error)")
        }
    }

    /// Voided and erased records are brought back before others: a repair that is cut off must not
    /// leave a server that shows what nobody wants shown.
    private func checkOffers(_ call: WireCall) throws {
        guard call.route == .reconcile, let request = try? ReconcileRequest(decoding: call.body),
            case .offers(let offers) = request.question
        else { return }
        let callers = try devices.filter {
            try $0.store.read(DeviceIdentity.init)?.credential == call.credential
        }
        // Which of several copies calls can't be told.
        guard callers.count == 1, let states = try callers.first?.states() else { return }
        let isShown = offers.compactMap { states[$0.id]?.isShown }
        guard let first = isShown.firstIndex(of: true), isShown[first...].contains(false) else {
            return
        }
        throw Failure(description: "order: a tombstone is offered after others")
    }

    private func noteAttempt(_ call: WireCall, _ times: Int) {
        guard call.route == .sync, let request = try? SyncRequest(decoding: call.body) else {
            return
        }
        noteAttempt(request.scopes.flatMap(\.records), times)
    }

    private func noteAttempt(_ records: [PushedRecord], _ times: Int) {
        for mutation in records.flatMap(\.mutations) {
            attempted[mutation.dot, default: [:]][mutation.id.bytes, default: 0] += times
        }
    }

    /// Notes what the server has taken, and that it asked nothing that it should not need to.
    private func watch(_ call: WireCall, _ bytes: [UInt8]) throws {
        switch call.route {
        case .sync:
            guard let request = try? SyncRequest(decoding: call.body) else { return }
            let answer = try SyncAnswer(decoding: bytes)
            trace("    sync: \(answer.scopes.map { "\($0.scope.rawValue) \($0.status)" })")
            for result in answer.scopes {
                // Scopes without news are left out.
                guard let part = request.scopes.first(where: { $0.scope == result.scope }) else {
                    continue
                }
                let verdicts = result.verdicts.dropFirst(part.repairs.count)
                if verdicts.isEmpty { noteAttempt(part.records, -1) }
                for (record, verdict) in zip(part.records, verdicts) {
                    let ids = record.mutations.map { "\(hex($0.id.bytes)) \($0.dot)" }
                    trace("      \(record.id) \(verdict.verdict) \(ids)")
                    guard verdict.verdict.isAcknowledgement else {
                        noteAttempt([record], -1)
                        continue
                    }
                    for mutation in record.mutations {
                        accepted[mutation.dot, default: []].insert(mutation.id.bytes)
                    }
                }
            }
        case .reconcile:
            trace(
                "    reconcile: \((try? ReconcileRequest(decoding: call.body)).map { "\($0.question)".prefix(60) } ?? "")"
            )
            guard let request = try? ReconcileRequest(decoding: call.body),
                case .parts = request.question, !isSabotaged
            else { return }
            hasMetFailure = Failure(description: "audit: a digest differed without a cause")
        case .enrol, .pull, .programme, .counts, .live: break
        }
    }
}

/// The true time, and every machine's own.
final class Clocks {
    private(set) var all: [Clock] = []
    private var time: Int64 = 1_230_768_000

    func make() -> Clock {
        let clock = Clock(time)
        all.append(clock)
        return clock
    }

    func advance(_ seconds: Int64) {
        time += seconds
        for clock in all { clock.advance(seconds) }
    }
}

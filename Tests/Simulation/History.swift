import BuiltInProgramme
import Foundation
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncClient
import SyncServer
import WireProtocol

/// One random history of a server and its devices, and whether everything held.
final class History {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let dice: Dice
    private let server: SimulatedServer
    private var devices: [SimulatedDevice] = []
    private var snapshots: [SimulatedDevice] = []
    private var operations: [[UInt8]: Operation] = [:]
    /// What each dot that the server took up stands for.
    private var accepted: [Dot: Set<[UInt8]>] = [:]
    private let programme: Programme
    private let world: World
    /// A machine resumed from a snapshot *while* the server is restored too is the one accident that
    /// no replica can tell from normal work (SPEC.md, "Residual risks"), so a history has one or the other.
    private let hasServerRestores: Bool
    /// Prints each step: for replaying one seed.
    private let trace = ProcessInfo.processInfo.environment["SEED"] != nil
    private let codes = ["thai_mediator", "kc_prostitution", "reden", "walk_in", "telephone"]
    private let measures = ["cash_benefit", "housing_list", "rehabilitation"]

    init(seed: UInt64, programme: Programme, shelf: ProgrammeShelf) throws {
        let dice = Dice(seed: seed)
        self.dice = dice
        self.programme = programme
        let start = Int64(1_230_768_000)
        let world = World(
            now: { start + Int64(dice.roll(100_000)) },
            random: { dice.next() }
        )
        self.world = world
        hasServerRestores = dice.isHit(percent: 60)
        server = try SimulatedServer(world: world, partners: ["kc", "reden"], shelf: shelf)
        for (name, partner) in [("a", "kc"), ("b", "kc"), ("c", "kc"), ("d", "reden")] {
            let device = try SimulatedDevice(
                name: name,
                partner: partner,
                world: world,
                programme: programme
            )
            _ = try Synchronizer.join(
                store: device.store,
                transport: transport(faultPercent: 0),
                server: "simulated",
                code: server.invite(partner),
                name: name
            )
            devices.append(device)
        }
    }

    func run(steps: Int) throws {
        for _ in 0..<steps { try step() }
        let held = try heldOperations()
        try settle()
        try check(held: held)
    }

    private func step() throws {
        let device = dice.pick(devices)
        let roll = dice.roll(100)
        if trace { print("step \(roll) on \(device.name)") }
        switch roll {
        case 0..<18: try log(on: device)
        case 18..<50: try change(on: device)
        case 50..<84: sync(device, faultPercent: 25)
        case 84..<88: try server.restart()
        case 88..<91: try server.backUp()
        case 91..<94: if hasServerRestores { _ = try server.restore(dice) }
        case 94..<96 where devices.count < 7:
            devices.append(
                try SimulatedDevice(
                    name: device.name + "'",
                    copyOf: device,
                    isNoticed: isCopyNoticed()
                )
            )
        case 96..<98:
            snapshots.append(
                try SimulatedDevice(name: device.name, copyOf: device, isNoticed: false)
            )
        default: try putBack(device)
        }
    }

    private func isCopyNoticed() -> Bool { hasServerRestores || dice.isHit(percent: 50) }

    /// A device goes back to a snapshot of itself; what it did since is gone unless it was pushed.
    private func putBack(_ device: SimulatedDevice) throws {
        guard let snapshot = snapshots.last(where: { $0.name == device.name }),
            let index = devices.firstIndex(where: { $0 === device })
        else { return }
        devices[index] = try SimulatedDevice(
            name: device.name,
            copyOf: snapshot,
            isNoticed: isCopyNoticed()
        )
    }

    // What workers do.

    private func log(on device: SimulatedDevice) throws {
        let kind: String
        let words: [String]
        switch dice.roll(3) {
        case 0:
            kind = "card_handout"
            words = [
                "date=2009-01-1\(dice.roll(10))", "quantity=\(1 + dice.roll(9))",
                "place_type=massage_clinic", "district=vesterbro", "language=th",
            ]
        case 1:
            kind = "contact"
            words = [
                "date=2009-01-1\(dice.roll(10))", "route=\(dice.pick(codes))", "channel=telephone",
                "anonymity=anonymous", "language=da", "measures=\(dice.pick(measures))",
            ]
        default:
            kind = "night"
            words = ["date=2009-01-1\(dice.roll(10))", "new=\(dice.roll(5))"]
        }
        let definition = try programme.kindOrThrow(named: kind)
        let changes = try definition.changes(words: words, creating: true)
        let id = try device.logbook(today: Day(daysSinceEpoch: 14_245)).log(definition, changes)
        try remember(on: device, id, seenBefore: [], changes)
    }

    private func change(on device: SimulatedDevice) throws {
        let states = try device.states()
        guard !states.isEmpty else { return }
        let id = dice.pick(states.keys.sorted())
        guard let state = states[id], let kind = programme.kind(id: Int(state.kind.rawValue)) else {
            return
        }
        let seen = try known(state, id, on: device)
        let book = device.logbook(today: Day(daysSinceEpoch: 14_245))
        if dice.isHit(percent: 15) {
            try book.void(id, .wrongEntry)
            return try remember(on: device, id, seenBefore: seen, nil)
        }
        let words: [String] =
            switch kind.name {
            case "card_handout": ["quantity=\(1 + dice.roll(9))"]
            case "night":
                ["\(dice.pick(["new", "returning"]))\(dice.pick(["+", "-"]))=\(1 + dice.roll(4))"]
            default:
                switch dice.roll(4) {
                case 0: ["route=\(dice.pick(codes))"]
                case 1: ["measures+=\(dice.pick(measures))"]
                case 2: ["measures-=\(dice.pick(measures))"]
                default:
                    ["form=\(dice.pick(["street", "clinic", ""]))", "route=\(dice.pick(codes))"]
                }
            }
        let changes = try kind.changes(words: words, creating: false)
        try book.edit(id, changes)
        try remember(on: device, id, seenBefore: seen, changes)
    }

    private func remember(
        on device: SimulatedDevice,
        _ id: RecordID,
        seenBefore seen: Set<[UInt8]>,
        _ changes: [FieldChange]?
    ) throws {
        let made = try device.store.read { transaction in
            try transaction.record(id).flatMap {
                try transaction.mutations(of: $0.number).last?.body.id
            }
        }
        guard let made, let state = try device.states()[id] else {
            throw Failure(description: "an entry left no mutation")
        }
        let truth = (changes ?? []).map { change -> Operation.Change in
            let field = UInt32(change.field)
            switch change {
            case .set(_, let value): return .set(field: field, Value(value))
            case .add(_, let code): return .add(field: field, code)
            case .remove(_, let code): return .remove(field: field, code)
            case .tally(_, let amount): return .tally(field: field, amount)
            case .replace: preconditionFailure("not used here")
            }
        }
        if trace { print("  \(hex(made)) on \(device.name): \(id) \(truth) dots \(state.context)") }
        operations[made] = Operation(
            id: made,
            record: id,
            kind: state.kind.rawValue,
            changes: changes == nil ? [.void] : truth,
            seen: seen
        )
    }

    // What is known where.

    /// The operations that a device's state of a record contains.
    private func known(
        _ state: RecordState,
        _ id: RecordID,
        on device: SimulatedDevice?
    ) throws -> Set<[UInt8]> {
        let own = try device?.ownMutations() ?? [:]
        var known: Set<[UInt8]> = []
        for entry in state.context.counters.entries {
            for counter in 1...entry.value {
                let dot = Dot(entry.key, counter)
                let candidates = own[dot].map { [$0] } ?? accepted[dot] ?? []
                known.formUnion(candidates.filter { operations[$0]?.record == id })
            }
        }
        return known
    }

    private func heldOperations() throws -> Set<[UInt8]> {
        var held: Set<[UInt8]> = []
        for device in devices {
            for (id, state) in try device.states() {
                held.formUnion(try known(state, id, on: device))
            }
        }
        return held
    }

    // Syncing and settling.

    private func transport(faultPercent: Int) -> SimulatedTransport {
        SimulatedTransport(server: server, dice: dice, faultPercent: faultPercent) {
            [unowned self] request, answer in
            for (part, result) in zip(request.scopes, answer.scopes) {
                let verdicts = result.verdicts.dropFirst(part.repairs.count)
                for (record, verdict) in zip(part.records, verdicts)
                where verdict.verdict.isAcknowledgement {
                    for mutation in record.mutations {
                        accepted[mutation.dot, default: []].insert(mutation.id.bytes)
                    }
                }
            }
        }
    }

    private func sync(_ device: SimulatedDevice, faultPercent: Int) {
        // A fault ends a sync anywhere; the next one goes on from there.
        let summary = try? Synchronizer(
            store: device.store,
            transport: transport(faultPercent: faultPercent)
        ).run()
        if trace { print("  synced: \(summary.map { "\($0.healing?.rawValue ?? "-")" } ?? "cut")") }
    }

    private func settle() throws {
        for round in 0..<4 {
            for device in devices {
                do {
                    let summary = try Synchronizer(
                        store: device.store,
                        transport: transport(faultPercent: 0)
                    ).run()
                    try server.confirmAll()
                    guard round < 3 else {
                        guard summary.isVerified, summary.status.isSafeToWipe else {
                            throw Failure(
                                description: "stuck: \(device.name) \(summary)"
                            )
                        }
                        continue
                    }
                } catch let error as SyncError {
                    throw Failure(description: "stuck: \(device.name) \(error)")
                }
            }
        }
    }

    private func check(held: Set<[UInt8]>) throws {
        var final: [RecordID: RecordState] = [:]
        var partners: [RecordID: String] = [:]
        try server.store.read { transaction in
            for scope in try transaction.scopes() {
                try transaction.eachRecord(in: scope, after: 0) { record in
                    final[record.id] = try RecordState(canonicalBytes: record.bytes)
                    partners[record.id] = scope.partner
                    return true
                }
            }
        }
        for device in devices {
            let own = final.filter { partners[$0.key] == device.partner }
            guard try device.states() == own else {
                throw Failure(description: "diverged: \(device.name)")
            }
        }
        for (id, state) in final {
            var present: Set<[UInt8]> = try known(state, id, on: nil)
            for device in devices { present.formUnion(try known(state, id, on: device)) }
            let missing = held.subtracting(present).filter { operations[$0]?.record == id }
            guard missing.isEmpty else {
                throw Failure(description: "lost: \(missing.compactMap { operations[$0] })")
            }
            let expected = ExpectedRecord(present.compactMap { operations[$0] })
            guard expected == ExpectedRecord(state) else {
                throw Failure(
                    description:
                        "differs: \(id) expected \(expected) found \(ExpectedRecord(state))"
                )
            }
        }
        let lost = held.filter {
            final[operations[$0]?.record ?? RecordID(day: 0, random: (0, 0))] == nil
        }
        guard lost.isEmpty else { throw Failure(description: "lost records") }
        guard try Verification(of: server.store).differences.isEmpty else {
            throw Failure(description: "the store does not verify")
        }
    }
}

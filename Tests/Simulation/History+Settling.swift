import Counting
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncClient
import SyncServer
import WireProtocol

/// The end of a history: everything works, everyone syncs, and what is there is compared with what
/// truly happened.
extension History {
    /// Ends every fault.
    func calmDown() throws {
        try recoverServer()
        server.disk.crash(after: .max / 2)
        try server.restart()
        for device in devices + revoked {
            try wake(device)
            device.disk.limit(room: nil)
            device.disk.fail(permille: 0, dice)
            device.disk.crash(after: .max / 2)
        }
        try server.set(programme: programmeVersion)
        try curePoison()
    }

    func settle() throws {
        for round in 0..<5 {
            for device in devices {
                trace("round \(round) \(device.name) on \(device.disk.path)")
                do {
                    let summary = try Synchronizer(store: device.store, transport: network).run()
                    try server.confirmAll()
                    guard round == 4 else { continue }
                    // Refused work in a scope that was withdrawn can't be mended any more, and is kept.
                    let isWithdrawn = try isWithdrawn(device)
                    let isSettled =
                        summary.status.isSafeToWipe || isWithdrawn && summary.status.pending == 0
                    guard summary.isVerified, isSettled else {
                        throw Failure(description: "stuck: \(device.name) \(summary)")
                    }
                } catch let error as SyncError {
                    throw Failure(description: "stuck: \(device.name) \(error)")
                }
            }
            // A worker may write in a scope again only after a sync has said so.
            if round < 3 { try curePoison() }
        }
        for device in revoked {
            do {
                try wake(device)
                _ = try Synchronizer(store: device.store, transport: network).run()
                throw Failure(description: "admitted: \(device.name) was shut out and came in")
            } catch is SyncError {
                // As it should be.
            }
        }
    }

    // What is known where.

    /// The operations that a state of a record contains, as this device means its dots.
    func known(
        _ state: RecordState,
        _ id: RecordID,
        on device: SimulatedDevice?
    ) throws -> Set<[UInt8]> {
        let own = try device.map { try dots(in: state, on: $0) } ?? [:]
        var known: Set<[UInt8]> = []
        for entry in state.context.counters.entries where entry.value > 0 {
            for counter in 1...entry.value {
                let dot = Dot(entry.key, counter)
                let attempts = attempted[dot]?.filter { $0.value > 0 }.keys
                let candidates =
                    own[dot].map { [$0] } ?? accepted[dot] ?? attempts.map(Set.init) ?? []
                known.formUnion(candidates.filter { operations[$0]?.record == id })
            }
        }
        return known
    }

    /// What this device issued the dots of a state for: another copy of it may have issued them for
    /// something else.
    private func dots(
        in state: RecordState,
        on device: SimulatedDevice
    ) throws -> [Dot: [UInt8]] {
        try device.store.read { transaction in
            var own: [Dot: [UInt8]] = [:]
            for entry in state.context.counters.entries where entry.value > 0 {
                guard try transaction.writer(entry.key) != nil else { continue }
                for counter in 1...entry.value {
                    let dot = Dot(entry.key, counter)
                    own[dot] = try transaction.mutation(at: dot)?.body.id
                }
            }
            return own
        }
    }

    /// Everything that a live replica holds of the scopes it may hold.
    func heldOperations() throws -> Set<[UInt8]> {
        var held: Set<[UInt8]> = []
        for device in devices {
            let isWithdrawn = try isWithdrawn(device)
            for (id, state) in try device.states()
            where !isWithdrawn || state.scope != SimulatedServer.shared {
                held.formUnion(try known(state, id, on: device))
            }
        }
        for (id, state) in try server.states() {
            held.formUnion(try known(state, id, on: nil))
        }
        return held
    }

    /// Whether the device lost the shared scope, whether it has heard of that or not.
    private func isWithdrawn(_ device: SimulatedDevice) throws -> Bool {
        let id = hex(try device.store.read { try DeviceIdentity($0) }?.device ?? [])
        for case .grantSet(id, SimulatedServer.shared.rawValue, let leave, _)
            in try server.ledger.entries().reversed()
        {
            return leave == "none"
        }
        return false
    }

    /// What a device without the scope means by its dots was never settled with the server.
    private func holds(_ scope: ScopeID, _ device: SimulatedDevice) throws -> Bool {
        try device.store.read { try $0.scope(scope) } != nil
    }

    // The comparison.

    func check(held: Set<[UInt8]>) throws {
        let final = try server.states()
        for device in devices {
            try checkOwn(device)
            guard try device.store.read({ try $0.programmeSource()?.version }) == programmeVersion
            else { throw Failure(description: "stuck: \(device.name) has an old programme") }
            let scopes = Set(try device.store.read { try $0.scopes() }.map(\.id))
            guard try device.states() == final.filter({ scopes.contains($0.value.scope) }) else {
                throw Failure(description: "diverged: \(device.name)")
            }
        }
        var expected: [RecordID: ExpectedRecord] = [:]
        for (id, state) in final {
            guard (state.erasure != nil) == erased.contains(id) else {
                throw Failure(description: "differs: \(id) erased or not")
            }
            guard state.erasure == nil else { continue }
            var present: Set<[UInt8]> = try known(state, id, on: nil)
            for device in devices where try holds(state.scope, device) {
                present.formUnion(try known(state, id, on: device))
            }
            let missing = held.subtracting(present).filter { operations[$0]?.record == id }
            guard missing.isEmpty else {
                throw Failure(description: "lost: \(missing.compactMap { operations[$0] })")
            }
            let record = ExpectedRecord(present.compactMap { operations[$0] })
            guard record == ExpectedRecord(state) else {
                throw Failure(
                    description:
                        "differs: \(id) expected \(record) found \(ExpectedRecord(state))"
                )
            }
            expected[id] = record
        }
        let gone = held.filter {
            final[operations[$0]?.record ?? RecordID(day: 0, random: (0, 0))] == nil
        }
        guard gone.isEmpty else { throw Failure(description: "lost: whole records") }
        let faults = try Verification(of: server.store).differences
        guard faults.isEmpty else { throw Failure(description: "corrupt: \(faults)") }
        try checkCounts(Array(expected.values))
    }

    /// No device ever keeps a record that is neither its partner's nor shared with it.
    private func checkOwn(_ device: SimulatedDevice) throws {
        for (id, state) in try device.states() {
            let scope = state.scope.rawValue
            let isOwn =
                [device.partner, PairScope.shared, SimulatedServer.shared.rawValue].contains(scope)
                || PairScope.other(than: device.partner, in: scope) != nil
            guard isOwn else {
                throw Failure(description: "exposed: \(id) of \(scope) on \(device.name)")
            }
        }
    }

    private func checkCounts(_ records: [ExpectedRecord]) throws {
        let (_, totals) = try count(asOf: nil)
        let expected = [
            records.reduce(0) { $0 + $1.cards },
            records.reduce(0) { $0 + $1.contacts },
            records.reduce(0) { $0 + $1.visits },
        ]
        guard totals == expected else {
            throw Failure(description: "count: expected \(expected), counted \(totals)")
        }
        for cut in printedCuts {
            do {
                let (_, again) = try count(asOf: cut.name)
                // A record that vanished and came back is newer than the cut.
                guard again == cut.totals || erased.count != cut.erasures || isSabotaged else {
                    throw Failure(description: "count: \(cut.name) \(cut.totals), now \(again)")
                }
            } catch is UnknownCut {
                guard hasServerRestores else {
                    throw Failure(description: "count: \(cut.name) is forgotten")
                }
            }
        }
    }

    func printCut() throws {
        let (name, totals) = try count(asOf: nil)
        printedCuts.append(PrintedCut(name: name, totals: totals, erasures: erased.count))
    }

    private func count(asOf cut: String?) throws -> (cut: String, totals: [Int64]) {
        let counts = try ServerCounts(
            CountQuery(
                indicators: ["cards_handed_out", "contacts", "night_visits"],
                from: Day(year: 2009, month: 1, day: 1) ?? Day(daysSinceEpoch: 0),
                to: Day(year: 2009, month: 12, day: 31) ?? Day(daysSinceEpoch: 0),
                by: []
            ),
            asOf: cut,
            store: server.store,
            shelf: server.service.shelf
        )
        return (counts.cut, counts.tables.map(\.total))
    }
}

import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncClient

/// What workers do.
extension History {
    private static let routes = [
        "thai_mediator", "kc_prostitution", "reden", "walk_in", "telephone",
    ]
    private static let measures = ["cash_benefit", "housing_list", "rehabilitation"]

    func log(on device: SimulatedDevice) throws {
        guard let programme = try device.programme(programmes) else { return }
        let day = "2009-01-1\(dice.roll(10))"
        let (kind, words): (String, [String]) =
            switch dice.roll(7) {
            case 0:
                (
                    "card_handout",
                    [
                        "date=\(day)", "quantity=\(1 + dice.roll(9))",
                        "place_type=massage_clinic", "district=vesterbro", "language=th",
                    ]
                )
            case 1:
                (
                    "contact",
                    [
                        "date=\(day)", "route=\(dice.pick(Self.routes))", "channel=telephone",
                        "anonymity=anonymous", "language=da",
                        "measures=\(dice.pick(Self.measures))",
                    ]
                )
            case 2:
                (
                    "referral",
                    [
                        "date=\(day)", "to=\(device.partner == "kc" ? "reden" : "kc")",
                        "purpose=housing", "status=offered",
                    ]
                )
            case 3: ("same_place", ["date=\(day)", "place=\(place())", "other=\(place())"])
            case 4:
                (
                    "recommendation",
                    [
                        "date=\(day)", "number=\(1 + dice.roll(11))", "theme=exit",
                        "keyword=valmuen",
                        "status=in_progress",
                    ]
                )
            default: ("night", ["date=\(day)", "new=\(dice.roll(5))"])
            }
        let definition = try programme.kindOrThrow(named: kind)
        let changes = try definition.changes(words: words, creating: true)
        let scopes = try device.store.read { try $0.scopes() }
            .filter { $0.mayWrite && isPlace($0.id.rawValue, for: definition) }
        guard !scopes.isEmpty else { return }
        let scope = theme.logsInLastScope ? scopes[scopes.count - 1].id : dice.pick(scopes).id
        try perform(on: device, seen: [], changes.map(Operation.Change.init)) {
            _ = try device.logbook(programme, scope: scope).log(definition, changes)
        }
    }

    func change(on device: SimulatedDevice) throws {
        guard let (id, state) = try pickRecord(on: device),
            let programme = try device.programme(programmes),
            let kind = programme.kind(id: Int(state.kind.rawValue))
        else { return }
        let seen = try known(state, id, on: device)
        let book = device.logbook(programme)
        if dice.isHit(percent: 15) {
            return try perform(on: device, seen: seen, [.void]) { try book.void(id, .wrongEntry) }
        }
        let isPoisoned = kind.name == "card_handout" && dice.isHit(percent: theme.poisonPercent)
        let changes =
            isPoisoned ? [.set(field: 2, .integer(-1))] : try changes(of: kind)
        if isPoisoned { poisoned.append((device.name, id)) }
        try perform(on: device, seen: seen, changes.map(Operation.Change.init)) {
            try book.edit(id, changes)
        }
    }

    /// Whether records of a kind belong into a scope; the one that is granted and withdrawn takes
    /// what is a partner's own.
    private func isPlace(_ scope: String, for kind: Kind) -> Bool {
        switch kind.scope {
        case .own: scope != PairScope.shared && PairScope.partners(of: scope) == nil
        case .pair: PairScope.partners(of: scope) != nil
        case .shared: scope == PairScope.shared
        }
    }

    /// One of a few places, whether it was logged or not.
    private func place() -> String {
        "019c1234-5678-7abc-8def-00000000000\(dice.roll(6))"
    }

    private func changes(of kind: Kind) throws -> [FieldChange] {
        let words: [String] =
            switch kind.name {
            case "card_handout": ["quantity=\(1 + dice.roll(9))"]
            case "night":
                ["\(dice.pick(["new", "returning"]))\(dice.pick(["+", "-"]))=\(1 + dice.roll(4))"]
            case "referral": ["status=\(dice.pick(["accepted", "attended", "declined"]))"]
            case "same_place": ["other=\(place())"]
            case "recommendation": ["status=\(dice.pick(["done", "not_possible"]))"]
            default:
                switch dice.roll(4) {
                case 0: ["route=\(dice.pick(Self.routes))"]
                case 1: ["measures+=\(dice.pick(Self.measures))"]
                case 2: ["measures-=\(dice.pick(Self.measures))"]
                default:
                    [
                        "form=\(dice.pick(["street", "clinic", ""]))",
                        "route=\(dice.pick(Self.routes))",
                    ]
                }
            }
        return try kind.changes(words: words, creating: false)
    }

    /// A record that this device may change.
    private func pickRecord(
        on device: SimulatedDevice
    ) throws -> (RecordID, RecordState)? {
        let scopes = Set(try device.store.read { try $0.scopes() }.filter(\.mayWrite).map(\.id))
        let states = try device.states().filter {
            scopes.contains($0.value.scope) && $0.value.erasure == nil
        }
        guard !states.isEmpty else { return nil }
        let ids = states.keys.sorted()
        let id = theme.isNarrow && dice.isHit(percent: 70) ? ids[0] : dice.pick(ids)
        return states[id].map { (id, $0) }
    }

    /// Takes back what the server refuses, as a worker does who reads why.
    func curePoison() throws {
        for (name, id) in poisoned {
            for device in devices where device.name == name || device.name == name + "'" {
                guard let state = try device.states()[id], state.erasure == nil,
                    try device.store.read({ try $0.scope(state.scope)?.mayWrite ?? false }),
                    let programme = try device.programme(programmes)
                else { continue }
                let changes: [FieldChange] = [.set(field: 2, .integer(5))]
                let seen = try known(state, id, on: device)
                try perform(on: device, seen: seen, changes.map(Operation.Change.init)) {
                    try device.logbook(programme).edit(id, changes)
                }
            }
        }
    }

    /// Lets a device write, and remembers what it wrote, whether it was acknowledged or survived
    /// a crash all the same.
    private func perform(
        on device: SimulatedDevice,
        seen: Set<[UInt8]>,
        _ changes: [Operation.Change],
        _ body: () throws -> Void
    ) throws {
        var isAcknowledged = false
        do {
            try body()
            isAcknowledged = true
        } catch {
            trace("  refused: \(error)")
            if !device.disk.isDown { try device.reboot(losing: .everything) }
        }
        try wake(device, seen: seen, changes)
        let isKnown = try device.newest().map { operations[$0.body.id] != nil } ?? true
        if isKnown {
            guard !isAcknowledged || device.newestMade == nil else { return try lostEntry(device) }
            return
        }
        try remember(on: device, seen: seen, changes)
    }

    private func lostEntry(_ device: SimulatedDevice) throws {
        guard let newest = try device.newest(), newest.body.id == device.newestMade else {
            throw Failure(description: "lost: an entry left no mutation on \(device.name)")
        }
    }

    /// Starts a device that crashed; what it had acknowledged must be there.
    func wake(
        _ device: SimulatedDevice,
        seen: Set<[UInt8]> = [],
        _ changes: [Operation.Change] = []
    ) throws {
        guard device.disk.isDown else { return }
        try device.reboot(losing: survival())
        trace("  \(device.name) crashed and is back")
        guard let made = device.newestMade else { return }
        let newest = try device.newest()
        guard newest?.body.id != made, try !isWiped(made, from: device) else { return }
        guard let newest, operations[newest.body.id] == nil else {
            throw Failure(description: "lost: \(device.name) forgot in a crash what it had saved")
        }
    }

    /// Whether the server has a mutation and the device gave up the record with its scope.
    private func isWiped(_ mutation: [UInt8], from device: SimulatedDevice) throws -> Bool {
        guard let operation = operations[mutation],
            accepted.values.contains(where: { $0.contains(mutation) })
        else { return false }
        return try device.states()[operation.record] == nil
    }

    func survival() -> SimulatedDisk.Survival {
        switch dice.roll(3) {
        case 0: .everything
        case 1: .nothing
        default: .some(dice)
        }
    }

    private func remember(
        on device: SimulatedDevice,
        seen: Set<[UInt8]>,
        _ changes: [Operation.Change]
    ) throws {
        guard let made = try device.newest(),
            let record = try device.store.read({ try $0.record(number: made.record) })
        else { throw Failure(description: "lost: an entry left no mutation on \(device.name)") }
        trace("  \(hex(made.body.id)) on \(device.name): \(record.id) \(changes) \(made.dot)")
        operations[made.body.id] = Operation(
            id: made.body.id,
            record: record.id,
            kind: record.state.kind.rawValue,
            changes: changes,
            seen: seen
        )
        device.newestMade = made.body.id
    }
}

extension Operation.Change {
    init(_ change: FieldChange) {
        let field = UInt32(change.field)
        switch change {
        case .set(_, let value): self = .set(field: field, Value(value))
        case .add(_, let code): self = .add(field: field, code)
        case .remove(_, let code): self = .remove(field: field, code)
        case .tally(_, let amount): self = .tally(field: field, amount)
        case .replace: preconditionFailure("not used here")
        }
    }
}

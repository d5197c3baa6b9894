internal import MergeCore
internal import Programmes
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// What a pushed state may claim and newly write.
///
/// Rules look only at dots that are this device's and new to the server: a joined or relayed value
/// is never refused for its content.
struct PushRules {
    let session: PushSession
    let state: RecordState
    /// The server's state of the record; nil if it has none.
    let old: RecordState?
    /// The record's kind by the programme versions that were asked for.
    private var kinds: [Int: Kind] = [:]

    init(session: PushSession, state: RecordState, old: RecordState?) {
        self.session = session
        self.state = state
        self.old = old
    }

    mutating func check(_ mutations: [PushedMutation]) throws {
        guard state.scope == session.scope.id else { throw Refusal(.denied, "another scope") }
        guard old.map({ $0.kind == state.kind }) ?? true else {
            throw Refusal(.denied, "another kind")
        }
        if let old, old.erasure != nil, state.erasure == nil, !old.context.contains(state.context) {
            throw Refusal(.erased, "the record was erased")
        }
        guard state.erasure == old?.erasure || state.erasure == nil else {
            throw Refusal(.denied, "a device can't erase")
        }
        try checkClaims()
        try checkListed(mutations)
        try checkContent(mutations)
        try checkSiblings()
    }

    private func isOwn(_ writer: WriterID) throws -> Bool {
        if session.chains.contains(where: { $0.writer == writer }) { return true }
        if session.inherited.contains(writer) { return true }
        return try session.transaction.writer(writer)?.device == session.device.number
    }

    /// Of other writers a device can know only what the server told it.
    private func checkClaims() throws {
        for entry in state.context.counters.entries where try !isOwn(entry.key) {
            guard let old, entry.value <= old.context[entry.key] else {
                throw Refusal(.denied, "a mutation that the server doesn't know")
            }
        }
        guard let old else { return }
        for field in state.registers.entries {
            for sibling in field.value.entries where try !isOwn(sibling.key.writer) {
                guard old.registers[field.key]?[sibling.key] ?? sibling.value == sibling.value
                else { throw Refusal(.denied, "another's value, changed") }
            }
        }
        for day in state.days.entries where try !isOwn(day.key.writer) {
            guard old.days[day.key] ?? day.value == day.value else {
                throw Refusal(.denied, "another's day, changed")
            }
        }
        for mark in state.marks.entries where try !isOwn(mark.key.writer) {
            guard old.marks[mark.key] ?? mark.value == mark.value else {
                throw Refusal(.denied, "another's void, changed")
            }
        }
        try checkTallyClaims(old)
    }

    /// What is newly written has to be listed with its programme version, or rules could be skipped.
    private func checkListed(_ mutations: [PushedMutation]) throws {
        let listed = Set(mutations.map(\.dot))
        let lasts = state.tallies.entries.flatMap { field in
            field.value.entries.map { Dot($0.key, $0.value.last) }
        }
        for dot in state.liveDots + lasts where !listed.contains(dot) {
            guard old?.context.contains(dot) ?? false else {
                throw Refusal(.denied, "a mutation that is not listed")
            }
        }
    }

    private func checkTallyClaims(_ old: RecordState) throws {
        for field in state.tallies.entries {
            for entry in field.value.entries where try !isOwn(entry.key) {
                let known = old.tallies[field.key]?[entry.key]
                guard let known, entry.value.plus <= known.plus, entry.value.minus <= known.minus,
                    entry.value.last <= known.last
                else { throw Refusal(.denied, "another's tally, changed") }
            }
        }
    }

    private mutating func checkContent(_ mutations: [PushedMutation]) throws {
        let fresh = mutations.filter { !(old?.context.contains($0.dot) ?? false) }
        var versions = SortedMap<Dot, Int>()
        for mutation in fresh where versions[mutation.dot] == nil {
            versions[mutation.dot] = mutation.programme
        }
        let isNew = old == nil
        for field in state.registers.entries {
            for sibling in field.value.entries {
                guard let version = versions[sibling.key] else { continue }
                try check(field.key, version) { definition in
                    let value = sibling.value.fieldValue(as: definition.type)
                    guard definition.type != .partner || isNew else {
                        throw Refusal(.denied, "\(definition.name): stays as it is")
                    }
                    guard value != nil || sibling.value.isNull else {
                        throw Refusal(.invalid, "\(definition.name): wrong type")
                    }
                    return .set(field: definition.id, value)
                }
            }
        }
        for field in state.sets.entries {
            for element in field.value.entries {
                for add in element.value.entries {
                    guard let version = versions[add.key] else { continue }
                    try check(field.key, version) { definition in
                        .add(field: definition.id, code: element.key.text ?? "")
                    }
                }
            }
        }
        try checkTallies(fresh)
        try checkPlace(versions)
        try checkMarks(versions)
        try checkRequired(mutations)
    }

    private mutating func checkTallies(_ fresh: [PushedMutation]) throws {
        for field in state.tallies.entries {
            for entry in field.value.entries {
                let dot = Dot(entry.key, entry.value.last)
                guard let version = fresh.first(where: { $0.dot == dot })?.programme else {
                    continue
                }
                try check(field.key, version) { .tally(field: $0.id, 1) }
            }
        }
    }

    /// What a pair or all partners share holds nothing else, and a referral goes to the other partner.
    private mutating func checkPlace(_ versions: SortedMap<Dot, Int>) throws {
        guard old == nil, let version = versions.entries.first?.value else { return }
        let (kind, scope) = (try kind(version), session.scope.id.rawValue)
        let isPair = PairScope.partners(of: scope) != nil
        guard isPair == (kind.scope == .pair),
            scope != PairScope.shared || kind.scope == .shared
        else { throw Refusal(.denied, "\(kind.name) doesn't belong into this scope") }
        guard let field = kind.partnerField else { return }
        let receivers = state.values(of: FieldID(UInt32(field.id))).map(\.text)
        let other = PairScope.other(than: session.device.partner, in: scope)
        guard receivers == [other] else { throw Refusal(.denied, "\(field.name): not the other") }
    }

    private func checkMarks(_ versions: SortedMap<Dot, Int>) throws {
        for mark in state.marks.entries where versions[mark.key] != nil {
            guard mark.value.reason.text.flatMap(VoidReason.init(rawValue:)) != nil else {
                throw Refusal(.invalid, "reason: unknown code")
            }
        }
    }

    /// A record that is new to the server must have what its kind requires.
    private mutating func checkRequired(_ mutations: [PushedMutation]) throws {
        guard old == nil, let version = mutations.first?.programme else { return }
        let stated = state.registers.entries.filter { field in
            field.value.entries.contains { !$0.value.isNull }
        }
        let present =
            stated.map(\.key) + state.sets.entries.map(\.key) + state.tallies.entries.map(\.key)
        let fields = Set(present.map { Int($0.rawValue) })
        guard let missing = try kind(version).missing(present: fields).first else { return }
        throw Refusal(.invalid, "\(missing.name): required")
    }

    private mutating func check(
        _ field: FieldID,
        _ version: Int,
        _ change: (Field) throws -> FieldChange
    ) throws {
        let kind = try kind(version)
        guard let definition = kind.field(id: Int(field.rawValue)) else {
            throw Refusal(.invalid, "#\(field.rawValue): unknown field")
        }
        do {
            try kind.check(try change(definition))
        } catch let error as EntryError {
            throw Refusal(.invalid, "\(definition.name): \(error.code.rawValue)")
        }
    }

    private mutating func kind(_ version: Int) throws -> Kind {
        if let kind = kinds[version] { return kind }
        let programme = try session.service.shelf.programme(
            version: version,
            in: session.transaction
        )
        guard let programme else { throw Refusal(.schemaTooNew, "programme version \(version)") }
        guard let kind = programme.kind(id: Int(state.kind.rawValue)) else {
            throw Refusal(.invalid, "#\(state.kind.rawValue): unknown kind")
        }
        kinds[version] = kind
        return kind
    }

    /// More siblings than the limit wait for a person; nothing that is there is dropped.
    private func checkSiblings() throws {
        guard let old else { return }
        let mayBeMany = state.registers.entries.contains { field in
            field.value.count + (old.registers[field.key]?.count ?? 0) > Limits.siblings
        }
        guard mayBeMany else { return }
        for field in old.joined(with: state).registers.entries {
            let before = old.registers[field.key]?.count ?? 0
            guard field.value.count <= max(Limits.siblings, before) else {
                throw Refusal(.needsResolve, "#\(field.key.rawValue): too many siblings")
            }
        }
    }
}

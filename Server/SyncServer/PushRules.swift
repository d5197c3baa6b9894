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

    func check(_ mutations: [PushedMutation]) throws {
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
        var others: [WriterID] = []
        for entry in state.context.counters.entries where try !isOwn(entry.key) {
            guard let old, entry.value <= old.context[entry.key] else {
                throw Refusal(.denied, "a mutation that the server doesn't know")
            }
            others.append(entry.key)
        }
        // Every writer of a state stands in its context.
        guard let old, !others.isEmpty else { return }
        for field in state.registers.entries {
            for sibling in field.value.entries where others.contains(sibling.key.writer) {
                guard old.registers[field.key]?[sibling.key] ?? sibling.value == sibling.value
                else { throw Refusal(.denied, "another's value, changed") }
            }
        }
        for day in state.days.entries where others.contains(day.key.writer) {
            guard old.days[day.key] ?? day.value == day.value else {
                throw Refusal(.denied, "another's day, changed")
            }
        }
        for mark in state.marks.entries where others.contains(mark.key.writer) {
            guard old.marks[mark.key] ?? mark.value == mark.value else {
                throw Refusal(.denied, "another's void, changed")
            }
        }
        for field in state.tallies.entries {
            for entry in field.value.entries where others.contains(entry.key) {
                let known = old.tallies[field.key]?[entry.key]
                guard let known, entry.value.plus <= known.plus, entry.value.minus <= known.minus,
                    entry.value.last <= known.last
                else { throw Refusal(.denied, "another's tally, changed") }
            }
        }
    }

    /// What is newly written has to be listed with its programme version, or rules could be skipped.
    private func checkListed(_ mutations: [PushedMutation]) throws {
        let listed = mutations.map(\.dot)
        func check(_ dot: Dot) throws {
            guard listed.contains(dot) || old?.context.contains(dot) ?? false else {
                throw Refusal(.denied, "a mutation that is not listed")
            }
        }
        for dot in state.liveDots { try check(dot) }
        for field in state.tallies.entries {
            for entry in field.value.entries { try check(Dot(entry.key, entry.value.last)) }
        }
    }

    private func checkContent(_ mutations: [PushedMutation]) throws {
        var versions = SortedMap<Dot, Int>()
        for mutation in mutations where !(old?.context.contains(mutation.dot) ?? false) {
            if versions[mutation.dot] == nil { versions[mutation.dot] = mutation.programme }
        }
        // As a rule one version wrote everything.
        var known: (version: Int, rules: KindRules)?
        func rules(at dot: Dot) throws -> KindRules? {
            guard let version = versions[dot] else { return nil }
            if let known, known.version == version { return known.rules }
            let found = try self.rules(version)
            known = (version, found)
            return found
        }
        let isNew = old == nil
        for field in state.registers.entries {
            for sibling in field.value.entries {
                try rules(at: sibling.key)?.check(sibling.value, in: field.key, isNew: isNew)
            }
        }
        for field in state.sets.entries {
            for element in field.value.entries {
                for add in element.value.entries {
                    try rules(at: add.key)?.check(element: element.key, in: field.key)
                }
            }
        }
        for field in state.tallies.entries {
            for entry in field.value.entries {
                try rules(at: Dot(entry.key, entry.value.last))?.check(entry.value, in: field.key)
            }
        }
        try checkPlace(versions)
        try checkMarks(versions)
        try checkRequired(mutations)
    }

    /// What a pair or all partners share holds nothing else, and a referral goes to the other partner.
    private func checkPlace(_ versions: SortedMap<Dot, Int>) throws {
        guard old == nil, let version = versions.entries.first?.value else { return }
        let kind = try rules(version).kind
        guard session.isPair == (kind.scope == .pair),
            session.scope.id.rawValue != PairScope.shared || kind.scope == .shared
        else { throw Refusal(.denied, "\(kind.name) doesn't belong into this scope") }
        guard let field = kind.partnerField else { return }
        let receivers = state.values(of: FieldID(UInt32(field.id))).map(\.text)
        let other = PairScope.other(
            than: session.device.partner,
            in: session.scope.id.rawValue
        )
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
    private func checkRequired(_ mutations: [PushedMutation]) throws {
        guard old == nil, let version = mutations.first?.programme else { return }
        let rules = try rules(version)
        for field in rules.required where !isStated(field) {
            let name = rules.kind.field(id: Int(field.rawValue))?.name ?? "#\(field.rawValue)"
            throw Refusal(.invalid, "\(name): required")
        }
    }

    private func isStated(_ field: FieldID) -> Bool {
        state.registers[field]?.entries.contains { !$0.value.isNull } ?? false
            || state.sets[field] != nil || state.tallies[field] != nil
    }

    private func rules(_ version: Int) throws -> KindRules {
        try session.book.rules(of: state.kind, version: version)
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

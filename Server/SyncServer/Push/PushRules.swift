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
        try checkContext()
        try checkUnchanged()
        let listed = Self.versions(of: mutations)
        try checkListed(listed)
        try checkContent(mutations, listed)
        try checkSiblings()
    }

    private func isOwn(_ writer: WriterID) throws -> Bool {
        if session.chained.contains(writer) || session.inherited.contains(writer) { return true }
        return try session.transaction.writer(writer)?.device == session.device.number
    }

    /// Of other writers a device can know only what the server told it.
    private func checkContext() throws {
        for entry in state.context.counters.entries where try !isOwn(entry.key) {
            guard let old, entry.value <= old.context[entry.key] else {
                throw Refusal(.denied, "a mutation that the server doesn't know")
            }
        }
    }

    /// A dot has one value, day and mark for ever, whoever brings it; no rule looks at one that the
    /// server has, and of two values the join would take the greater.
    private func checkUnchanged() throws {
        guard let old else { return }
        for field in state.registers.entries {
            guard let known = old.registers[field.key] else { continue }
            for sibling in field.value.entries {
                guard known[sibling.key] ?? sibling.value == sibling.value
                else { throw Refusal(.denied, "a value, changed") }
            }
        }
        for day in state.days.entries {
            guard old.days[day.key] ?? day.value == day.value else {
                throw Refusal(.denied, "a day, changed")
            }
        }
        for mark in state.marks.entries {
            guard old.marks[mark.key] ?? mark.value == mark.value else {
                throw Refusal(.denied, "a void, changed")
            }
        }
    }

    /// What is newly written has to be listed with its programme version, or rules could be skipped.
    private func checkListed(_ listed: SortedMap<Dot, Int>) throws {
        // Of a record that is there no rule would ask where it belongs and what it must have.
        guard old != nil || !listed.isEmpty else {
            throw Refusal(.denied, "a new record without a mutation")
        }
        try state.eachLiveDot { dot in
            guard listed[dot] != nil || old?.context.contains(dot) ?? false else {
                throw Refusal(.denied, "a mutation that is not listed")
            }
        }
    }

    /// The programme versions of mutations by dot; of two with the same dot the first counts.
    private static func versions(of mutations: [PushedMutation]) -> SortedMap<Dot, Int> {
        var entries: [SortedMap<Dot, Int>.Entry] = []
        for (_, mutation) in mutations.enumerated().sorted(by: {
            ($0.element.dot, $0.offset) < ($1.element.dot, $1.offset)
        }) where entries.last?.key != mutation.dot {
            entries.append(.init(key: mutation.dot, value: mutation.programme))
        }
        return SortedMap(ascending: entries)
    }

    private func checkContent(
        _ mutations: [PushedMutation],
        _ listed: SortedMap<Dot, Int>
    ) throws {
        let versions = SortedMap(
            ascending: listed.entries.filter { !(old?.context.contains($0.key) ?? false) }
        )
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
                if let rules = try rules(at: Dot(entry.key, entry.value.last)) {
                    try rules.check(entry.value, in: field.key)
                } else {
                    try checkKnown(entry.value, of: entry.key, in: field.key)
                }
            }
        }
        try checkPlace(versions)
        try checkMarks(versions)
        try checkRequired(mutations)
    }

    /// A tally that no newly listed mutation touched, another's or the device's own, is at most what
    /// the server has: a join takes the larger sums, whoever claims them.
    private func checkKnown(
        _ tally: Tally,
        of writer: WriterID,
        in field: FieldID
    ) throws {
        // Of an erased record no values are kept, whatever they are.
        if old?.erasure != nil { return }
        guard let known = old?.tallies[field]?[writer], tally.plus <= known.plus,
            tally.minus <= known.minus, tally.last <= known.last
        else { throw Refusal(.denied, "a tally that is not listed") }
    }

    /// What a pair or all partners share holds nothing else, and a referral goes to the other partner.
    private func checkPlace(_ versions: SortedMap<Dot, Int>) throws {
        guard old == nil, let version = versions.entries.first?.value else { return }
        let rules = try rules(version)
        let kind = rules.kind
        guard session.isPair == (kind.scope == .pair),
            session.scope.id.rawValue != PairScope.shared || kind.scope == .shared
        else { throw Refusal(.denied, "\(kind.name) doesn't belong into this scope") }
        guard let field = rules.partnerField else { return }
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
        let mayBeMany = state.registers.entries.contains { field in
            field.value.count + (old?.registers[field.key]?.count ?? 0) > Limits.siblings
        }
        guard mayBeMany else { return }
        for field in (old?.joined(with: state) ?? state).registers.entries {
            let before = old?.registers[field.key]?.count ?? 0
            guard field.value.count <= max(Limits.siblings, before) else {
                throw Refusal(.needsResolve, "#\(field.key.rawValue): too many siblings")
            }
        }
    }
}

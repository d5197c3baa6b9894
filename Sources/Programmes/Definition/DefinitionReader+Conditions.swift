internal import Yams

extension DefinitionReader {
    /// What `where` and `where_not` say, by field.
    func conditions(_ entry: Entry, _ kind: KindDraft?) -> [Condition] {
        let plain = conditions(entry["where"], isNegated: false, kind)
        return (plain + conditions(entry["where_not"], isNegated: true, kind)).sorted {
            ($0.field, $0.isNegated ? 1 : 0) < ($1.field, $1.isNegated ? 1 : 0)
        }
    }

    private func conditions(
        _ node: Node?,
        isNegated: Bool,
        _ kind: KindDraft?
    ) -> [Condition] {
        guard let node else { return [] }
        guard let mapping = node.mapping, !mapping.isEmpty else {
            report(node, Fault.notConditions)
            return []
        }
        return mapping.compactMap { key, value in
            let nodes = list(value)
            if nodes.isEmpty, value.sequence != nil { report(key, Fault.noCodes) }
            let codes = nodes.map { name($0, digitFirst: true) }
            reportTwins(Array(zip(codes, nodes)))
            let field = fieldName(key, of: kind, types: [.choice, .choices])
            guard let field, let list = kind?.fields.first(where: { $0.name == field })?.codeList
            else { return nil }
            for (code, node) in zip(codes, nodes) {
                guard let code, list.code(named: code) == nil else { continue }
                report(node, Fault.unknown(code, list.codes.map(\.code)))
            }
            return Condition(
                field: field,
                codes: Set(codes.compactMap(\.self)),
                isNegated: isNegated
            )
        }
    }

    /// Checks that each share's whole is there, holds the share, and is no share of it in turn.
    func checkBases(
        _ drafts: [(entry: Entry?, indicator: Indicator?)],
        ids: [String],
        kinds: [KindDraft]
    ) {
        let indicators = Dictionary(
            drafts.compactMap { draft in draft.indicator.map { ($0.id, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        var told: Set<String> = []
        for (entry, share) in drafts {
            guard let node = entry?["base"], let share, let base = share.base else { continue }
            guard ids.contains(base) else {
                report(node, Fault.unknown(base, ids.filter { $0 != share.id }))
                continue
            }
            guard base != share.id else {
                report(node, Fault.ownBase)
                continue
            }
            let circle = circle(from: share.id, among: indicators)
            guard circle.isEmpty else {
                if told.isDisjoint(with: circle) { report(node, Fault.baseCircle(circle)) }
                told.formUnion(circle)
                continue
            }
            guard let whole = indicators[base] else { continue }
            check(share, of: whole, node, kinds)
        }
    }

    private func check(_ share: Indicator, of whole: Indicator, _ node: Node, _ kinds: [KindDraft])
    {
        guard share.unit == whole.unit else {
            report(node, Fault.otherUnit(share.unit, base: whole.id, whole.unit))
            return
        }
        let fields = kinds.first { $0.name == share.kind }?.fields ?? []
        let sets = Set(fields.filter { $0.type == .choices }.compactMap(\.name))
        guard share.isPart(of: whole, sets: sets) else {
            report(node, Fault.notPart(share.id, of: whole.id))
            return
        }
    }

    /// The ids on the way back to `start` along the bases; none if it leads elsewhere.
    private func circle(from start: String, among indicators: [String: Indicator]) -> [String] {
        var way = [start]
        while let next = indicators[way[way.count - 1]]?.base {
            way.append(next)
            guard next != start else { return way }
            guard way.count <= indicators.count + 1 else { return [] }
        }
        return []
    }
}

internal import Yams

extension DefinitionReader {
    private static let measures = ["records", "sum", "elements", "distinct"]
    private static let required = ["id", "labels", "unit", "unit_labels", "definition", "kind"]
    private static let optional = [
        "where", "where_not", "base", "until", "side", "covers", "protected",
    ]

    /// Every indicator, checked against the kinds it counts.
    func indicators(_ node: Node?, kinds: [KindDraft]) -> [Indicator] {
        let nodes = list(node)
        let known = Self.required + Self.measures + Self.optional
        let entries = nodes.map { entry($0, known: known, required: Self.required) }
        let ids = entries.map { name($0?["id"]) }
        reportTwins(Array(zip(ids, nodes)))
        let indicators = zip(entries, ids).map { entry, id in
            entry.flatMap { indicator($0, id: id, kinds: kinds) }
        }
        checkBases(Array(zip(entries, indicators)), ids: ids.compactMap(\.self), kinds: kinds)
        return indicators.compactMap(\.self)
    }

    private func indicator(_ entry: Entry, id: String?, kinds: [KindDraft]) -> Indicator? {
        let (labels, unitLabels) = (labels(entry["labels"]), labels(entry["unit_labels"]))
        let unit = name(entry["unit"])
        let definition = integer(entry["definition"], in: Self.versions)
        let kindName = name(entry["kind"])
        let kind = kinds.first { $0.name == kindName }
        if let kindName, kind == nil {
            report(entry["kind"], Fault.unknown(kindName, kinds.compactMap(\.name)))
        }
        let known = kindName == nil ? nil : kind
        let measure = measure(entry, known)
        let conditions = conditions(entry, known)
        let (base, until) = (name(entry["base"]), until(entry["until"], known))
        let side = side(entry["side"], known)
        let covers = self.labels(entry["covers"], max: Self.helpMax)
        let isProtected = flag(entry["protected"])
        guard let id, let labels, let unitLabels, let unit, let definition, let kindName,
            let measure
        else { return nil }
        return Indicator(
            id: id,
            labels: labels,
            unit: unit,
            unitLabels: unitLabels,
            definition: Int(definition),
            kind: kindName,
            measure: measure,
            conditions: conditions,
            base: base,
            until: until,
            side: side,
            covers: covers,
            isProtected: isProtected
        )
    }

    private func measure(_ entry: Entry, _ kind: KindDraft?) -> Measure? {
        guard Self.measures.filter({ entry[$0] != nil }).count == 1 else {
            report(entry.node, Fault.notOneMeasure)
            return nil
        }
        if let node = entry["records"] {
            let isTrue = flag(node)
            if !isTrue, node.scalar?.string == "false" { report(node, Fault.notOneMeasure) }
            return .records
        }
        if let node = entry["elements"] {
            return fieldName(node, of: kind, types: [.choices]).map(Measure.elements)
        }
        if let node = entry["distinct"] {
            // Not days, of which there are few, nor narratives, which are never the same twice.
            let types: [FieldType] = [.card, .reference, .choice, .integer]
            return fieldName(node, of: kind, types: types).map(Measure.distinct)
        }
        let nodes = list(entry["sum"])
        if nodes.isEmpty, entry["sum"]?.sequence != nil { report(entry["sum"], Fault.emptySum) }
        let names = nodes.map { fieldName($0, of: kind, types: [.integer, .tally]) }
        reportTwins(Array(zip(names, nodes)))
        return .sum(names.compactMap(\.self))
    }

    private func until(_ node: Node?, _ kind: KindDraft?) -> String? {
        guard let node, let name = fieldName(node, of: kind, types: [.date]) else { return nil }
        guard kind?.fields.first(where: { $0.name == name })?.isRequired == false else {
            report(node, Fault.requiredUntil(name))
            return nil
        }
        return name
    }

    private func side(_ node: Node?, _ kind: KindDraft?) -> PairSide? {
        guard let node, let text = text(node) else { return nil }
        guard let side = PairSide(rawValue: text) else {
            report(node, Fault.unknownSide(text))
            return nil
        }
        return checkSide(node, kind) ? side : nil
    }

    /// Whether an indicator of that kind may name a side; reports it if not.
    private func checkSide(_ node: Node, _ kind: KindDraft?) -> Bool {
        guard let kind, kind.scope != .pair else { return true }
        report(node, Fault.sideWithoutPair)
        return false
    }

    /// The name of a field of the kind that has one of these types.
    func fieldName(_ node: Node, of kind: KindDraft?, types: [FieldType]) -> String? {
        guard let name = name(node), let kind else { return nil }
        guard let field = kind.fields.first(where: { $0.name == name }) else {
            let fitting = kind.fields.filter { $0.type.map(types.contains) ?? false }
            report(node, Fault.unknown(name, fitting.compactMap(\.name)))
            return nil
        }
        guard let type = field.type else { return nil }
        guard types.contains(type) else {
            report(node, Fault.wrongType(name, type, wanted: types))
            return nil
        }
        return name
    }
}

internal import Yams

extension DefinitionReader {
    private static let measures = ["records", "sum", "elements"]
    private static let required = ["id", "labels", "unit", "unit_labels", "definition", "kind"]

    /// Every indicator, checked against the kinds it counts.
    func indicators(_ node: Node?, kinds: [KindDraft]) -> [Indicator] {
        let nodes = list(node)
        let entries = nodes.map { node in
            entry(node, known: Self.required + Self.measures, required: Self.required)
        }
        let ids = entries.map { name($0?["id"]) }
        reportTwins(Array(zip(ids, nodes)))
        return zip(entries, ids).compactMap { entry, id in
            entry.flatMap { indicator($0, id: id, kinds: kinds) }
        }
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
        let measure = measure(entry, kindName == nil ? nil : kind)
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
            measure: measure
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
        let nodes = list(entry["sum"])
        if nodes.isEmpty, entry["sum"]?.sequence != nil { report(entry["sum"], Fault.emptySum) }
        let names = nodes.map { fieldName($0, of: kind, types: [.integer, .tally]) }
        reportTwins(Array(zip(names, nodes)))
        return .sum(names.compactMap(\.self))
    }

    /// The name of a field of the kind that has one of these types.
    private func fieldName(_ node: Node, of kind: KindDraft?, types: [FieldType]) -> String? {
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

internal import Yams

extension DefinitionReader {
    private static let keys = [
        "id", "indicator", "definition", "from", "to", "min", "max", "source",
    ]
    /// What a document may state; far beyond what anybody counts.
    private static let figures: ClosedRange<Int64> = 0...1_000_000_000

    /// Every figure from a document, checked against the indicator it is of.
    ///
    /// An id that an indicator in `others` has is taken: a comparison names either.
    func baselines(
        _ node: Node?,
        _ others: Node?,
        _ indicators: [Indicator]
    ) -> [Baseline] {
        let nodes = list(node)
        let entries = nodes.map {
            entry($0, known: Self.keys + ["note"], required: Self.keys)
        }
        let ids = entries.map { name($0?["id"]) }
        let taken = (others?.sequence.map(Array.init) ?? []).compactMap {
            $0.mapping?["id"]?.scalar?.string
        }
        let unique = Array(Set(taken))
        reportTwins(unique.map { ($0, nil) } + zip(ids, nodes).map { ($0, $1) })
        let baselines = zip(entries, ids).map { entry, id in
            entry.flatMap { baseline($0, id: id, taken: unique.sorted(), indicators) }
        }
        return baselines.compactMap(\.self)
    }

    private func baseline(
        _ entry: Entry,
        id: String?,
        taken: [String],
        _ indicators: [Indicator]
    ) -> Baseline? {
        let indicator = name(entry["indicator"])
        if let indicator, !taken.contains(indicator) {
            report(entry["indicator"], Fault.unknown(indicator, taken))
        }
        let definition = integer(entry["definition"], in: Self.versions)
        if let definition, let known = indicators.first(where: { $0.id == indicator }),
            definition > known.definition
        {
            report(entry["definition"], Fault.newerDefinition(known.id, known.definition))
        }
        let (from, to) = (day(entry["from"]), day(entry["to"]))
        if let from, let to, to < from { report(entry["to"], Fault.backwards("from", "to")) }
        let min = integer(entry["min"], in: Self.figures)
        let max = integer(entry["max"], in: Self.figures)
        if let min, let max, max < min { report(entry["max"], Fault.smaller("max", than: "min")) }
        let source = labels(entry["source"], max: Self.helpMax)
        let note = labels(entry["note"], max: Self.helpMax)
        guard let id, let indicator, let definition, let from, let to, let min, let max, let source
        else { return nil }
        return Baseline(
            id: id,
            indicator: indicator,
            definition: Int(definition),
            from: from,
            to: to,
            min: min,
            max: max,
            source: source,
            note: note
        )
    }

    private func day(_ node: Node?) -> Day? {
        guard let node else { return nil }
        guard let day = Day(iso: node.scalar?.string ?? "") else {
            report(node, Fault.notDay)
            return nil
        }
        return day
    }
}

import Programmes

/// Every row that a record may stand in under some choice among its siblings.
///
/// Kept as one set of keys for each dimension, because the rows themselves may be too many.
struct ReachableRows: Sendable {
    private let keys: [Set<FieldKey?>]

    /// Nil if no choice makes the record a fact.
    init?(of fact: RecordFact, under plan: CountPlan) {
        let days = Self.siblings(plan.dateField, of: fact).filter { value in
            if case .day(let day)? = value { plan.period.contains(day) } else { false }
        }
        guard !days.isEmpty, Self.mayBeStated(plan.indicator.measure, in: fact) else { return nil }
        keys = plan.dimensions.map { dimension in
            switch dimension {
            case .partner:
                [.text(fact.partner)]
            case .set(let name), .countedSet(let name):
                Set(setKeys(fact.sets[name] ?? []))
            case .register(plan.dateField):
                Set(days.map { $0.map(FieldKey.init) })
            case .register(let name):
                Set(Self.siblings(name, of: fact).map { $0.map(FieldKey.init) })
            }
        }
    }

    func contains(_ row: [FieldKey?]) -> Bool {
        zip(row, keys).allSatisfy { key, reachable in reachable.contains(key) }
    }

    private static func siblings(_ field: String, of fact: RecordFact) -> [FieldValue?] {
        guard let siblings = fact.values[field], !siblings.isEmpty else { return [nil] }
        return siblings
    }

    private static func mayBeStated(_ measure: Measure, in fact: RecordFact) -> Bool {
        switch measure {
        case .records: true
        case .elements(let name): !(fact.sets[name] ?? []).isEmpty
        case .sum(let names):
            names.contains { name in
                fact.tallies[name] != nil
                    || siblings(name, of: fact).contains { value in
                        if case .integer? = value { true } else { false }
                    }
            }
        }
    }
}

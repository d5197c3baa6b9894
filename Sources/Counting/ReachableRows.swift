import Programmes

/// Every row that a record may stand in under some choice among its siblings.
///
/// Kept as one set of keys for each dimension, because the rows themselves may be too many.
struct ReachableRows: Sendable {
    private let keys: [Set<FieldKey?>]

    /// Nil if no choice makes the record a fact.
    init?(of fact: RecordFact, under plan: CountPlan) {
        let siblings = Siblings(fact: fact, plan: plan)
        guard siblings.mayFit else { return nil }
        keys = plan.dimensions.map { dimension in
            switch dimension {
            case .partner:
                switch plan.holder {
                case .owner: [.text(fact.partner)]
                case .sender: [fact.sender.map(FieldKey.text)]
                case .receiver(let name): siblings.keys(name)
                case .both, .everybody: [nil]
                }
            case .sender:
                [fact.sender.map(FieldKey.text)]
            case .calendar(let unit):
                Set(siblings.fitting(plan.dateField).map(unit.key))
            case .register(let name):
                siblings.keys(name)
            case .set(let name), .countedSet(let name):
                Set(setKeys(fact.sets[name] ?? []))
            }
        }
    }

    func contains(_ row: [FieldKey?]) -> Bool {
        zip(row, keys).allSatisfy { key, reachable in reachable.contains(key) }
    }
}

/// The siblings of one record that fit a plan, each field by itself.
private struct Siblings {
    let fact: RecordFact
    let plan: CountPlan

    var mayFit: Bool {
        plan.requirements.allSatisfy { !fitting($0.field).isEmpty } && mayBeStated
            && plan.setConditions.allSatisfy { $0.isMet(by: fact.sets[$0.field] ?? []) }
            && (plan.holder != .sender || plan.partner == nil || fact.sender == plan.partner)
    }

    func fitting(_ field: String) -> [FieldValue?] {
        let all = fact.values[field].flatMap { $0.isEmpty ? nil : $0 } ?? [nil]
        let requirements = plan.requirements.filter { $0.field == field }
        let mustBeStated = plan.indicator.measure == .distinct(field)
        return all.filter { value in
            requirements.allSatisfy { $0.isMet(by: value) } && (!mustBeStated || value != nil)
        }
    }

    func keys(_ field: String) -> Set<FieldKey?> {
        Set(fitting(field).map { $0.map(FieldKey.init) })
    }

    private var mayBeStated: Bool {
        switch plan.indicator.measure {
        case .records: true
        case .elements(let name): !(fact.sets[name] ?? []).isEmpty
        case .distinct(let name): !fitting(name).isEmpty
        case .sum(let names):
            names.contains { name in
                fact.tallies[name] != nil
                    || fitting(name).contains { value in
                        if case .integer? = value { true } else { false }
                    }
            }
        }
    }
}

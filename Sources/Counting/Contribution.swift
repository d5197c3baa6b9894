import Programmes

/// What one record adds to one indicator under one choice among its siblings.
struct Contribution {
    /// What it adds to the total, in 128 bits, because sums of 64-bit values must not trap.
    let amount: Int128
    /// What it adds to each of `rows`; they differ from each other.
    let share: Int128
    let rows: [[FieldKey?]]

    /// Nil if the record is no fact: outside the period, or nothing was stated to be counted.
    init?(of record: ChosenRecord, under plan: CountPlan) {
        guard
            case .day(let day)? = record.value(plan.dateField),
            plan.period.contains(day),
            let amount = Self.amount(of: record, by: plan.indicator.measure)
        else { return nil }
        self.amount = amount
        share = plan.countsElementsByThemselves ? 1 : amount
        rows = plan.dimensions.reduce(into: [[]]) { rows, dimension in
            let keys = Self.keys(of: record, along: dimension)
            rows = rows.flatMap { row in keys.map { row + [$0] } }
        }
    }

    private static func amount(of record: ChosenRecord, by measure: Measure) -> Int128? {
        switch measure {
        case .records:
            return 1
        case .elements(let name):
            let count = record.fact.sets[name]?.count ?? 0
            return count > 0 ? Int128(count) : nil
        case .sum(let names):
            let stated = names.compactMap(record.number)
            return stated.isEmpty ? nil : stated.reduce(0) { $0 + Int128($1) }
        }
    }

    private static func keys(
        of record: ChosenRecord,
        along dimension: CountPlan.Dimension
    ) -> [FieldKey?] {
        switch dimension {
        case .partner: [.text(record.fact.partner)]
        case .register(let name): [record.value(name).map(FieldKey.init)]
        case .set(let name), .countedSet(let name): setKeys(record.fact.sets[name] ?? [])
        }
    }
}

/// One key for each element; a set without elements is not stated.
func setKeys(_ elements: Set<String>) -> [FieldKey?] {
    elements.isEmpty ? [nil] : elements.map { .text($0) }
}

extension CountPlan {
    var countsElementsByThemselves: Bool {
        dimensions.contains { dimension in
            if case .countedSet = dimension { true } else { false }
        }
    }
}

/// A record read with one value for each field: the shown one, or the one chosen instead.
struct ChosenRecord {
    let fact: RecordFact
    /// Chosen values by field name; every other field shows its own.
    var choice: [String: FieldValue?] = [:]

    func value(_ field: String) -> FieldValue? {
        if let chosen = choice[field] { return chosen }
        return fact.values[field]?.first ?? nil
    }

    /// The integer or tally stated in `field`; nil if neither is.
    func number(_ field: String) -> Int64? {
        if case .integer(let number)? = value(field) { return number }
        return fact.tallies[field]
    }
}

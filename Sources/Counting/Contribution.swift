import Programmes

/// What one record adds to one indicator under one choice among its siblings.
struct Contribution {
    /// What it adds to the total, in 128 bits, because sums of 64-bit values must not trap.
    let amount: Int128
    /// What it adds to each of `rows`; they differ from each other.
    let share: Int128
    let rows: [[FieldKey?]]
    /// For a count of different values: the one that this record has, and whose it is.
    let identity: Identity?

    /// Nil if the record is no fact: it does not fit, or nothing was stated to be counted.
    init?(of record: ChosenRecord, under plan: CountPlan) {
        guard plan.fits(record), let amount = Self.amount(of: record, by: plan.indicator.measure)
        else { return nil }
        self.amount = amount
        share = plan.countsElementsByThemselves ? 1 : amount
        rows = plan.dimensions.reduce(into: [[]]) { rows, dimension in
            let keys = plan.keys(of: record, along: dimension)
            rows = rows.flatMap { row in keys.map { row + [$0] } }
        }
        if case .distinct(let field) = plan.indicator.measure {
            identity = record.value(field).map { value in
                Identity(holder: plan.linker(of: record), value: FieldKey(value))
            }
        } else {
            identity = nil
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
        case .distinct(let name):
            return record.value(name) == nil ? nil : 1
        }
    }
}

/// One value that different records may share, and the partner that has it.
///
/// Nobody links values across partners: the same card at two partners is two identities.
struct Identity: Hashable {
    /// Nil for what all partners have together.
    let holder: String?
    let value: FieldKey
}

extension CountPlan {
    /// Whether the record is one of those that the indicator is about.
    func fits(_ record: ChosenRecord) -> Bool {
        for requirement in requirements
        where !requirement.isMet(by: record.value(requirement.field)) {
            return false
        }
        for condition in setConditions
        where !condition.isMet(by: record.fact.sets[condition.field] ?? []) {
            return false
        }
        guard holder == .sender, let partner else { return true }
        return record.fact.sender == partner
    }

    /// The record fits, but has no value of those that are counted once each.
    func lacksIdentity(_ record: ChosenRecord) -> Bool {
        guard case .distinct(let field) = indicator.measure else { return false }
        return record.value(field) == nil && fits(record)
    }

    /// The partner whose figure the record belongs to.
    fileprivate func holder(of record: ChosenRecord) -> String? {
        switch holder {
        case .owner: record.fact.partner
        case .sender: record.fact.sender
        case .receiver(let name): record.value(name).map(FieldKey.init)?.text
        case .both, .everybody: nil
        }
    }

    /// The partner among whose records equal values mean the same.
    fileprivate func linker(of record: ChosenRecord) -> String? {
        holder == .both ? record.fact.sender : holder(of: record)
    }

    fileprivate func keys(of record: ChosenRecord, along dimension: Dimension) -> [FieldKey?] {
        switch dimension {
        case .partner: [holder(of: record).map(FieldKey.text)]
        case .sender: [record.fact.sender.map(FieldKey.text)]
        case .calendar(let unit): [unit.key(of: record.value(dateField))]
        case .register(let name): [record.value(name).map(FieldKey.init)]
        case .set(let name), .countedSet(let name): setKeys(record.fact.sets[name] ?? [])
        }
    }
}

extension CalendarUnit {
    func key(of value: FieldValue?) -> FieldKey? {
        if case .day(let day)? = value { .text(key(of: day)) } else { nil }
    }
}

extension FieldKey {
    /// The text of a text key; nil for others.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
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

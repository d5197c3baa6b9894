public import Programmes

/// How one indicator is counted: which records, what they are worth and in which rows they stand.
struct CountPlan: Sendable {
    /// Where a row's key comes from.
    enum Dimension: Equatable, Sendable {
        case partner
        /// The partner that wrote a record of a pair.
        case sender
        /// The part of the calendar that the record's day lies in.
        case calendar(CalendarUnit)
        case register(String)
        case set(String)
        /// The set whose elements are counted: each element is one, in its own row.
        case countedSet(String)
    }

    let indicator: Indicator
    let dateField: String
    let dimensions: [Dimension]
    /// What registers must hold; one register may have to meet several.
    let requirements: [Requirement]
    /// What sets must hold; they have no siblings.
    let setConditions: [Condition]
    /// Whose records these are.
    let holder: Holder
    /// The field that names the receiver, from which callers know the sender; nil for other kinds.
    let receiver: String?
    /// The only partner that a pair's records may belong to; nil counts every partner's.
    let partner: String?
    /// The registers whose siblings can change what a record is worth or where it stands.
    let deciding: [String]

    /// - Parameter partner: Whose records of a pair count, where the indicator names a side.
    init(
        indicator: Indicator,
        kind: Kind,
        period: ClosedRange<Day>,
        by: [String],
        partner: String? = nil
    ) throws(CountError) {
        guard let dateField = kind.dateField else {
            throw CountError(.notCountable, subject: indicator.id)
        }
        var dimensions: [Dimension] = []
        for name in by {
            dimensions.append(try Self.dimension(name, of: indicator, in: kind))
        }
        let isSet = { (field: String) in kind.field(named: field)?.type == .choices }
        let holder = Holder(of: indicator, in: kind)
        self.indicator = indicator
        self.dateField = dateField.name
        self.dimensions = dimensions
        self.holder = holder
        receiver = kind.scope == .pair ? kind.partnerField?.name : nil
        self.partner = partner
        setConditions = indicator.conditions.filter { isSet($0.field) }
        var requirements = Self.times(of: indicator, dateField.name, period)
        requirements += indicator.conditions.filter { !isSet($0.field) }.map { condition in
            Requirement(field: condition.field, rule: .codes(condition))
        }
        if case .receiver(let field) = holder, let partner {
            requirements.append(Requirement(field: field, rule: .partner(partner)))
        }
        self.requirements = requirements
        deciding = Self.deciding(indicator.measure, dimensions, requirements, holder)
    }

    /// Every field that a contribution is read from.
    var fields: [String] {
        var names = deciding + setConditions.map(\.field)
        if let receiver { names.append(receiver) }
        if case .elements(let name) = indicator.measure { names.append(name) }
        for dimension in dimensions {
            switch dimension {
            case .partner, .sender, .calendar: break
            case .register(let name), .set(let name), .countedSet(let name): names.append(name)
            }
        }
        return names
    }

    private static func times(
        of indicator: Indicator,
        _ dateField: String,
        _ period: ClosedRange<Day>
    ) -> [Requirement] {
        guard let until = indicator.until else {
            return [Requirement(field: dateField, rule: .within(period))]
        }
        return [
            Requirement(field: dateField, rule: .notAfter(period.upperBound)),
            Requirement(field: until, rule: .nothingOrAfter(period.upperBound)),
        ]
    }

    private static func deciding(
        _ measure: Measure,
        _ dimensions: [Dimension],
        _ requirements: [Requirement],
        _ holder: Holder
    ) -> [String] {
        var names = requirements.map(\.field)
        switch measure {
        case .records, .elements: break
        case .sum(let fields): names += fields
        case .distinct(let field): names.append(field)
        }
        for case .register(let name) in dimensions {
            names.append(name)
        }
        if case .receiver(let name) = holder { names.append(name) }
        return withoutRepetitions(names)
    }
}

/// Who has the records of a kind.
enum Holder: Equatable, Sendable {
    /// The partner whose own they are.
    case owner
    /// The partner that wrote a record of a pair.
    case sender
    /// The partner that a record of a pair is for, in this register.
    case receiver(String)
    /// Both partners of a pair.
    case both
    /// Every partner.
    case everybody

    init(of indicator: Indicator, in kind: Kind) {
        switch (kind.scope, indicator.side) {
        case (.own, _): self = .owner
        case (.shared, _): self = .everybody
        case (.pair, .from): self = .sender
        case (.pair, .to): self = kind.partnerField.map { .receiver($0.name) } ?? .both
        case (.pair, nil): self = .both
        }
    }
}

extension CountPlan {
    private static func dimension(
        _ name: String,
        of indicator: Indicator,
        in kind: Kind
    ) throws(CountError) -> Dimension {
        guard name != CountQuery.partner else { return .partner }
        if name == CountQuery.sender, kind.scope == .pair { return .sender }
        if let unit = CalendarUnit(rawValue: name) {
            // Months of the first day would read as what was in force in each month.
            guard indicator.until == nil else {
                throw refusal(.notCountable, name, of: indicator, in: kind)
            }
            return .calendar(unit)
        }
        guard let field = kind.field(named: name) else {
            throw refusal(.unknownField, name, of: indicator, in: kind)
        }
        guard field.type.makesRows else {
            throw refusal(.notCountable, name, of: indicator, in: kind)
        }
        guard field.type == .choices else { return .register(name) }
        return indicator.measure == .elements(name) ? .countedSet(name) : .set(name)
    }

    private static func refusal(
        _ code: CountError.Code,
        _ name: String,
        of indicator: Indicator,
        in kind: Kind
    ) -> CountError {
        CountError(
            code,
            field: name,
            subject: indicator.id,
            choices: indicator.breakdowns(in: kind)
        )
    }
}

extension Indicator {
    /// What a query's `by` may name for this indicator; `kind` is its kind.
    public func breakdowns(in kind: Kind) -> [String] {
        let names = kind.fields.filter(\.type.makesRows).map(\.name)
        let units = until == nil ? CalendarUnit.allCases.map(\.rawValue) : []
        let sender = kind.scope == .pair ? [CountQuery.sender] : []
        return names + units + sender + [CountQuery.partner]
    }
}

extension FieldType {
    /// Whether records can be broken down by the values of such a field.
    fileprivate var makesRows: Bool {
        switch self {
        case .integer, .date, .choice, .choices, .partner: true
        // A row per person, card or note would show what only the record itself may show.
        case .text, .tally, .card, .reference: false
        }
    }
}

/// The elements in their order, each only where it stands first.
func withoutRepetitions(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
}

import Programmes

/// How one indicator is counted: which records, what they are worth and in which rows they stand.
struct CountPlan: Sendable {
    /// Where a row's key comes from.
    enum Dimension: Equatable, Sendable {
        case partner
        case register(String)
        case set(String)
        /// The set whose elements are counted: each element is one, in its own row.
        case countedSet(String)
    }

    let indicator: Indicator
    let dateField: String
    let period: ClosedRange<Day>
    let dimensions: [Dimension]
    /// The registers whose siblings can change what a record is worth or where it stands.
    let deciding: [String]

    init(
        indicator: Indicator,
        kind: Kind,
        period: ClosedRange<Day>,
        by: [String]
    ) throws(CountError) {
        guard let dateField = kind.dateField else {
            throw CountError(.notCountable, subject: indicator.id)
        }
        var dimensions: [Dimension] = []
        for name in by {
            dimensions.append(try Self.dimension(name, of: indicator, in: kind))
        }
        self.indicator = indicator
        self.dateField = dateField.name
        self.period = period
        self.dimensions = dimensions

        var deciding = [dateField.name]
        if case .sum(let fields) = indicator.measure {
            deciding += fields
        }
        for case .register(let name) in dimensions {
            deciding.append(name)
        }
        self.deciding = withoutRepetitions(deciding)
    }

    /// Every field that a contribution is read from.
    var fields: [String] {
        var names = deciding
        if case .elements(let name) = indicator.measure { names.append(name) }
        for dimension in dimensions {
            switch dimension {
            case .partner: break
            case .register(let name), .set(let name), .countedSet(let name): names.append(name)
            }
        }
        return names
    }

    private static func dimension(
        _ name: String,
        of indicator: Indicator,
        in kind: Kind
    ) throws(CountError) -> Dimension {
        guard name != CountQuery.partner else { return .partner }
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
        let names = kind.fields.filter(\.type.makesRows).map(\.name)
        return CountError(
            code,
            field: name,
            subject: indicator.id,
            choices: names + [CountQuery.partner]
        )
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

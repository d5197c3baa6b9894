import Programmes

/// What one register must hold for a record to count.
struct Requirement: Sendable {
    enum Rule: Sendable {
        case within(ClosedRange<Day>)
        case notAfter(Day)
        /// No day at all is later than every day.
        case nothingOrAfter(Day)
        case codes(Condition)
        case partner(String)
    }

    let field: String
    let rule: Rule

    func isMet(by value: FieldValue?) -> Bool {
        switch rule {
        case .within(let period):
            if case .day(let day)? = value { period.contains(day) } else { false }
        case .notAfter(let last):
            if case .day(let day)? = value { day <= last } else { false }
        case .nothingOrAfter(let last):
            if case .day(let day)? = value { day > last } else { true }
        case .codes(let condition):
            if case .code(let code)? = value {
                condition.isMet(by: [code])
            } else {
                condition.isMet(by: [])
            }
        case .partner(let id):
            value.map(FieldKey.init) == .text(id)
        }
    }
}

/// What a field holds.
public enum FieldType: String, CaseIterable, Sendable {
    case integer
    case date
    /// One code of a list.
    case choice
    /// Any number of codes of a list; an add-wins set.
    case choices
    /// A narrative, checked for shapes that identify people.
    case text
    /// A counter that several devices may add to.
    case tally
    /// A card number without meaning.
    case card
    /// The id of another record.
    case reference
    /// The id of the other partner of a pair; only in kinds that a pair shares.
    case partner

    /// Whether its values are codes of a list.
    var isCoded: Bool { self == .choice || self == .choices }
}

/// A value as it was written; sets and tallies are changes, not values.
public enum FieldValue: Hashable, Sendable {
    case integer(Int64)
    case day(Day)
    /// A code of a list, or a partner's id.
    case code(String)
    case text(String)
    case card(String)
    /// A record's id as lower-case text.
    case reference(String)
}

/// One change of one field, by the field's number.
public enum FieldChange: Hashable, Sendable {
    /// Writes a register; nil clears it.
    case set(field: Int, FieldValue?)
    case add(field: Int, code: String)
    case remove(field: Int, code: String)
    /// A whole set; the caller turns it into what differs from the present one.
    case replace(field: Int, codes: Set<String>)
    /// Adds to a tally, or takes from it.
    case tally(field: Int, Int64)

    /// The number of the field.
    public var field: Int {
        switch self {
        case .set(let field, _), .add(let field, _), .remove(let field, _),
            .replace(let field, _), .tally(let field, _):
            field
        }
    }
}

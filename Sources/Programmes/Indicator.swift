/// Something that is counted, with the words that say what the number is.
public struct Indicator: Sendable {
    public let id: String
    public let labels: Labels
    /// What one of it is: card, contact, visit, encounter.
    public let unit: String
    public let unitLabels: Labels
    /// From 1; goes up whenever the meaning changes.
    public let definition: Int
    /// The kind's name.
    public let kind: String
    public let measure: Measure
    /// A record counts only if it meets all of them; sorted by field, the plain one first.
    public let conditions: [Condition]
    /// The id of the indicator that this one is a share of; nil if it is no share.
    ///
    /// The whole counts the same kind in the same way, and every record of the share among others.
    public let base: String?
    /// The date field that ends a record's time; nil if records count on one day only.
    ///
    /// With it those records count that are in force when the period ends.
    public let until: String?
    /// Which partner of a pair the figure belongs to; nil for both together.
    public let side: PairSide?
    /// One sentence on what the figure covers and what it does not.
    public let covers: Labels?
    /// Counted only when asked for by its id, and never in a report.
    public let isProtected: Bool
}

/// How an indicator counts the records of its kind.
public enum Measure: Hashable, Sendable {
    /// Each record is one.
    case records
    /// The sum of these integer or tally fields.
    case sum([String])
    /// The elements of this set field.
    case elements(String)
    /// How many different values this field has; records without a value are told, not counted.
    case distinct(String)
}

/// What a coded field must hold, or must not, for a record to count.
public struct Condition: Hashable, Sendable {
    /// A field of the type `choice` or `choices`.
    public let field: String
    /// At least one; codes of the field's list.
    public let codes: Set<String>
    /// Whether the record counts if it has none of the codes; then no value at all is fine too.
    public let isNegated: Bool

    /// Whether a record that has these codes in the field counts.
    public func isMet(by present: Set<String>) -> Bool {
        codes.isDisjoint(with: present) == isNegated
    }
}

/// Which partner of a pair.
public enum PairSide: String, CaseIterable, Sendable {
    /// The one that wrote the record.
    case from
    /// The one that the record is for.
    case to
}

extension Indicator {
    /// Whether every record that counts here counts in `whole` too, and no differently.
    ///
    /// Sets can hold a code beside an excluded one, so `sets` names the fields that are sets.
    func isPart(of whole: Indicator, sets: Set<String>) -> Bool {
        kind == whole.kind && measure == whole.measure && until == whole.until
            && side == whole.side
            && whole.conditions.allSatisfy { wanted in
                conditions.contains { $0.implies(wanted, sets: sets) }
            }
    }
}

extension Condition {
    fileprivate func implies(_ wanted: Condition, sets: Set<String>) -> Bool {
        guard field == wanted.field else { return false }
        return switch (isNegated, wanted.isNegated) {
        case (false, false): codes.isSubset(of: wanted.codes)
        case (true, true): codes.isSuperset(of: wanted.codes)
        case (false, true): !sets.contains(field) && codes.isDisjoint(with: wanted.codes)
        case (true, false): false
        }
    }
}

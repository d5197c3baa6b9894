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
}

/// How an indicator counts the records of its kind.
public enum Measure: Hashable, Sendable {
    /// Each record is one.
    case records
    /// The sum of these integer or tally fields.
    case sum([String])
    /// The elements of this set field.
    case elements(String)
}

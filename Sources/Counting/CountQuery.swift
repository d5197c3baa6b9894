public import Programmes

/// What is to be counted, over which days and in which rows.
public struct CountQuery: Sendable {
    /// The name in `by` that stands for the record's partner instead of a field.
    public static let partner = "partner"
    /// The name in `by` that stands for the partner that wrote a record of a pair.
    public static let sender = "from"

    /// Ids of indicators; empty means every one that can be broken down by all of `by`, except the
    /// protected ones.
    public let indicators: [String]
    /// The first day that counts.
    public let from: Day
    /// The last day that counts.
    public let to: Day
    /// Field names, `partner`, `from`, or a ``CalendarUnit`` of the day; a name given twice counts once.
    public let by: [String]

    /// Makes a query; ``Counter`` checks it against a programme.
    public init(indicators: [String], from: Day, to: Day, by: [String]) {
        self.indicators = indicators
        self.from = from
        self.to = to
        self.by = by
    }
}

public import Programmes

/// One indicator, counted over one period.
public struct CountTable: Sendable {
    /// What was counted; says its unit and which definition of it held.
    public let indicator: Indicator
    /// The first day that counts.
    public let from: Day
    /// The last day that counts.
    public let to: Day
    /// The names that the rows' keys belong to.
    public let by: [String]
    /// The indicator without any breakdown.
    ///
    /// Rows need not add up to it: a record stands in one row for each element of a set, and a
    /// value that is counted once may stand in several.
    public let total: Int64
    /// The whole that the total is a share of; nil for an indicator that is no share.
    public let base: CountBase?
    /// How many records fit but lack the value whose different ones are counted; nil for others.
    public let without: Int64?
    /// Between which ends the truth lies if several partners have values that nobody links.
    ///
    /// `total` is then the upper end.
    public let bounds: ClosedRange<Int64>?
    /// The rows that have facts, sorted by their keys; without a breakdown at most one, keyless.
    public let rows: [CountRow]

    /// Makes a table as it is; nothing is counted or sorted here.
    public init(
        indicator: Indicator,
        from: Day,
        to: Day,
        by: [String],
        total: Int64,
        base: CountBase? = nil,
        without: Int64? = nil,
        bounds: ClosedRange<Int64>? = nil,
        rows: [CountRow]
    ) {
        self.indicator = indicator
        self.from = from
        self.to = to
        self.by = by
        self.total = total
        self.base = base
        self.without = without
        self.bounds = bounds
        self.rows = rows
    }
}

/// The whole that a share is told of.
public struct CountBase: Equatable, Sendable {
    /// The id of the indicator that counts it.
    public let indicator: String
    /// The whole over the same period, in the same unit.
    public let total: Int64
    /// Between which ends the whole lies, as the share's own; nil where that is known exactly.
    public let bounds: ClosedRange<Int64>?

    /// Makes a base as it is.
    public init(indicator: String, total: Int64, bounds: ClosedRange<Int64>? = nil) {
        self.indicator = indicator
        self.total = total
        self.bounds = bounds
    }
}

/// One row of a count.
public struct CountRow: Equatable, Sendable {
    /// One key for each name of the table's `by`, in its order; nil = not stated.
    public let keys: [FieldKey?]
    /// The count, in the indicator's unit.
    public let value: Int64
    /// How many records would stand in this row differently, or not at all, or only then, if
    /// another of their conflicting values were the one shown; for a share also in its whole.
    public let contested: Int
    /// How many records are behind `value`.
    public let base: Int
    /// The row's part of the whole; nil for an indicator that is no share.
    public let whole: Int64?
    /// Between which ends the truth lies, as in the table; `value` is then the upper end.
    public let bounds: ClosedRange<Int64>?
    /// The same of `whole`.
    public let wholeBounds: ClosedRange<Int64>?

    /// Makes a row as it is.
    public init(
        keys: [FieldKey?],
        value: Int64,
        contested: Int,
        base: Int,
        whole: Int64? = nil,
        bounds: ClosedRange<Int64>? = nil,
        wholeBounds: ClosedRange<Int64>? = nil
    ) {
        self.whole = whole
        self.bounds = bounds
        self.wholeBounds = wholeBounds
        self.keys = keys
        self.value = value
        self.contested = contested
        self.base = base
    }
}

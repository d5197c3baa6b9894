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
    /// Rows need not add up to it: a record stands in one row for each element of a set.
    public let total: Int64
    /// The rows that have facts, sorted by their keys; without a breakdown at most one, keyless.
    public let rows: [CountRow]

    /// Makes a table as it is; nothing is counted or sorted here.
    public init(
        indicator: Indicator,
        from: Day,
        to: Day,
        by: [String],
        total: Int64,
        rows: [CountRow]
    ) {
        self.indicator = indicator
        self.from = from
        self.to = to
        self.by = by
        self.total = total
        self.rows = rows
    }
}

/// One row of a count.
public struct CountRow: Equatable, Sendable {
    /// One key for each name of the table's `by`, in its order; nil = not stated.
    public let keys: [FieldKey?]
    /// The count, in the indicator's unit.
    public let value: Int64
    /// How many records would stand in this row differently, or not at all, or only then, if
    /// another of their conflicting values were the one shown.
    public let contested: Int
    /// How many records are behind `value`.
    public let base: Int

    /// Makes a row as it is.
    public init(keys: [FieldKey?], value: Int64, contested: Int, base: Int) {
        self.keys = keys
        self.value = value
        self.contested = contested
        self.base = base
    }
}

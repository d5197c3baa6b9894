import Counting
public import Programmes

/// One value of a report, with what must be known of it to hide it or to compare it.
public struct ReportCell: Equatable, Sendable {
    public let value: ReportValue
    /// How many records are behind the value: people or events, as the figure's unit says.
    ///
    /// Nil for words, and for figures about the register and not about anybody.
    public let base: Int64?
    /// What the value is a figure of; nil for words and for what no indicator defines.
    public let figure: ReportFigure?

    /// Makes a cell as it is.
    public init(_ value: ReportValue, base: Int64? = nil, figure: ReportFigure? = nil) {
        self.value = value
        self.base = base
        self.figure = figure
    }

    /// A cell of words; nil = not stated.
    public static func text(_ text: String?) -> Self {
        Self(text.map(ReportValue.text) ?? .notStated)
    }
}

/// What a cell says.
public enum ReportValue: Equatable, Sendable {
    /// Nobody said so; zero is a number.
    case notStated
    case text(String)
    case day(Day)
    /// In the unit of the figure, or of the column.
    case number(Int64)
    /// Between the two, both included, because nobody may link people across partners.
    case bounds(ClosedRange<Int64>)
    /// So many of a whole, told as "24 % (76 of 315)".
    case share(Int64, of: Int64)
    /// A share of which one or both numbers are only known to lie between ends, told without a
    /// percentage as "93 of 315–335".
    case shareBetween(ClosedRange<Int64>, of: ClosedRange<Int64>)
    /// More or, below zero, fewer than in the period compared with.
    case change(Int64)
    /// The change and the number changed from, told as "+47 % (+49 of 104)".
    case relativeChange(Int64, of: Int64)
}

/// What was counted, over which days.
public struct ReportFigure: Hashable, Sendable {
    /// The indicator's id; one of the report's definitions.
    public let indicator: String
    public let from: Day
    /// Included.
    public let to: Day

    /// Makes a figure's name; nothing is counted.
    public init(indicator: String, from: Day, to: Day) {
        self.indicator = indicator
        self.from = from
        self.to = to
    }
}

/// As ``Share`` has it, and for less than nothing the same with a minus.
func wholePercent(_ part: Int64, of whole: Int64) -> Int64? {
    let percent = Share(part: Int64(clamping: part.magnitude), whole: whole).percent
    return percent.map { part < 0 ? -$0 : $0 }
}

public import Programmes

/// A part of the calendar that records can be broken down by, named as in a query's `by`.
public enum CalendarUnit: String, CaseIterable, Sendable {
    case month
    case quarter
    case year

    /// The part that a day lies in: `2016-03`, `2016-Q1` or `2016`; earlier ones sort first.
    public func key(of day: Day) -> String {
        let month = String(day.description.prefix("2016-03".count))
        let year = String(month.prefix("2016".count))
        return switch self {
        case .month: month
        case .quarter: "\(year)-Q\((day.month + 2) / 3)"
        case .year: year
        }
    }
}

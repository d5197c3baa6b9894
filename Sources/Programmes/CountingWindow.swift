/// Which moments belong to which day.
public struct CountingWindow: Sendable {
    public let id: String
    public let labels: Labels
    /// Whether a day is a date or a shift across midnight.
    public let kind: WindowKind

    /// The day that a local moment belongs to: the date on which its window began.
    ///
    /// A moment at 14:59 still belongs to the shift that began at 15:00 the day before. An impossible
    /// date gives nil.
    public func day(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> Day? {
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        guard hour * 60 + minute < kind.startMinute else { return date }
        return Day(daysSinceEpoch: date.daysSinceEpoch - 1)
    }
}

/// How a counting window divides time.
public enum WindowKind: Hashable, Sendable {
    /// Midnight to midnight.
    case calendarDay
    /// From this minute after midnight to the same minute on the next date.
    case shift(startMinute: Int)

    /// Minutes after midnight at which a day begins.
    public var startMinute: Int {
        switch self {
        case .calendarDay: 0
        case .shift(let startMinute): startMinute
        }
    }
}

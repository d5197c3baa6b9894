public import Programmes

/// One of two figures that are held against each other.
public struct ComparedFigure: Sendable {
    /// Where the number comes from.
    public enum Value: Sendable {
        /// Counted from records, without a breakdown.
        case counted(CountTable)
        /// Stated by a document.
        case stated(Baseline)
    }

    public let indicator: Indicator
    /// By which definition of the indicator the number was counted; a document's may be an old one.
    public let definition: Int
    /// The window whose days are counted; nil for plain dates.
    public let window: CountingWindow?
    /// The ids of all partners whose records were looked at; nil where nobody knows.
    public let partners: Set<String>?
    public let value: Value

    /// Makes a counted figure; nil if its indicator's kind is not in the programme.
    public init?(_ table: CountTable, of partners: Set<String>?, in programme: Programme) {
        guard programme.kind(named: table.indicator.kind) != nil else { return nil }
        indicator = table.indicator
        definition = table.indicator.definition
        window = programme.window(of: table.indicator)
        self.partners = partners
        value = .counted(table)
    }

    /// Makes a figure out of a document; nil if its indicator is not in the programme.
    public init?(_ baseline: Baseline, in programme: Programme) {
        guard let indicator = programme.indicator(id: baseline.indicator) else { return nil }
        self.indicator = indicator
        definition = baseline.definition
        window = programme.window(of: indicator)
        partners = nil
        value = .stated(baseline)
    }

    /// The first and the last day of its period.
    public var period: ClosedRange<Day> {
        switch value {
        case .counted(let table): table.from...table.to
        case .stated(let baseline): baseline.from...baseline.to
        }
    }
}

/// Two figures, and whether they may be compared.
///
/// Figures are alike only if they count the same by the same definition, over days of the same
/// window and, where both are known, at the same partners.
public struct Comparison: Sendable {
    /// What is not alike.
    public enum Difference: String, CaseIterable, Sendable {
        case indicator
        case definition
        case window
        case partners
    }

    public let first: ComparedFigure
    public let second: ComparedFigure
    /// Empty if the two may be compared.
    public let differences: [Difference]

    /// Finds out what is not alike.
    public init(_ first: ComparedFigure, _ second: ComparedFigure) {
        self.first = first
        self.second = second
        var differences: [Difference] = []
        if first.indicator.id != second.indicator.id {
            differences.append(.indicator)
        } else if first.definition != second.definition {
            differences.append(.definition)
        }
        if first.window?.kind.startMinute ?? 0 != second.window?.kind.startMinute ?? 0 {
            differences.append(.window)
        }
        if let these = first.partners, let those = second.partners, these != those {
            differences.append(.partners)
        }
        self.differences = differences
    }

    /// Whether the figures are alike.
    public var isFair: Bool { differences.isEmpty }

    /// How long the two periods are, if not equally long: that has to be said, and refuses nothing.
    public var lengths: PeriodLengths? {
        let lengths = PeriodLengths(first.period, second.period)
        return lengths.first == lengths.second ? nil : lengths
    }
}

/// How long two periods are: in months if both are made of whole ones, else in days.
public struct PeriodLengths: Equatable, Sendable {
    public enum Unit: String, Sendable {
        case day
        case month
    }

    public let unit: Unit
    public let first: Int
    public let second: Int

    init(_ first: ClosedRange<Day>, _ second: ClosedRange<Day>) {
        if let months = Self.months(first), let others = Self.months(second) {
            (unit, self.first, self.second) = (.month, months, others)
        } else {
            (unit, self.first, self.second) = (.day, Self.days(first), Self.days(second))
        }
    }

    private static func days(_ period: ClosedRange<Day>) -> Int {
        Int(period.upperBound.daysSinceEpoch) - Int(period.lowerBound.daysSinceEpoch) + 1
    }

    /// Nil unless it begins on the first and ends on the last day of a month.
    private static func months(_ period: ClosedRange<Day>) -> Int? {
        let (from, to) = (period.lowerBound, period.upperBound)
        let after = Day(daysSinceEpoch: to.daysSinceEpoch + 1)
        guard from.dayOfMonth == 1, after.dayOfMonth == 1 else { return nil }
        return (to.year - from.year) * 12 + to.month - from.month + 1
    }
}

extension Programme {
    /// The window whose days an indicator's records are counted by; nil for plain dates.
    fileprivate func window(of indicator: Indicator) -> CountingWindow? {
        kind(named: indicator.kind)?.dateField?.window.flatMap(window(id:))
    }
}

public import Programmes

/// What has changed since a report was frozen: figures, and the records behind them.
///
/// Figures are compared by what they count and over which days, not by where they stand: so last
/// year's report is compared with the column for last year in this year's.
public struct ReportDiff: Equatable, Sendable {
    /// A cell whose value is another one now.
    public struct Figure: Equatable, Sendable {
        /// The ids of section, table and row.
        public let place: [String]
        /// What the table, the row and the column are called.
        public let label: String
        /// The days it is about, if it is an indicator's figure.
        public let figure: ReportFigure?
        /// Nil where the frozen report had no such cell.
        public let before: ReportCell?
        /// Nil where there is no such cell any more.
        public let after: ReportCell?
    }

    /// How a record came to count differently.
    public enum Correction: String, CaseIterable, Sendable {
        /// Recorded, or come to the server, only later.
        case addedLate = "added_late"
        case changed
        case voided
        case erased
        /// Still there, but of another day or kind than the report asks for.
        case left
    }

    /// What is known of why a record differs, looked up by whoever has the records.
    public struct Fate: Equatable, Sendable {
        public let correction: Correction
        /// The day of the last change that made the difference; nil if nobody knows.
        public let day: Day?
        /// The codes given as reasons, in the order given.
        public let reasons: [String]

        /// Makes a fate as it is.
        public init(_ correction: Correction, day: Day? = nil, reasons: [String] = []) {
            self.correction = correction
            self.day = day
            self.reasons = reasons
        }
    }

    /// A record that was corrected.
    public struct Record: Equatable, Sendable {
        public let id: String
        public let kind: String
        /// The day by which it is counted, or was.
        public let countedOn: Day
        public let fate: Fate
    }

    /// Figures that can't be compared, because their definition is another one: indicators' ids.
    public let redefined: [String]
    /// In the order of the report of today, then those that are gone.
    public let figures: [Figure]
    /// Sorted by kind, day and id.
    public let records: [Record]

    /// Compares a frozen report with the same report as of today.
    ///
    /// - Parameter fates: By record id, for the records that ``recordsToExplain(_:_:)`` names; one
    ///   without a fate is told by what the two lists of records show.
    public init(
        from frozen: FrozenReport,
        to current: FrozenReport,
        fates: [String: Fate] = [:]
    ) {
        let comparison = FigureComparison(from: frozen.report, to: current.report)
        redefined = comparison.redefined
        figures = comparison.figures
        let old = Dictionary(frozen.records.map { ($0.id, $0) }) { first, _ in first }
        let new = Dictionary(current.records.map { ($0.id, $0) }) { first, _ in first }
        records = Self.recordsToExplain(frozen, current).compactMap { id in
            guard let record = new[id] ?? old[id] else { return nil }
            let seen: Correction =
                old[id] == nil ? .addedLate : new[id] == nil ? .left : .changed
            return Record(
                id: id,
                kind: record.kind,
                countedOn: record.day,
                fate: fates[id] ?? Fate(seen)
            )
        }.sorted(by: Self.precedes)
    }

    /// The ids of the records that are in one report only, or in another state; sorted.
    public static func recordsToExplain(
        _ frozen: FrozenReport,
        _ current: FrozenReport
    ) -> [String] {
        let differing = Set(frozen.records).symmetricDifference(current.records)
        return Set(differing.map(\.id)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether nothing has changed.
    public var isEmpty: Bool { figures.isEmpty && records.isEmpty && redefined.isEmpty }

    private static func precedes(_ left: Record, _ right: Record) -> Bool {
        if left.kind != right.kind {
            return left.kind.utf8.lexicographicallyPrecedes(right.kind.utf8)
        }
        if left.countedOn != right.countedOn { return left.countedOn < right.countedOn }
        return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
}

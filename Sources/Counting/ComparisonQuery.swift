public import Programmes

/// What is to be compared, turned into the counts that it needs.
///
/// All of them, those for a pair to offer included, are counted in one read of one cut:
///
/// ```swift
/// let query = try ComparisonQuery(programme: programme, …)
/// let answer = query.answer(tables: counts(of: query.counts), partners: nil)
/// ```
public struct ComparisonQuery: Sendable {
    /// Why a comparison can't be made; nothing was counted.
    public enum Refusal: Error, Equatable, Sendable {
        case count(CountError)
        /// The second figure is counted, so it needs days of its own; the indicator's id.
        case needsPeriod(String)
        /// The second figure is a baseline, which has its own days; its id.
        case hasPeriod(String)
    }

    /// The two figures, and the pair to offer if these are not alike.
    public struct Answer: Sendable {
        public let comparison: Comparison
        /// Figures that are alike; nil if the asked ones are, or if there are none.
        public let offer: Comparison?
    }

    private enum Source {
        /// The place of a query among `counts`.
        case counted(Int)
        case stated(Baseline)
    }

    /// One query for each figure that is counted, each of one indicator without a breakdown.
    public private(set) var counts: [CountQuery] = []
    private let programme: Programme
    private var pair: (first: Source, second: Source)
    private var offer: (first: Source, second: Source)?

    /// - Parameters:
    ///   - indicator: The id of what is counted over `period`.
    ///   - other: The id of an indicator or a baseline; nil is the same indicator.
    ///   - otherPeriod: For an indicator only.
    public init(
        programme: Programme,
        indicator: String,
        period: (from: Day, to: Day),
        with other: String? = nil,
        otherPeriod: (from: Day, to: Day)? = nil
    ) throws(Refusal) {
        self.programme = programme
        let other = other ?? indicator
        pair = (.counted(0), .counted(1))
        try Self.check(indicator, among: programme.indicators.map(\.id))
        counts = [Self.query(indicator, period)]
        if let baseline = programme.baseline(id: other) {
            guard otherPeriod == nil else { throw .hasPeriod(other) }
            pair.second = .stated(baseline)
            let known = programme.indicator(id: baseline.indicator)
            // An old definition is not counted any more, so there is nothing like it.
            guard baseline.indicator != indicator, known?.definition == baseline.definition else {
                return
            }
            counts.append(Self.query(baseline.indicator, period))
            offer = (.counted(1), .stated(baseline))
            return
        }
        let ids = programme.indicators.map(\.id) + programme.baselines.map(\.id)
        try Self.check(other, among: ids)
        guard let otherPeriod else { throw .needsPeriod(other) }
        counts.append(Self.query(other, otherPeriod))
        guard other != indicator else { return }
        counts.append(Self.query(indicator, otherPeriod))
        offer = (.counted(0), .counted(2))
    }

    /// Holds the figures against each other; nil if `tables` are not those of `counts`.
    ///
    /// - Parameter partners: The ids of all whose records were counted, if they are known.
    public func answer(tables: [CountTable], partners: Set<String>? = nil) -> Answer? {
        guard tables.map(\.indicator.id) == counts.flatMap(\.indicators) else { return nil }
        func figure(_ source: Source) -> ComparedFigure? {
            switch source {
            case .counted(let place): ComparedFigure(tables[place], of: partners, in: programme)
            case .stated(let baseline): ComparedFigure(baseline, in: programme)
            }
        }
        func comparison(_ pair: (first: Source, second: Source)) -> Comparison? {
            guard let first = figure(pair.first), let second = figure(pair.second) else {
                return nil
            }
            return Comparison(first, second)
        }
        guard let asked = comparison(pair) else { return nil }
        let fair = asked.isFair ? nil : offer.flatMap(comparison)
        return Answer(comparison: asked, offer: fair.flatMap { $0.isFair ? $0 : nil })
    }

    private static func check(_ id: String, among known: [String]) throws(Refusal) {
        guard known.contains(id) else {
            throw .count(CountError(.unknownIndicator, subject: id, choices: known))
        }
    }

    private static func query(_ indicator: String, _ period: (from: Day, to: Day)) -> CountQuery {
        CountQuery(indicators: [indicator], from: period.from, to: period.to, by: [])
    }
}

public import Programmes

/// Counts records one at a time into the tables that a query asks for.
///
/// Pure and independent of the order in which records come. Its memory grows with the rows, not
/// with the records. Hand in each record once:
///
/// ```swift
/// var counter = try Counter(programme: programme, query: query)
/// for fact in facts { counter.add(fact) }
/// let tables = counter.tables()
/// ```
public struct Counter: Sendable {
    private let query: CountQuery
    private let by: [String]
    private var tallies: [Tally]

    /// Checks the query against the programme.
    ///
    /// - Throws: ``CountError`` for an indicator or field that is not there, a field whose values
    ///   make no rows, and a period that ends before it begins.
    public init(programme: Programme, query: CountQuery) throws(CountError) {
        guard query.from <= query.to else { throw CountError(.wrongPeriod, field: "to") }
        self.query = query
        self.by = withoutRepetitions(query.by)
        let plans =
            query.indicators.isEmpty
            ? try Self.everyPlan(of: programme, for: query.from...query.to, by: by)
            : try Self.namedPlans(
                query.indicators,
                of: programme,
                for: query.from...query.to,
                by: by
            )
        tallies = plans.map(Tally.init)
    }

    /// The kinds and the names of the fields that decide anything; facts need no others.
    public var reads: (kinds: Set<String>, fields: Set<String>) {
        let plans = tallies.map(\.plan)
        return (Set(plans.map(\.indicator.kind)), Set(plans.flatMap(\.fields)))
    }

    /// Adds one record; one of a kind that no asked-for indicator counts changes nothing.
    public mutating func add(_ fact: RecordFact) {
        for index in tallies.indices where tallies[index].plan.indicator.kind == fact.kind {
            tallies[index].add(fact)
        }
    }

    /// What was counted so far: one table for each indicator, in the query's order, or in the
    /// programme's if the query named none.
    public func tables() -> [CountTable] {
        tallies.map { $0.table(from: query.from, to: query.to, by: by) }
    }

    private static func namedPlans(
        _ names: [String],
        of programme: Programme,
        for period: ClosedRange<Day>,
        by: [String]
    ) throws(CountError) -> [CountPlan] {
        var plans: [CountPlan] = []
        for name in withoutRepetitions(names) {
            guard
                let indicator = programme.indicator(id: name),
                let kind = programme.kind(named: indicator.kind)
            else {
                let choices = programme.indicators.map(\.id)
                throw CountError(.unknownIndicator, subject: name, choices: choices)
            }
            plans.append(try CountPlan(indicator: indicator, kind: kind, period: period, by: by))
        }
        return plans
    }

    /// The plans of all indicators that can be broken down by all of `by`.
    private static func everyPlan(
        of programme: Programme,
        for period: ClosedRange<Day>,
        by: [String]
    ) throws(CountError) -> [CountPlan] {
        var plans: [CountPlan] = []
        var refusals: [CountError] = []
        for indicator in programme.indicators {
            guard let kind = programme.kind(named: indicator.kind) else { continue }
            do throws(CountError) {
                plans.append(
                    try CountPlan(indicator: indicator, kind: kind, period: period, by: by)
                )
            } catch {
                refusals.append(error)
            }
        }
        // "Has the field, but it makes no rows" tells more than "has no such field".
        let refusal = refusals.first { $0.code == .notCountable } ?? refusals.first
        guard plans.isEmpty, let refusal else { return plans }
        throw refusal
    }
}

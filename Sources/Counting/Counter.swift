public import Programmes

/// Counts records one at a time into the tables that a query asks for.
///
/// Pure and independent of the order in which records come. Its memory grows with the rows, not
/// with the records; where different values are counted, with these. Hand in each record once:
///
/// ```swift
/// var counter = try Counter(programme: programme, query: query)
/// for fact in facts { counter.add(fact) }
/// let tables = counter.tables()
/// ```
public struct Counter: Sendable {
    private let query: CountQuery
    private let by: [String]
    var tallies: [Tally]

    /// Checks the query against the programme.
    ///
    /// A query that names no indicator asks for every one that fits its `by`, save the protected
    /// ones.
    ///
    /// - Parameter partner: Whose figures these are, if only one partner's: of the records that a
    ///   pair shares, an indicator with a side counts those on this partner's side.
    /// - Throws: ``CountError`` for an indicator or field that is not there, a field whose values
    ///   make no rows, and a period that ends before it begins.
    public init(
        programme: Programme,
        query: CountQuery,
        of partner: String? = nil
    ) throws(CountError) {
        guard query.from <= query.to else { throw CountError(.wrongPeriod, field: "to") }
        self.query = query
        self.by = withoutRepetitions(query.by)
        let planner = Planner(programme: programme, query: query, by: by, partner: partner)
        tallies =
            query.indicators.isEmpty
            ? try planner.everyTally()
            : try planner.tallies(of: query.indicators)
    }

    /// The kinds and the names of the fields that decide anything; facts need no others.
    public var reads: (kinds: Set<String>, fields: Set<String>) {
        (Set(tallies.map(\.plan.indicator.kind)), Set(tallies.flatMap(\.fields)))
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
}

/// Turns what a query asks for into plans.
private struct Planner {
    let programme: Programme
    let query: CountQuery
    let by: [String]
    let partner: String?

    func tallies(of names: [String]) throws(CountError) -> [Tally] {
        var tallies: [Tally] = []
        for name in withoutRepetitions(names) {
            guard let indicator = programme.indicator(id: name), let tally = try tally(indicator)
            else {
                let choices = programme.indicators.map(\.id)
                throw CountError(.unknownIndicator, subject: name, choices: choices)
            }
            tallies.append(tally)
        }
        return tallies
    }

    /// The tallies of all indicators that can be broken down by all of `by`.
    func everyTally() throws(CountError) -> [Tally] {
        var tallies: [Tally] = []
        var refusals: [CountError] = []
        for indicator in programme.indicators where !indicator.isProtected {
            do throws(CountError) {
                if let tally = try tally(indicator) { tallies.append(tally) }
            } catch {
                refusals.append(error)
            }
        }
        // "Has the field, but it makes no rows" tells more than "has no such field".
        let refusal = refusals.first { $0.code == .notCountable } ?? refusals.first
        guard tallies.isEmpty, let refusal else { return tallies }
        throw refusal
    }

    /// Nil if the indicator's kind is not there.
    private func tally(_ indicator: Indicator) throws(CountError) -> Tally? {
        guard let plan = try plan(indicator) else { return nil }
        // A whole is of the same kind, so that whatever breaks down the share breaks down it.
        guard let whole = indicator.base.flatMap(programme.indicator(id:)) else {
            return Tally(plan: plan, whole: nil)
        }
        return Tally(plan: plan, whole: try self.plan(whole))
    }

    private func plan(_ indicator: Indicator) throws(CountError) -> CountPlan? {
        guard let kind = programme.kind(named: indicator.kind) else { return nil }
        return try CountPlan(
            indicator: indicator,
            kind: kind,
            period: query.from...query.to,
            by: by,
            partner: partner
        )
    }
}

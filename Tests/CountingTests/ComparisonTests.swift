import Counting
import Programmes
import Testing

@Suite struct `Two figures` {
    @Test func `of the same indicator are alike over any periods`() throws {
        let query = try query(
            "visits",
            "2016-01-01",
            "2016-12-31",
            with: nil,
            "2015-01-01",
            "2015-06-30"
        )

        let answer = try #require(query.answer(tables: tables(query, [12, 7])))

        #expect(query.counts.map(\.indicators) == [["visits"], ["visits"]])
        #expect(answer.comparison.isFair && answer.offer == nil)
        #expect(answer.comparison.lengths?.unit == .month)
        #expect(answer.comparison.lengths?.first == 12 && answer.comparison.lengths?.second == 6)
    }

    @Test func `of different indicators are refused, and the first is offered over both periods`()
        throws
    {
        let query = try query(
            "visits",
            "2016-01-01",
            "2016-12-31",
            with: "walks",
            "2015-01-01",
            "2015-12-31"
        )

        let answer = try #require(query.answer(tables: tables(query, [12, 7, 9])))

        #expect(answer.comparison.differences == [.indicator])
        let offer = try #require(answer.offer)
        #expect(offer.isFair && offer.lengths == nil)
        #expect(totals(offer) == [12, 9])
        #expect(offer.second.period.lowerBound.year == 2015)
    }

    @Test func `31 against 0 to 3 is refused, and 15 against 0 to 3 offered`() throws {
        let query = try query("visits", "2008-11-01", "2009-03-31", with: "street_before")

        let answer = try #require(query.answer(tables: tables(query, [31, 15])))

        #expect(query.counts.map(\.indicators) == [["visits"], ["street_visits"]])
        #expect(answer.comparison.differences == [.indicator])
        let offer = try #require(answer.offer)
        #expect(totals(offer) == [15])
        #expect(offer.first.period == answer.comparison.first.period)
        guard case .stated(let baseline) = offer.second.value else {
            Issue.record("no baseline")
            return
        }
        #expect(baseline.min == 0 && baseline.max == 3)
        #expect(offer.lengths.map { [$0.first, $0.second] } == [5, 12])
    }

    @Test func `by another definition are refused, and nothing is offered`() throws {
        for first in ["walks", "visits"] {
            let query = try query(first, "2016-01-01", "2016-12-31", with: "walks_before")

            let answer = try #require(query.answer(tables: tables(query, [5])))

            #expect(query.counts.count == 1)
            let expected: [Comparison.Difference] =
                first == "walks" ? [.definition] : [.indicator]
            #expect(answer.comparison.differences == expected)
            #expect(answer.offer == nil)
        }
    }

    @Test func `whose days begin at another time are refused`() throws {
        let query = try query(
            "visits",
            "2016-01-01",
            "2016-01-31",
            with: "nights",
            "2016-01-01",
            "2016-01-31"
        )

        let answer = try #require(query.answer(tables: tables(query, [5, 6, 7])))

        #expect(answer.comparison.differences == [.indicator, .window])
    }

    @Test func `of different partners are refused where both are known`() throws {
        let programme = try programme()
        let query = try query(
            "visits",
            "2016-01-01",
            "2016-01-31",
            with: nil,
            "2015-01-01",
            "2015-01-31"
        )
        let both = tables(query, [5, 6])
        func differences(_ these: Set<String>?, _ those: Set<String>?) throws -> [Comparison
            .Difference]
        {
            let first = try #require(ComparedFigure(both[0], of: these, in: programme))
            let second = try #require(ComparedFigure(both[1], of: those, in: programme))
            return Comparison(first, second).differences
        }

        #expect(try differences(["kc"], ["kc", "reden"]) == [.partners])
        #expect(try differences(["kc"], ["kc"]).isEmpty)
        #expect(try differences(["kc"], nil).isEmpty)
    }

    @Test func `need days for what is counted, and none for what is stated`() throws {
        let day = try #require(Day(iso: "2016-01-01"))
        func refusal(_ id: String, with: String?, days: Bool) throws -> ComparisonQuery.Refusal? {
            let programme = try programme()
            do {
                _ = try ComparisonQuery(
                    programme: programme,
                    indicator: id,
                    period: (day, day),
                    with: with,
                    otherPeriod: days ? (day, day) : nil
                )
                return nil
            } catch {
                return error
            }
        }

        #expect(try refusal("visits", with: nil, days: false) == .needsPeriod("visits"))
        #expect(try refusal("visits", with: "walks", days: false) == .needsPeriod("walks"))
        #expect(
            try refusal("visits", with: "walks_before", days: true) == .hasPeriod("walks_before")
        )
        for (id, with) in [("ghosts", "visits"), ("visits", "ghosts"), ("walks_before", "visits")] {
            guard case .count(let error)? = try refusal(id, with: with, days: true) else {
                Issue.record("\(id) with \(with)")
                continue
            }
            #expect(error.code == .unknownIndicator)
        }
    }

    @Test func `of other tables than asked for are no answer`() throws {
        let query = try query("visits", "2016-01-01", "2016-01-31", with: "walks_before")

        #expect(query.answer(tables: []) == nil)
    }

    @Test(arguments: [
        ("2016-01-01", "2016-12-31", "2015-01-01", "2015-12-31", "equal"),
        ("2016-02-01", "2016-02-29", "2015-02-01", "2015-02-28", "equal"),
        ("2016-02-01", "2016-02-28", "2015-02-01", "2015-02-28", "equal"),
        ("2016-02-01", "2016-02-29", "2015-02-02", "2015-02-28", "day 29 27"),
        ("2015-12-01", "2016-02-29", "2015-12-01", "2015-12-31", "month 3 1"),
        ("2016-01-02", "2016-12-31", "2015-01-01", "2015-12-31", "equal"),
        ("2016-01-01", "2016-12-31", "2015-01-01", "2015-12-30", "day 366 364"),
    ])
    func `are as long as their whole months, or else their days`(
        from: String,
        to: String,
        otherFrom: String,
        otherTo: String,
        told: String
    ) throws {
        let query = try query("visits", from, to, with: nil, otherFrom, otherTo)
        let answer = try #require(query.answer(tables: tables(query, [1, 1])))
        let lengths = answer.comparison.lengths

        #expect(
            lengths.map { "\($0.unit.rawValue) \($0.first) \($0.second)" } ?? "equal" == told
        )
    }

    private func query(
        _ indicator: String,
        _ from: String,
        _ to: String,
        with other: String?,
        _ otherFrom: String? = nil,
        _ otherTo: String? = nil
    ) throws -> ComparisonQuery {
        var otherPeriod: (from: Day, to: Day)?
        if let otherFrom, let otherTo {
            otherPeriod = (
                from: try #require(Day(iso: otherFrom)), to: try #require(Day(iso: otherTo))
            )
        }
        return try ComparisonQuery(
            programme: programme(),
            indicator: indicator,
            period: (try #require(Day(iso: from)), try #require(Day(iso: to))),
            with: other,
            otherPeriod: otherPeriod
        )
    }

    /// A table with each of these totals, for each count that the query asks for.
    private func tables(_ query: ComparisonQuery, _ totals: [Int64]) -> [CountTable] {
        zip(query.counts, totals).compactMap { count, total in
            (try? programme())?.indicator(id: count.indicators[0]).map { indicator in
                CountTable(
                    indicator: indicator,
                    from: count.from,
                    to: count.to,
                    by: [],
                    total: total,
                    rows: []
                )
            }
        }
    }

    private func totals(_ comparison: Comparison) -> [Int64] {
        [comparison.first, comparison.second].compactMap { figure in
            if case .counted(let table) = figure.value { table.total } else { nil }
        }
    }

    private func programme() throws -> Programme {
        try Programme(
            yaml: """
                id: compared
                version: 1
                labels: {da: prøve, en: trial}
                windows:
                  - {id: calendar, starts: "00:00", labels: {da: p, en: t}}
                  - {id: shift, starts: "15:00", labels: {da: p, en: t}}
                codes: {places: [{code: street, da: p, en: t}]}
                kinds:
                  - id: 1
                    name: visit
                    labels: {da: prøve, en: trial}
                    fields:
                      - {id: 1, name: date, type: date, required: true, labels: {da: p, en: t}}
                      - {id: 2, name: place, type: choice, codes: places, labels: {da: p, en: t}}
                  - id: 2
                    name: night
                    labels: {da: prøve, en: trial}
                    fields:
                      - {id: 1, name: date, type: date, required: true, window: shift, labels: {da: p, en: t}}
                  - id: 3
                    name: walk
                    labels: {da: prøve, en: trial}
                    fields:
                      - {id: 1, name: date, type: date, required: true, window: calendar, labels: {da: p, en: t}}
                indicators:
                  - {id: visits, kind: visit, records: true, unit: visit,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: street_visits, kind: visit, records: true, where: {place: [street]}, unit: visit,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: nights, kind: night, records: true, unit: visit,
                     definition: 1, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                  - {id: walks, kind: walk, records: true, unit: visit,
                     definition: 2, labels: {da: p, en: t}, unit_labels: {da: p, en: t}}
                baselines:
                  - {id: street_before, indicator: street_visits, definition: 1,
                     from: 2007-01-01, to: 2007-12-31, min: 0, max: 3, source: {da: p, en: t}}
                  - {id: walks_before, indicator: walks, definition: 1,
                     from: 2007-01-01, to: 2007-12-31, min: 3, max: 3, source: {da: p, en: t}}
                """
        )
    }
}

@Suite struct `A percentage` {
    @Test func `is whole, with halves up, and none of nothing`() {
        let known: [(Int64, Int64, Int64?)] = [
            (76, 315, 24), (1, 2, 50), (1, 200, 1), (1, 201, 0), (2, 3, 67), (1, 3, 33), (0, 5, 0),
            (5, 5, 100), (0, 0, nil), (.max, .max, 100), (1, .max, 0),
        ]
        for (part, whole, percent) in known {
            #expect(Share(part: part, whole: whole).percent == percent, "\(part) of \(whole)")
        }
    }
}

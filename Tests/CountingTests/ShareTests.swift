import Counting
import Programmes
import TestSupport
import Testing

@Suite struct `A share` {
    @Test func `has the whole of the same period and rows beside it`() throws {
        let facts = [("bar", 1), ("bar", 2), ("gaden", 2), ("bar", 99)].map { place, date in
            meeting(["place": [.code(place)], "date": [.day(day(date))]])
        }

        let alone = try count("in_bars", facts)
        let byDay = try count("in_bars", by: ["date"], facts)

        #expect(alone.total == 2 && alone.base == CountBase(indicator: "meetings", total: 3))
        #expect(alone.rows == [CountRow(keys: [], value: 2, contested: 0, base: 2, whole: 3)])
        #expect(byDay.rows.map(\.value) == [1, 1])
        #expect(byDay.rows.map(\.whole) == [1, 2])
        #expect(byDay.base?.total == 3)
    }

    @Test func `of nothing counted says how much was looked at`() throws {
        let table = try count("in_bars", [meeting(["place": [.code("gaden")]])])

        #expect(table.rows.isEmpty && table.total == 0)
        #expect(table.base?.total == 1)
    }

    @Test func `is contested also where only its whole would differ`() throws {
        let torn = meeting(["place": [.code("gaden")], "date": [.day(day(1)), .day(day(99))]])
        let sure = meeting(["place": [.code("bar")]])

        let table = try count("in_bars", [torn, sure])

        #expect(table.rows == [CountRow(keys: [], value: 1, contested: 1, base: 1, whole: 2)])
    }

    @Test func `never exceeds its whole, whatever is counted`() throws {
        let programme = try testProgramme()
        let shares = programme.indicators.filter { $0.base != nil }.map(\.id)
        #expect(shares.count > 5)
        for seed in CounterOracleTests.seeds.prefix(500) {
            var draw = RandomFacts(random: SeededGenerator(seed: seed))
            let drawn = draw.query()
            let query = CountQuery(
                indicators: shares,
                from: drawn.from,
                to: drawn.to,
                by: drawn.by
            )
            let facts = (0..<5).flatMap { _ in draw.facts() }
            for table in try tables(of: facts, query) {
                let whole = try #require(table.base?.total)
                #expect(table.total <= whole, "SEED=\(seed) \(table.indicator.id)")
                for row in table.rows {
                    #expect(row.value <= row.whole ?? -1, "SEED=\(seed) \(table.indicator.id)")
                }
            }
        }
    }
}

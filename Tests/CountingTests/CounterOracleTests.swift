import Counting
import Programmes
import TestSupport
import Testing

@Suite struct CounterOracleTests {
    static let seeds: Range<UInt64> = 0..<2_500

    @Test func `every table equals the brute-force count of the same records`() throws {
        let programme = try testProgramme()
        for seed in Self.seeds {
            var draw = RandomFacts(random: SeededGenerator(seed: seed))
            let query = draw.query()
            let facts = draw.facts()

            var counter = try Counter(programme: programme, query: query)
            for fact in facts { counter.add(fact) }

            for table in counter.tables() {
                let oracle = Oracle(
                    indicator: table.indicator,
                    whole: table.indicator.base.flatMap(programme.indicator(id:)),
                    sets: ["topics", "needs"],
                    query: query
                )
                let rows = table.rows.map(Oracle.Row.init)
                let total = oracle.total(facts)
                let same =
                    table.total == total?.value ?? 0 && table.bounds == total?.bounds
                    && (total == nil || table.base?.total == total?.whole)
                    && (total == nil || table.base?.bounds == total?.wholeBounds)
                    && table.without == oracle.without(facts)
                    && Dictionary(uniqueKeysWithValues: rows.map { ($0.keys, $0) })
                        == oracle.rows(facts)
                #expect(same, "SEED=\(seed) \(table.indicator.id) by \(query.by): \(rows)")
            }
        }
    }

    @Test func `the order of the records changes nothing`() throws {
        let programme = try testProgramme()
        for seed in Self.seeds.prefix(200) {
            var draw = RandomFacts(random: SeededGenerator(seed: seed))
            let query = draw.query()
            let facts = draw.facts()

            var forwards = try Counter(programme: programme, query: query)
            for fact in facts { forwards.add(fact) }
            var backwards = try Counter(programme: programme, query: query)
            for fact in facts.reversed() { backwards.add(fact) }

            #expect(
                forwards.tables().map(\.rows) == backwards.tables().map(\.rows),
                "SEED=\(seed)"
            )
        }
    }
}

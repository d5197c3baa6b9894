import Counting
import Programmes
import TestSupport
import Testing

@Suite struct `A count of different values` {
    @Test func `counts each value once and tells what has none`() throws {
        let cards: [[FieldValue?]] = [
            [.card("7KQ")], [.card("7KQ")], [.card("4TX")], [nil], [],
        ]
        let facts = cards.map { meeting(["card": $0]) }
        let late = meeting(["card": [nil], "date": [.day(day(99))]])

        let table = try count("cards", facts + [late])

        #expect(table.total == 2 && table.without == 2 && table.bounds == nil)
        #expect(table.rows == [CountRow(keys: [], value: 2, contested: 0, base: 3)])
    }

    @Test func `a value in two rows is one in the total`() throws {
        let facts = ["bar", "gaden"].map { place in
            meeting(["card": [.card("7KQ")], "place": [.code(place)]])
        }

        let table = try count("cards", by: ["place"], facts)

        #expect(table.total == 1)
        #expect(table.rows.map(\.value) == [1, 1])
    }

    @Test func `nobody links values across partners, so there are two ends`() throws {
        let facts =
            ["7KQ", "4TX", "9ZD"].map { meeting(["card": [.card($0)]]) }
            + ["7KQ", "5AB"].map { meeting(["card": [.card($0)]], partner: "kc") }

        let together = try count("cards", facts)
        let apart = try count("cards", by: ["partner"], facts)

        #expect(together.total == 5 && together.bounds == 3...5)
        #expect(together.rows.map(\.value) == [5] && together.rows.map(\.bounds) == [3...5])
        #expect(apart.rows.map(\.value) == [2, 3])
        #expect(apart.rows.allSatisfy { $0.bounds == nil })
        #expect(apart.total == 5 && apart.bounds == 3...5)
    }

    @Test func `a conflict about the value is contested in its row`() throws {
        let torn = meeting(["card": [.card("7KQ"), .card("4TX")]])
        let maybe = meeting(["card": [nil, .card("4TX")]])
        let sure = meeting(["card": [.card("7KQ")]])

        let table = try count("cards", [torn, maybe, sure])

        #expect(table.total == 1 && table.without == 1)
        #expect(table.rows == [CountRow(keys: [], value: 1, contested: 2, base: 2)])
    }

    @Test func `the truth always lies between the ends`() throws {
        let query = CountQuery(indicators: ["cards"], from: day(0), to: day(50), by: [])
        for seed in CounterOracleTests.seeds.prefix(500) {
            var random = SeededGenerator(seed: seed)
            // Persons have one card number at each partner, unlike every other person's there.
            var facts: [RecordFact] = []
            var persons: Set<Int> = []
            for _ in 0..<random.number(0...30) {
                let (person, partner) = (random.number(0...9), random.number(0...3))
                persons.insert(person)
                facts.append(
                    meeting(["card": [.card("\(partner * 7 + person)")]], partner: "p\(partner)")
                )
            }
            let table = try #require(try tables(of: facts, query).first)
            let ends = table.bounds ?? table.total...table.total
            #expect(ends.contains(Int64(persons.count)), "SEED=\(seed)")
        }
    }
}

@Suite struct `Records in parts` {
    @Test func `add up to the whole, and different values to ends around it`() throws {
        for seed in CounterOracleTests.seeds.prefix(300) {
            var draw = RandomFacts(random: SeededGenerator(seed: seed))
            let drawn = draw.query()
            let query = CountQuery(
                indicators: drawn.indicators,
                from: drawn.from,
                to: drawn.to,
                by: []
            )
            let parts = (0..<3).map { _ in draw.facts() }
            let whole = try tables(of: parts.flatMap(\.self).shuffled(using: &draw.random), query)
            let apart = try parts.map { try tables(of: $0, query) }
            for (index, table) in whole.enumerated() {
                let totals = apart.map { $0[index].total }
                let sum = totals.reduce(0, +)
                if case .distinct = table.indicator.measure {
                    #expect(((totals.max() ?? 0)...sum).contains(table.total), "SEED=\(seed)")
                    let without = apart.compactMap { $0[index].without }.reduce(0, +)
                    #expect(table.without == without, "SEED=\(seed)")
                } else {
                    #expect(table.total == sum, "SEED=\(seed) \(table.indicator.id)")
                }
            }
        }
    }
}

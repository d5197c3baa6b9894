import Counting
import Programmes
import TestSupport

/// Draws records of the test programme, with conflicts, cleared fields and untouched ones.
struct RandomFacts {
    var random: SeededGenerator

    mutating func facts() -> [RecordFact] {
        (0..<random.number(0...6)).map { _ in fact() }
    }

    mutating func query() -> CountQuery {
        let from = random.number(0...6)
        let names = ["partner", "place", "age", "people", "topics", "needs", "date", "since"]
        return CountQuery(
            indicators: [
                "meetings", "people", "ages", "returns", "topics", "needs", "in_bars", "elsewhere",
                "about_health", "not_health", "cards", "cards_in_bars", "different_ages", "members",
                "members_in_bars",
            ],
            from: day(from),
            to: day(from + random.number(0...5)),
            by: Array(names.shuffled(using: &random).prefix(random.number(0...3)))
        )
    }

    private mutating func fact() -> RecordFact {
        var values: [String: [FieldValue?]] = [:]
        values["date"] = siblings { .day(day($0.number(0...9))) }
        values["since"] = siblings { .day(day($0.number(0...2))) }
        values["place"] = siblings { .code(["bar", "street", "Åen"][$0.number(0...2)]) }
        values["age"] = siblings { .integer(Int64($0.number(-1...11))) }
        values["people"] = siblings { .integer(Int64($0.number(0...3))) }
        values["card"] = siblings { .card(["7KQ", "4TX", "9ZD"][$0.number(0...2)]) }
        return RecordFact(
            partner: random.chance(50) ? "aidsnet" : "reden",
            kind: random.chance(90) ? "meeting" : "errand",
            values: values,
            sets: [
                "topics": elements(["health", "money", "home"]), "needs": elements(["a", "b"]),
            ],
            tallies: random.chance(40) ? ["returns": Int64(random.number(-2...4))] : [:]
        )
    }

    /// Mostly one value; sometimes none, sometimes several with cleared and equal ones among them.
    private mutating func siblings(
        _ value: (inout SeededGenerator) -> FieldValue
    ) -> [FieldValue?] {
        let count = random.chance(70) ? 1 : random.number(0...3)
        return (0..<count).map { _ in random.chance(15) ? nil : value(&random) }
    }

    private mutating func elements(_ codes: [String]) -> Set<String> {
        Set(codes.filter { _ in random.chance(40) })
    }
}

func day(_ number: Int) -> Day {
    Day(daysSinceEpoch: Int32(number))
}

import Counting
import Programmes
import TestSupport
import Testing

@Suite struct `Entries for one place` {
    private let programme: Programme
    private let same: Kind

    init() throws {
        programme = try Programme(yaml: Places.yaml)
        same = try programme.kindOrThrow(named: "same")
    }

    @Test func `are one in whatever order and way round they are joined`() {
        var pairs = [("b", "a"), ("c", "d"), ("d", "b"), ("a", "c"), ("a", "a"), ("f", "e")]
        for seed in 0..<200 {
            var dice = SeededGenerator(seed: UInt64(seed))
            pairs.shuffle(using: &dice)
            var joined = JoinedRecords()
            for (one, other) in pairs {
                let isTurned = dice.next() % 2 == 0
                joined.add(same, edge(isTurned ? other : one, isTurned ? one : other))
            }
            #expect(["a", "b", "c", "d"].map(joined.representative) == ["a", "a", "a", "a"])
            #expect(["e", "f", "g"].map(joined.representative) == ["e", "e", "g"])
        }
    }

    @Test func `count as one place, and as two again when nothing joins them`() throws {
        var joined = JoinedRecords()
        #expect(try visited(joined) == 3)
        joined.add(same, edge("b", "a"))
        #expect(try visited(joined) == 2)
        joined.add(same, edge("a", "c"))
        #expect(try visited(joined) == 1)
    }

    @Test func `are joined by nothing but a kind that says so`() throws {
        var joined = JoinedRecords()
        joined.add(try programme.kindOrThrow(named: "visit"), ["place": [.reference("a")]])
        joined.add(same, ["one": [.reference("a")], "other": [nil]])
        #expect(joined.representative(of: "a") == "a")
    }

    private func edge(_ one: String, _ other: String) -> [String: [FieldValue?]] {
        ["one": [.reference(one)], "other": [.reference(other)]]
    }

    /// Visits to a, b, c and a again.
    private func visited(_ joined: JoinedRecords) throws -> Int64? {
        let day = Day(daysSinceEpoch: 20_000)
        let query = CountQuery(indicators: ["places"], from: day, to: day, by: [])
        var counter = try Counter(programme: programme, query: query)
        for place in ["a", "b", "c", "a"] {
            let fact = RecordFact(
                partner: "kc",
                kind: "visit",
                values: ["date": [.day(day)], "place": [.reference(place)]],
                sets: [:],
                tallies: [:]
            )
            counter.add(joined.resolved(fact))
        }
        return counter.tables().first?.total
    }
}

private enum Places {
    static let yaml = """
        id: places
        version: 1
        labels: {da: Steder, en: Places}
        codes: {none: [{code: none, da: Ingen, en: None}]}
        kinds:
          - id: 1
            name: visit
            labels: {da: Besøg, en: Visit}
            fields:
              - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
              - {id: 2, name: place, type: reference, labels: {da: Sted, en: Place}}
          - id: 2
            name: same
            joins: [one, other]
            labels: {da: Samme sted, en: Same place}
            fields:
              - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
              - {id: 2, name: one, type: reference, labels: {da: Et, en: One}}
              - {id: 3, name: other, type: reference, labels: {da: Andet, en: Other}}
        indicators:
          - {id: places, kind: visit, distinct: place, definition: 1, unit: place,
             unit_labels: {da: steder, en: places}, labels: {da: Steder, en: Places}}
        """
}

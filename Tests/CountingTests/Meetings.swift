import Counting
import Programmes
import Testing

/// A meeting of the test programme on day 1, if no other day is given.
func meeting(
    _ values: [String: [FieldValue?]],
    topics: Set<String> = [],
    partner: String = "reden"
) -> RecordFact {
    RecordFact(
        partner: partner,
        kind: "meeting",
        values: values.merging(["date": [.day(day(1))]]) { given, _ in given },
        sets: ["topics": topics],
        tallies: [:]
    )
}

/// The test programme's indicator over these records.
func count(
    _ indicator: String,
    from: Int = 0,
    to: Int = 50,
    by: [String] = [],
    _ facts: [RecordFact]
) throws -> CountTable {
    let query = CountQuery(indicators: [indicator], from: day(from), to: day(to), by: by)
    var counter = try Counter(programme: testProgramme(), query: query)
    for fact in facts { counter.add(fact) }
    return try #require(counter.tables().first)
}

/// The tables of a query over these records.
func tables(of facts: [RecordFact], _ query: CountQuery) throws -> [CountTable] {
    var counter = try Counter(programme: testProgramme(), query: query)
    for fact in facts { counter.add(fact) }
    return counter.tables()
}

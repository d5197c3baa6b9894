import Counting
import Programmes
import Testing

@Suite struct `A condition` {
    @Test func `lets count what has one of the codes, or none of them`() throws {
        let places: [[FieldValue?]] = [[.code("bar")], [.code("gaden")], [nil], []]
        let facts = places.map { meeting(["place": $0, "people": [.integer(1)]]) }

        #expect(try count("in_bars", facts).total == 1)
        #expect(try count("elsewhere", facts).total == 3)
    }

    @Test func `reads sets as a whole`() throws {
        let place: [String: [FieldValue?]] = ["place": [.code("bar")]]
        let facts = [["health", "home"], ["home"], []].map { meeting(place, topics: $0) }

        #expect(try count("about_health", facts).total == 1)
        #expect(try count("about_health", facts).base?.total == 3)
    }

    @Test func `makes a conflict about its field contested`() throws {
        let torn = meeting(["place": [.code("gaden"), .code("bar")]])
        let sure = meeting(["place": [.code("bar")]])

        let table = try count("in_bars", [torn, sure])

        #expect(table.rows == [CountRow(keys: [], value: 1, contested: 1, base: 1, whole: 2)])
    }

    @Test func `keeps too many combinations out of rows that none of them reaches`() throws {
        let many = (0..<65).map { FieldValue?.some(.integer(Int64($0))) }
        let values: [String: [FieldValue?]] = [
            "age": many, "people": many, "place": [.code("bar")],
        ]
        let wild = meeting(values)
        let sure = meeting([
            "place": [.code("gaden")], "age": [.integer(1)], "people": [.integer(1)],
        ])

        let elsewhere = try count("elsewhere", by: ["age"], [wild, sure])

        // The wild one is no part of the share, but of its whole.
        #expect(elsewhere.rows.map(\.contested) == [1])
        let alone = try count("different_ages", by: ["place"], [wild, sure])
        #expect(alone.rows.map(\.contested) == [1, 0])
    }
}

@Suite struct `What a counter reads` {
    @Test func `are the fields of conditions, ends, values and wholes`() throws {
        func reads(_ indicator: String) throws -> Set<String> {
            let query = CountQuery(indicators: [indicator], from: day(0), to: day(1), by: [])
            return try Counter(programme: testProgramme(), query: query).reads.fields
        }

        #expect(try reads("meetings") == ["date"])
        #expect(try reads("about_health") == ["date", "place", "topics"])
        #expect(try reads("cards_in_bars") == ["date", "place", "card"])
        #expect(try reads("members_in_bars") == ["date", "since", "place"])
    }

    @Test func `a protected indicator is counted only by its name`() throws {
        let every = CountQuery(indicators: [], from: day(0), to: day(50), by: [])

        let unnamed = try tables(of: [meeting([:])], every).map(\.indicator.id)

        #expect(!unnamed.contains("secrets") && unnamed.contains("meetings"))
        #expect(try count("secrets", [meeting([:])]).total == 1)
    }
}

import Counting
import Programmes
import Testing

@Suite struct CounterTests {
    @Test func `both ends of the period count`() throws {
        let facts = (0...4).map { meeting(["date": [.day(day($0))]]) }

        let table = try count("meetings", from: 1, to: 3, facts)

        #expect(table.from == day(1) && table.to == day(3))
        #expect(table.total == 3)
        #expect(table.rows == [CountRow(keys: [], value: 3, contested: 0, base: 3)])
    }

    @Test func `rows sort integers by number and what is not stated last`() throws {
        let ages: [FieldValue?] = [.integer(10), nil, .integer(-1), .integer(9)]
        let facts = ages.map { meeting(["age": [$0]]) }

        let table = try count("meetings", by: ["age"], facts)

        #expect(table.rows.map(\.keys) == [[.integer(-1)], [.integer(9)], [.integer(10)], [nil]])
    }

    @Test func `rows sort texts by their bytes and days by the calendar`() throws {
        let places = ["Åen", "bar", "Zoo"].map { meeting(["place": [.code($0)]]) }
        let days = [30, 4, 11].map { meeting(["date": [.day(day($0))]]) }

        let byPlace = try count("meetings", by: ["place"], places)
        let byDay = try count("meetings", by: ["date"], days)

        #expect(byPlace.rows.map(\.keys) == [[.text("Zoo")], [.text("bar")], [.text("Åen")]])
        #expect(byDay.rows.map(\.keys) == [[.day(day(4))], [.day(day(11))], [.day(day(30))]])
    }

    @Test func `a stated zero is a fact and an unstated sum is none`() throws {
        let none = try count("people", [meeting([:])])
        let zero = try count("people", [meeting(["people": [.integer(0)]])])

        #expect(none.rows.isEmpty)
        #expect(zero.rows == [CountRow(keys: [], value: 0, contested: 0, base: 1)])
    }

    @Test func `a record with two elements stands in two rows and once in the total`() throws {
        let table = try count(
            "meetings",
            by: ["topics"],
            [meeting([:], topics: ["home", "money"])]
        )

        #expect(table.total == 1)
        #expect(table.rows.map(\.value) == [1, 1])
    }

    @Test func `a conflict is contested in the row it shows and in the row it might`() throws {
        let torn = meeting(["place": [.code("street"), .code("bar")]])
        let sure = ["bar", "zoo"].map { meeting(["place": [.code($0)]]) }

        let table = try count("meetings", by: ["place"], [torn] + sure)

        #expect(table.rows.map(\.keys) == [[.text("bar")], [.text("street")], [.text("zoo")]])
        #expect(table.rows.map(\.value) == [1, 1, 1])
        #expect(table.rows.map(\.contested) == [1, 1, 0])
    }

    @Test func `a conflict in a field that decides nothing is not contested`() throws {
        let table = try count("meetings", [meeting(["place": [.code("bar"), .code("street")]])])

        #expect(table.rows.map(\.contested) == [0])
    }

    @Test func `a record that only another sibling would put into the period is contested`() throws
    {
        let outside = meeting(["date": [.day(day(99)), .day(day(1))]])

        let alone = try count("meetings", [outside])
        let together = try count("meetings", [outside, meeting([:])])

        #expect(alone.total == 0)
        #expect(alone.rows.isEmpty)
        #expect(together.rows == [CountRow(keys: [], value: 1, contested: 1, base: 1)])
    }

    @Test func `too many combinations make every reachable row contested and no other`() throws {
        let many = (0..<65).map { FieldValue?.some(.integer(Int64($0))) }
        let wild = meeting(["age": many, "people": many])
        let sure = [0, 64, 65].map { meeting(["age": [.integer($0)], "people": [.integer(1)]]) }

        let table = try count("people", by: ["age"], [wild] + sure)

        #expect(table.rows.map(\.keys) == [[.integer(0)], [.integer(64)], [.integer(65)]])
        #expect(table.rows.map(\.contested) == [1, 1, 0])
    }

    @Test func `sums beyond 64 bits stop at the greatest number instead of failing`() throws {
        let facts = (0..<3).map { _ in meeting(["people": [.integer(.max)]]) }

        let table = try count("people", facts)

        #expect(table.total == .max)
    }
}

import Counting
import Programmes
import Testing

@Suite struct `What is in force` {
    @Test func `began by the end of the period and ended after it`() throws {
        let times: [(Int, Int?)] = [(0, nil), (5, nil), (6, nil), (0, 4), (0, 5), (0, 6)]
        let facts = times.map { begun, ended in
            meeting(["date": [.day(day(begun))], "since": [ended.map { .day(day($0)) }]])
        }

        // Who began before the period counts; who ended on its last day does not.
        let table = try count("members", from: 3, to: 5, facts)

        #expect(table.total == 3)
    }

    @Test func `is contested by either day`() throws {
        let begun = meeting(["date": [.day(day(1)), .day(day(9))]])
        let ended = meeting(["since": [nil, .day(day(4))]])

        let table = try count("members", from: 3, to: 5, [begun, ended, meeting([:])])

        #expect(table.total == 3)
        #expect(table.rows.map(\.contested) == [2])
    }

    @Test func `has no month, for it is in force in many`() throws {
        let query = CountQuery(indicators: ["members"], from: day(0), to: day(5), by: ["month"])

        let error = #expect(throws: CountError.self) {
            try Counter(programme: testProgramme(), query: query)
        }

        #expect(error?.code == .notCountable)
        #expect(error?.message(in: .en).contains("quarter") == false)
    }
}

@Suite struct `Months, quarters and years` {
    @Test func `end with their last day`() throws {
        let days = [
            "2015-12-31", "2016-01-01", "2016-02-28", "2016-02-29", "2016-03-01", "2016-03-31",
            "2016-04-01", "2016-06-30", "2016-07-01", "2016-09-30", "2016-10-01", "2016-12-31",
            "2017-01-01", "2017-02-28", "2017-03-01",
        ]
        let facts = try days.map { iso in
            let day = try #require(Day(iso: iso))
            return meeting(["date": [.day(day)]])
        }
        func rows(_ unit: String) throws -> [String] {
            let table = try count("meetings", from: 0, to: 20_000, by: [unit], facts)
            return table.rows.map { row in
                if case .text(let key)? = row.keys[0] { "\(key): \(row.value)" } else { "-" }
            }
        }

        #expect(
            try rows("month") == [
                "2015-12: 1", "2016-01: 1", "2016-02: 2", "2016-03: 2", "2016-04: 1",
                "2016-06: 1", "2016-07: 1", "2016-09: 1", "2016-10: 1", "2016-12: 1",
                "2017-01: 1", "2017-02: 1", "2017-03: 1",
            ]
        )
        #expect(
            try rows("quarter") == [
                "2015-Q4: 1", "2016-Q1: 5", "2016-Q2: 2", "2016-Q3: 2", "2016-Q4: 2",
                "2017-Q1: 3",
            ]
        )
        #expect(try rows("year") == ["2015: 1", "2016: 11", "2017: 3"])
    }

    @Test func `a conflict about the day within one month is not contested`() throws {
        let torn = meeting(["date": [.day(day(1)), .day(day(2))]])
        let months = meeting(["date": [.day(day(3)), .day(day(40))]])

        let table = try count("meetings", by: ["month"], [torn, months])

        #expect(table.rows.map(\.contested) == [1])
    }

    @Test func `every day lies in one of each, in the order of the calendar`() {
        for unit in CalendarUnit.allCases {
            let keys = (0..<40_000).map { unit.key(of: day($0)) }
            #expect(keys == keys.sorted())
        }
        #expect(Set((0..<366).map { CalendarUnit.quarter.key(of: day($0)) }).count == 5)
    }
}

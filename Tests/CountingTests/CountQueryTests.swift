import Counting
import Programmes
import Testing

@Suite struct CountQueryTests {
    @Test func `no indicator named means every one that has all the fields`() throws {
        let all = try testProgramme().indicators.filter { !$0.isProtected }.map(\.id)
        let everything = try indicators(by: [])
        let byPlace = try indicators(by: ["place"])
        let byTopic = try indicators(by: ["topics", "partner"])

        #expect(everything == all)
        #expect(byPlace == everything)
        #expect(byTopic == everything.filter { $0 != "errands" })
    }

    @Test func `names given twice count once`() throws {
        let query = CountQuery(
            indicators: ["people", "meetings", "people"],
            from: day(0),
            to: day(1),
            by: ["age", "age"]
        )

        let tables = try Counter(programme: testProgramme(), query: query).tables()

        #expect(tables.map(\.indicator.id) == ["people", "meetings"])
        #expect(tables.map(\.by) == [["age"], ["age"]])
    }

    @Test func `what cannot be counted is refused with its reason`() throws {
        #expect(try refusal(["ghosts"], []).map(\.code) == .unknownIndicator)
        #expect(try refusal(["errands"], ["topics"]).map(\.code) == .unknownField)
        #expect(try refusal([], ["topics", "ghost"]).map(\.code) == .unknownField)
        #expect(try refusal([], ["ghost"]).map(\.field) == "ghost")
        #expect(try refusal(["meetings"], ["note"]).map(\.code) == .notCountable)
        #expect(try refusal([], ["returns"]).map(\.code) == .notCountable)
        #expect(try refusal(["meetings"], [], from: 2, to: 1).map(\.code) == .wrongPeriod)
    }

    @Test func `a refusal names in each language what it is about`() throws {
        let error = try #require(try refusal(["errands"], ["topics"]))

        for language in Language.allCases {
            #expect(error.message(in: language).contains("topics"))
            #expect(error.message(in: language).contains("errands"))
        }
        #expect(
            error.message(in: .da).hasSuffix(
                "skriv date, place, month, quarter, year eller partner."
            )
        )
        #expect(
            error.message(in: .en).hasSuffix("write date, place, month, quarter, year or partner.")
        )
        #expect(
            error.message(in: .th).hasSuffix(
                "โปรดเขียน date, place, month, quarter, year หรือ partner"
            )
        )
    }

    @Test func `a refusal says what could be written instead`() throws {
        let ghost = try #require(try refusal(["ghosts"], []))
        let note = try #require(try refusal(["meetings"], ["note"]))

        #expect(ghost.message(in: .en).hasSuffix("members_in_bars or secrets."))
        #expect(note.message(in: .en).hasSuffix("topics, needs, month, quarter, year or partner."))
    }

    private func indicators(by: [String]) throws -> [String] {
        let query = CountQuery(indicators: [], from: day(0), to: day(1), by: by)
        return try Counter(programme: testProgramme(), query: query).tables().map(\.indicator.id)
    }

    private func refusal(
        _ indicators: [String],
        _ by: [String],
        from: Int = 0,
        to: Int = 1
    ) throws -> CountError? {
        let programme = try testProgramme()
        let query = CountQuery(indicators: indicators, from: day(from), to: day(to), by: by)
        do {
            _ = try Counter(programme: programme, query: query)
            return nil
        } catch {
            return error
        }
    }
}

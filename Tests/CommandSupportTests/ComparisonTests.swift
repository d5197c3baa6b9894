import CommandSupport
import Counting
import Programmes
import Testing

@Suite struct `A comparison` {
    @Test func `of like with like says both figures and unequal periods`() throws {
        let document = try document("guests", with: "guests_before", totals: [15])

        #expect(
            try document.render(json: false, in: .en) == """
                Guests (persons), definition 1, counted@1, cut 9f31c2aa-14
                1 Nov 2008 to 31 Mar 2009: 15
                1 Jan 2007 to 31 Dec 2007: 0–3
                  Memo of 2009
                The periods differ in length: 5 months against 12.
                """
        )
        #expect(
            try document.render(json: true, in: .en)
                == #"{"as_of":"9f31c2aa-14","programme":"counted@1","indicator":"guests","#
                + #""unit":"person","definition":1,"window":null,"figures":[{"period":"#
                + #"{"from":"2008-11-01","to":"2009-03-31"},"value":15,"contested":0},"#
                + #"{"baseline":"guests_before","period":{"from":"2007-01-01","to":"2007-12-31"},"#
                + #""min":0,"max":3}],"lengths":{"unit":"month","values":[5,12]}}"#
        )
    }

    @Test func `of other things is refused with the pair that is alike`() throws {
        let document = try document("visits", with: "guests_before", totals: [31, 15])

        let error = #expect(throws: CommandFailure.self) {
            try document.render(json: true, in: .en)
        }

        #expect(error?.status == .refused && error?.code == "not_comparable")
        #expect(
            error?.message == """
                visits (31) and guests_before (0–3) cannot be compared: they count different \
                things (visits, guests); compare like with like: guests, 15 against 0–3 (1 Nov \
                2008 to 31 Mar 2009 against 1 Jan 2007 to 31 Dec 2007).
                """
        )
        let json = try #require(error?.json.description)
        #expect(json.contains(#""field":null,"line":null,"offer":{"indicator":"guests""#))
        #expect(json.contains(#""value":15"#) && json.contains(#""min":0,"max":3"#))
        for language in Language.allCases {
            let told = #expect(throws: CommandFailure.self) {
                try document.render(json: false, in: language)
            }
            #expect(told?.message.contains("31") == true && told?.message.contains("15") == true)
        }
    }

    @Test func `an old definition has nothing like it`() throws {
        let document = try document("visits", with: "old_visits", totals: [31])

        let error = #expect(throws: CommandFailure.self) {
            try document.render(json: false, in: .en)
        }

        #expect(
            error?.message == """
                visits (31) and old_visits (7) cannot be compared: they are counted by the \
                definitions 2 and 1; nothing that is counted now is like it.
                """
        )
        #expect(error?.json.description.hasSuffix(#""offer":null}"#) == true)
    }

    @Test(arguments: [
        ["visits"], ["visits", "--with", "guests"], ["visits", "--with-from", "2007-01-01"],
        [
            "visits", "--with", "guests_before", "--with-from", "2007-01-01", "--with-to",
            "2007-01-02",
        ],
    ])
    func `without the right days is a wrong command line`(words: [String]) throws {
        let options = try CompareOptions<CountedSource>.parse(
            words + ["--from", "2008-11-01", "--to", "2009-03-31"]
        )

        let error = #expect(throws: CommandFailure.self) {
            try options.query(countedProgramme(), language: .en)
        }

        #expect(error?.status == .usage && error?.code == "usage")
    }

    @Test(arguments: [
        (["ghosts", "--with", "guests_before"], "unknown_indicator"),
        (["visits", "--with", "ghosts"], "unknown_indicator"),
        (["visits", "--with-from", "2007-02-29", "--with-to", "2007-03-01"], "impossible_date"),
    ])
    func `of what is not there is refused`(words: [String], code: String) throws {
        let options = try CompareOptions<CountedSource>.parse(
            words + ["--from", "2008-11-01", "--to", "2009-03-31"]
        )

        let error = #expect(throws: CommandFailure.self) {
            try options.query(countedProgramme(), language: .en)
        }

        #expect(error?.status == .refused && error?.code == code)
    }

    private func document(
        _ indicator: String,
        with other: String,
        totals: [Int64]
    ) throws -> ComparisonDocument {
        let programme = try countedProgramme()
        let query = try ComparisonQuery(
            programme: programme,
            indicator: indicator,
            period: (
                try #require(Day(iso: "2008-11-01")), try #require(Day(iso: "2009-03-31"))
            ),
            with: other
        )
        let tables = try zip(query.counts, totals).map { count, total in
            CountTable(
                indicator: try #require(programme.indicator(id: count.indicators[0])),
                from: count.from,
                to: count.to,
                by: [],
                total: total,
                rows: [CountRow(keys: [], value: total, contested: 0, base: 1)]
            )
        }
        return ComparisonDocument(
            asOf: "9f31c2aa-14",
            programme: programme,
            answer: try #require(query.answer(tables: tables))
        )
    }
}

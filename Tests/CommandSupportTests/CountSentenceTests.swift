import CommandSupport
import Counting
import Programmes
import Testing

@Suite struct `A count with more to say` {
    @Test func `a share always has its whole beside it`() throws {
        let document = try document(share)

        let lines = document.render(.table, in: .en).split(separator: "\n").map(String.init)
        #expect(lines[3].hasSuffix("24 % (76 of 315)"))
        #expect(lines[4].hasSuffix("– (0 of 0)"))
        #expect(lines[6].hasSuffix("25 % (1,076 of 4,315)"))
        #expect(document.render(.markdown, in: .da).contains("| Gade | 24 % (76 af 315) |"))
        #expect(document.render(.markdown, in: .da).contains("**25 % (1.076 af 4.315)**"))
        #expect(document.render(.table, in: .th).contains("24 % (76 จาก 315)"))
    }

    @Test func `JSON and CSV have a share's whole last`() throws {
        let document = try document(share)

        #expect(
            document.render(.json, in: .da).hasSuffix(
                #""total":1076,"rows":[{"keys":{"route":"street"},"value":76,"suppressed":false,"#
                    + #""contested":0,"whole":315},{"keys":{"route":"bar"},"value":0,"#
                    + #""suppressed":false,"contested":0,"whole":0}],"whole":4315}]}"#
            )
        )
        #expect(
            document.render(.csv, in: .da) == """
                indicator,unit,definition,from,to,route,value,contested,as_of,programme,whole
                users_new,person,1,2015-01-01,2015-12-31,street,76,0,,counted@1,315
                users_new,person,1,2015-01-01,2015-12-31,bar,0,0,,counted@1,0
                """
        )
    }

    @Test func `a share of something is told also when nothing of it was counted`() throws {
        let none = try table("users_new", by: [], total: 0, base: 12, rows: [])

        let text = try document(none).render(.table, in: .en)

        #expect(text.contains("Total: 0 % (0 of 12)"))
    }

    @Test func `ends stand wherever the number stands, with the reason`() throws {
        let users = try table(
            "users",
            by: ["route"],
            total: 20,
            without: 3,
            bounds: 12...20,
            rows: [
                CountRow(
                    keys: [.text("street")],
                    value: 9,
                    contested: 0,
                    base: 11,
                    bounds: 5...9
                ),
                CountRow(keys: [nil], value: 11, contested: 0, base: 11),
            ]
        )

        let text = try document(users).render(.table, in: .en)
        let json = try document(users).render(.json, in: .en)
        let csv = try document(users).render(.csv, in: .en)

        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[3] == "Street           5–9")
        #expect(lines[4] == "(not stated)      11")
        #expect(lines[6] == "Total          12–20")
        #expect(lines[7] == "Only with a card.")
        #expect(lines[8].hasPrefix("At least 12, at most 20: nobody links the partners' records"))
        #expect(lines[9] == "Not counted: 3 records without Card.")
        #expect(
            json.contains(
                #""value":9,"suppressed":false,"contested":0,"bounds":{"min":5,"max":9}}"#
            )
        )
        #expect(json.hasSuffix(#""without":3,"bounds":{"min":12,"max":20}}]}"#))
        #expect(
            csv.hasPrefix(
                "indicator,unit,definition,from,to,route,value,contested,as_of,programme,min,max\n"
            )
        )
        #expect(csv.hasSuffix(",,11,0,,counted@1,,"))
    }

    @Test func `nobody knows a percentage between ends`() throws {
        let row = CountRow(
            keys: [],
            value: 10,
            contested: 0,
            base: 10,
            whole: 20,
            bounds: 5...10,
            wholeBounds: 12...20
        )
        let new = try table(
            "users_new",
            by: [],
            total: 10,
            without: 0,
            bounds: 5...10,
            base: 20,
            baseBounds: 12...20,
            rows: [row]
        )

        let text = try document(new).render(.table, in: .da)
        let json = try document(new).render(.json, in: .da)

        #expect(text.contains("I alt: 5–10 af 12–20\n"))
        #expect(json.hasSuffix(#""whole":20,"whole_bounds":{"min":12,"max":20}}]}"#))
    }

    @Test func `what lacks the value counted is told with its share`() throws {
        let users = try table(
            "users",
            by: [],
            total: 2,
            without: 2,
            rows: [CountRow(keys: [], value: 2, contested: 0, base: 3)]
        )

        #expect(
            try document(users).render(.table, in: .en).hasSuffix(
                "Total: 2\nOnly with a card.\nNot counted: 40 % (2 of 5) records without Card."
            )
        )
        #expect(
            try document(users).render(.csv, in: .en) == """
                indicator,unit,definition,from,to,value,contested,as_of,programme,without
                users,person,1,2015-01-01,2015-12-31,2,0,,counted@1,2
                """
        )
    }

    @Test func `months, quarters and years are named as people do`() throws {
        let keys = ["2016-03", "2015-Q4", "2016"]
        let table = try table(
            "users",
            by: ["month", "quarter", "year"],
            total: 1,
            without: 0,
            rows: [CountRow(keys: keys.map { .text($0) }, value: 1, contested: 0, base: 1)]
        )
        let expected: [(Language, [String], [String])] = [
            (.da, ["Måned", "Kvartal", "År"], ["mar. 2016", "4. kvartal 2015", "2016"]),
            (.en, ["Month", "Quarter", "Year"], ["Mar 2016", "Q4 2015", "2016"]),
            (.th, ["เดือน", "ไตรมาส", "ปี"], ["มี.ค. 2559", "ไตรมาส 4 2558", "2559"]),
        ]
        for (language, headings, cells) in expected {
            let lines = try document(table).render(.markdown, in: language).split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("| " + headings.joined(separator: " | ")) })
            #expect(lines.contains { $0.hasPrefix("| " + cells.joined(separator: " | ")) })
        }
        #expect(try document(table).render(.json, in: .th).contains(#""month":"2016-03""#))
    }

    private var share: CountTable {
        get throws {
            try table(
                "users_new",
                by: ["route"],
                total: 1076,
                base: 4315,
                rows: [
                    CountRow(
                        keys: [.text("street")],
                        value: 76,
                        contested: 0,
                        base: 76,
                        whole: 315
                    ),
                    CountRow(keys: [.text("bar")], value: 0, contested: 0, base: 1, whole: 0),
                ]
            )
        }
    }

    private func table(
        _ indicator: String,
        by: [String],
        total: Int64,
        without: Int64? = nil,
        bounds: ClosedRange<Int64>? = nil,
        base: Int64? = nil,
        baseBounds: ClosedRange<Int64>? = nil,
        rows: [CountRow]
    ) throws -> CountTable {
        CountTable(
            indicator: try #require(countedProgramme().indicator(id: indicator)),
            from: try #require(Day(iso: "2015-01-01")),
            to: try #require(Day(iso: "2015-12-31")),
            by: by,
            total: total,
            base: base.map { CountBase(indicator: "users", total: $0, bounds: baseBounds) },
            without: without,
            bounds: bounds,
            rows: rows
        )
    }

    private func document(_ tables: CountTable...) throws -> CountDocument {
        CountDocument(asOf: nil, programme: try countedProgramme(), tables: tables)
    }
}

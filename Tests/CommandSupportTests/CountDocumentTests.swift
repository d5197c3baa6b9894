import CommandSupport
import Counting
import Programmes
import Testing

@Suite struct CountDocumentTests {
    @Test func `JSON has the promised keys in the promised order on one line`() throws {
        let document = try document(byRoute)

        #expect(
            document.render(.json, in: .da)
                == #"{"as_of":"9f31c2aa-14","programme":"copenhagen@1","release":false,"#
                + #""indicators":[{"id":"contacts","unit":"contact","definition":1,"#
                + #""period":{"from":"2008-11-01","to":"2009-03-31"},"by":["route"],"total":31,"#
                + #""rows":[{"keys":{"route":"thai_mediator"},"value":16,"suppressed":false,"#
                + #""contested":2},{"keys":{"route":null},"value":15,"suppressed":false,"#
                + #""contested":0}]}]}"#
        )
    }

    @Test func `JSON says what is pending and what was erased only when asked to`() throws {
        let document = try CountDocument(
            asOf: nil,
            programme: testProgramme(),
            release: true,
            pendingIncluded: 0,
            erasedSince: 2,
            tables: []
        )

        #expect(
            document.render(.json, in: .en)
                == #"{"as_of":null,"programme":"copenhagen@1","release":true,"#
                + #""pending_included":0,"erased_since":2,"indicators":[]}"#
        )
    }

    @Test func `JSON writes integers as numbers and days as ISO dates`() throws {
        let day = try #require(Day(iso: "2008-12-24"))
        let rows = [CountRow(keys: [.integer(-3), .day(day)], value: 1, contested: 0, base: 1)]

        let json = try document(table("contacts", by: ["persons", "date"], total: 1, rows))
            .render(.json, in: .da)

        #expect(json.contains(#""keys":{"persons":-3,"date":"2008-12-24"}"#))
    }

    @Test func `CSV is one header and one line for each row of every table`() throws {
        let alone = try table(
            "persons_met",
            by: ["route"],
            total: 4,
            [CountRow(keys: [.text("=evil")], value: 4, contested: 0, base: 1)]
        )

        #expect(
            try document(byRoute, alone).render(.csv, in: .da) == """
                indicator,unit,definition,from,to,route,value,contested,as_of,programme
                contacts,contact,1,2008-11-01,2009-03-31,thai_mediator,16,2,9f31c2aa-14,copenhagen@1
                contacts,contact,1,2008-11-01,2009-03-31,,15,0,9f31c2aa-14,copenhagen@1
                persons_met,encounter,2,2008-11-01,2009-03-31,'=evil,4,0,9f31c2aa-14,copenhagen@1
                """
        )
    }

    @Test func `CSV for Danish Excel has a byte order mark, semicolons and CRLF`() throws {
        let alone = try table(
            "persons_met",
            by: ["route"],
            total: 7347,
            [CountRow(keys: [.text("=evil")], value: 7347, contested: 0, base: 1)]
        )

        let text = try document(alone).render(.csvExcel, in: .da)

        #expect(
            Array((text + "\n").utf8)
                == Array(
                    ("\u{FEFF}indicator;unit;definition;from;to;route;value;contested;as_of;programme\r\n"
                        + "persons_met;encounter;2;2008-11-01;2009-03-31;'=evil;7347;0;9f31c2aa-14;"
                        + "copenhagen@1\r\n").utf8
                )
        )
    }

    @Test func `a table says in Danish what it counts and what is contested`() throws {
        #expect(
            try document(byRoute).render(.table, in: .da) == """
                Kontakter (kontakt), 1. nov. 2008 til 31. mar. 2009, definition 1, copenhagen@1, \
                snit 9f31c2aa-14
                Vej            Antal  Uafklarede
                -------------  -----  ----------
                Thaimægler        16           2
                (ikke oplyst)     15           0
                -------------  -----  ----------
                I alt             31
                Uafklarede: så mange registreringer har modstridende oplysninger, der kan ændre \
                rækkens tal.
                """
        )
    }

    @Test func `a set whose rows exceed the total says so`() throws {
        let byTheme = try table(
            "contacts",
            by: ["themes"],
            total: 7347,
            [
                CountRow(keys: [.text("health")], value: 7347, contested: 0, base: 2),
                CountRow(keys: [.text("housing")], value: 1, contested: 0, base: 1),
            ]
        )

        #expect(
            try document(byTheme).render(.table, in: .th) == """
                Contacts (contact), 1 พ.ย. 2551 ถึง 31 มี.ค. 2552, นิยามที่ 1, copenhagen@1, \
                จุดตัดข้อมูล 9f31c2aa-14
                Themes   จำนวน
                -------  -----
                Health   7,347
                Housing      1
                -------  -----
                รวม      7,347
                ผลบวกของแถวไม่เท่ากับยอดรวม เพราะหนึ่งรายการอาจอยู่ได้หลายแถว
                """
        )
    }

    @Test func `several tables stand one after another, notes on all of them last`() throws {
        let total = try table(
            "contacts",
            by: [],
            total: 1,
            [CountRow(keys: [], value: 1, contested: 1, base: 1)]
        )
        let empty = try table("persons_met", by: [], total: 0, [])
        let document = try CountDocument(
            asOf: nil,
            programme: testProgramme(),
            pendingIncluded: 1,
            erasedSince: 3,
            tables: [total, empty]
        )

        #expect(
            document.render(.table, in: .en) == """
                Contacts (contact), 1 Nov 2008 to 31 Mar 2009, definition 1, copenhagen@1
                Total: 1
                1 record with conflicting values could change the number.

                Persons met (encounter), 1 Nov 2008 to 31 Mar 2009, definition 2, copenhagen@1
                No records in the period.

                Included: 1 record that the server has not yet acknowledged.

                Missing: 3 records, erased since the cut.
                """
        )
    }

    @Test func `Markdown has a title, a table with the total in bold, and paragraphs`() throws {
        #expect(
            try document(byRoute).render(.markdown, in: .en) == """
                ### Contacts (contact), 1 Nov 2008 to 31 Mar 2009, definition 1, copenhagen@1, \
                cut 9f31c2aa-14

                | Route | Number | Contested |
                | --- | ---: | ---: |
                | Thai mediator | 16 | 2 |
                | (not stated) | 15 | 0 |
                | **Total** | **31** |  |

                Contested: so many records hold conflicting values that could change the row's \
                number.
                """
        )
    }

    private var byRoute: CountTable {
        get throws {
            try table(
                "contacts",
                by: ["route"],
                total: 31,
                [
                    CountRow(keys: [.text("thai_mediator")], value: 16, contested: 2, base: 16),
                    CountRow(keys: [nil], value: 15, contested: 0, base: 15),
                ]
            )
        }
    }

    private func table(
        _ indicator: String,
        by: [String],
        total: Int64,
        _ rows: [CountRow]
    ) throws -> CountTable {
        CountTable(
            indicator: try #require(testProgramme().indicator(id: indicator)),
            from: try #require(Day(iso: "2008-11-01")),
            to: try #require(Day(iso: "2009-03-31")),
            by: by,
            total: total,
            rows: rows
        )
    }

    private func document(_ tables: CountTable...) throws -> CountDocument {
        CountDocument(asOf: "9f31c2aa-14", programme: try testProgramme(), tables: tables)
    }
}

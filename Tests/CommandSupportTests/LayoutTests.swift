import CommandSupport
import Programmes
import Testing

@Suite struct LayoutTests {
    @Test func `a table that would lose too much becomes one block a row, its id whole`() {
        let table = TextTable(
            headings: [
                .init("id", isWhole: true), .init("date"), .init("route"), .init("note"),
            ],
            rows: [
                ["0192-1234-5678", "2026-01-31", "Thai mediator", "a longer note than fits here"],
                ["0192-1234-5679", "2026-02-01", "", ""],
            ]
        )

        #expect(table.fitted(width: nil) == table.plain())
        #expect(table.fitted(width: 60) == table.plain(width: 60))
        #expect(table.fitted(width: 60).contains("0192-1234-5678"))
        #expect(
            table.fitted(width: 30) == """
                0192-1234-5678
                  date: 2026-01-31
                  route: Thai mediator
                  note: a longer note than fi…
                0192-1234-5679
                  date: 2026-02-01
                """
        )
    }

    @Test func `texts are wrapped by the cells they take, Thai marks by none`() {
        #expect(wrapped(["ที่นี่", "ที่", "abc"], separator: " ", width: 5) == ["ที่นี่ ที่", "abc"])
        #expect(wrapped(["abcdefgh", "x"], separator: " ", width: 4) == ["abcdefgh", "x"])
    }

    @Test func `a sentence is broken between words, and goes on two cells further in`() {
        #expect(wrapped("one two three", width: 13) == ["one two three"])
        #expect(wrapped("one two three", width: 12) == ["one two", "  three"])
        #expect(wrapped("  one two three", width: 9) == ["  one", "    two", "    three"])
        #expect(wrapped("", width: 5) == [""])
        #expect(wrapped("one two three", width: nil) == ["one two three"])
    }

    @Test func `colour is for terminals that can and people who want it`() {
        let able = ["TERM": "xterm"]
        for (isTerminal, environment, isColoured) in [
            (true, able, true), (false, able, false), (true, [:], false),
            (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm", "NO_COLOR": "1"], false),
            (true, ["TERM": "xterm", "NO_COLOR": ""], true),
        ] {
            let ink = Ink(isTerminal: isTerminal) { environment[$0] }
            #expect((ink.strong("x") != "x") == isColoured, "\(environment)")
        }
        #expect(Ink.none.urgent("x") == "x")
    }

    @Test func `progress is silent at first, then shows now and then how far it is`() {
        var line = ProgressLine("Saving", in: .en, at: 100)

        #expect(line.update(1, of: 200, at: 100.4) == nil && !line.isShown)
        #expect(line.update(500, of: 2000, at: 100.6) == "Saving … 500 / 2,000 (25 %)")
        #expect(line.update(51, of: 200, at: 100.65) == nil && line.isShown)
        #expect(line.update(7, of: nil, at: 101) == "Saving … 7")
    }

    @Test func `a form shows names, labels, what each field takes and its codes`() throws {
        let kind = try formProgramme().kindOrThrow(named: "contact")
        let wide = FormsPage(kind, in: .en, width: 80, ink: .none).lines
        let plain = FormsPage(kind, in: .da, width: nil, ink: .none).lines

        #expect(wide[0] == "contact  Contact")
        #expect(wide.contains("  * persons  Persons (whole number, 0–50)"))
        #expect(wide.contains("      telephone  Telephone  thai  Thai mediator   walk_in  Walk-in"))
        #expect(plain.contains("      walk_in  Åben dør"))
        #expect(plain.contains("    note  Bemærkning (tekst)"))
    }
}

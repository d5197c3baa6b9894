import CommandSupport
import Testing

@Suite struct TextTableTests {
    @Test func `columns are aligned, numbers to the right, without spaces at the end`() {
        let table = TextTable(
            headings: [.init("Sted"), .init("Antal", isNumber: true), .init("Note")],
            rows: [["Gaden", "7", ""], ["Væresteder", "1234567", "x"]],
            footer: ["I alt", "1234574", ""]
        )

        #expect(
            table.plain() == """
                Sted          Antal  Note
                ----------  -------  ----
                Gaden             7
                Væresteder  1234567  x
                ----------  -------  ----
                I alt       1234574
                """
        )
    }

    @Test func `Thai marks and combining accents take no cell, wide signs take two`() {
        let table = TextTable(
            headings: [.init("Sprog"), .init("n", isNumber: true)],
            rows: [["ที่นี่", "1"], ["กำ", "2"], ["e\u{301}", "3"], ["日本", "4"], ["🇩🇰", "5"]]
        )

        let lines = table.plain().split(separator: "\n").dropFirst(2)

        #expect(lines == ["ที่นี่     1", "กำ     2", "e\u{301}      3", "日本   4", "🇩🇰     5"])
    }

    @Test func `the widest texts give way to a narrow terminal, numbers never`() {
        let table = TextTable(
            headings: [.init("A"), .init("B"), .init("N", isNumber: true)],
            rows: [["abcdefghijklmnop", "12345678", "1000000"]]
        )

        #expect(table.plain(width: 100) == table.plain())
        #expect(table.plain(width: 25).hasSuffix("abcdef…  123456…  1000000"))
        #expect(table.plain(width: 1).hasSuffix("abcd…  1234…  1000000"))
    }

    @Test func `an optional column stands there once a row says something in it`() {
        var table = TextTable(headings: [.init("id"), .init("note", isOptional: true), .init("n")])
        table.append(["a", "", "1"])

        #expect(table.plain() == "id  n\n--  -\na   1")
        #expect(table.markdown() == "| id | n |\n| --- | --- |\n| a | 1 |")

        table.append(["b", "x", ""])

        #expect(table.plain() == "id  note  n\n--  ----  -\na         1\nb   x")
        #expect(table.fitted(width: 8) == "a\n  n: 1\nb\n  note:…")
    }

    @Test func `a cell cannot break its line or steer the terminal`() {
        let table = TextTable(headings: [.init("A")], rows: [["x\r\ny\u{1B}[31mz\u{2028}"]])

        #expect(table.plain() == "A\n----------\nx y [31mz")
        #expect(table.markdown() == "| A |\n| --- |\n| x y \\[31mz  |")
    }

    @Test func `Markdown escapes its own signs and sets the footer in bold`() {
        let table = TextTable(
            headings: [.init("A|B"), .init("N", isNumber: true)],
            rows: [["*x* <b>", "1"]],
            footer: ["Total", ""]
        )

        #expect(
            table.markdown() == """
                | A\\|B | N |
                | --- | ---: |
                | \\*x\\* \\<b> | 1 |
                | **Total** |  |
                """
        )
    }
}

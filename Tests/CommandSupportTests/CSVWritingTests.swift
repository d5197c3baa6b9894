import CommandSupport
import Programmes
import TestSupport
import Testing

@Suite struct CSVWritingTests {
    @Test func `cells are quoted only when they need it`() {
        let line = CSVText.line([
            .text("plain"), .text("a,b"), .text("a \"b\""), .text("a\nb"), .empty, .number(-7),
        ])

        #expect(line == "plain,\"a,b\",\"a \"\"b\"\"\",\"a\nb\",,-7\n")
    }

    @Test func `texts that a spreadsheet would run get an apostrophe, codes and numbers do not`() {
        let texts = ["=1+1", "+45", "-1", "@SUM(A1)", "\tx", "\rx", "\r\nx"]

        let lines = texts.map { CSVText.line([.text($0), .code($0), .number(-1)]) }

        #expect(lines[0] == "'=1+1,=1+1,-1\n")
        #expect(lines.allSatisfy { $0.hasPrefix("'") || $0.hasPrefix("\"'") })
    }

    @Test func `whatever is written is read back`() throws {
        let pieces = ["a", "\"", ",", ";", "\t", "\n", "\r\n", " ", "é", "ไ", "👩‍👧", "\u{301}"]
        for seed in UInt64(0)..<300 {
            var random = SeededGenerator(seed: seed)
            let rows = (0..<4).map { _ in
                (0..<random.number(1...3)).map { _ in
                    "x"
                        + (0..<random.number(0...4)).map { _ in
                            pieces.randomElement(using: &random) ?? ""
                        }
                        .joined()
                }
            }
            for row in rows {
                let header = row.indices.map { CSVCell.code("h\($0)") }
                let text = CSVText.line(header) + CSVText.line(row.map(CSVCell.text))

                let document = try CSVText.read(Array(text.utf8))

                #expect(document.records.map(\.cells) == [row], "SEED=\(seed)")
            }
        }
    }

    @Test func `what is written for Danish Excel is read back`() throws {
        let cells: [CSVCell] = [.text("a;b"), .text("æ \"ø\""), .number(-7), .text("=1+1"), .empty]
        let header = cells.indices.map { CSVCell.code("h\($0)") }

        let text =
            CSVDialect.excel.head + CSVText.line(header, .excel) + CSVText.line(cells, .excel)
        let document = try CSVText.read(Array(text.utf8))

        #expect(Array(text.utf8).starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(text.hasSuffix("\"a;b\";\"æ \"\"ø\"\"\";-7;'=1+1;\r\n"))
        #expect(document.header == ["h0", "h1", "h2", "h3", "h4"])
        #expect(document.records.map(\.cells) == [["a;b", "æ \"ø\"", "-7", "'=1+1", ""]])
    }

    @Test func `a byte order mark that belongs to a cell stays in it`() throws {
        let document = try CSVText.read(Array((CSVText.line([.code("\u{FEFF}h")]) + "x\n").utf8))

        #expect(document.header.map { Array($0.utf8) } == [Array("\u{FEFF}h".utf8)])
    }

    @Test func `a line with one empty cell is not a blank line`() throws {
        let document = try CSVText.read(Array(("h\n" + CSVText.line([.empty])).utf8))

        #expect(document.records.map(\.cells) == [[""]])
    }
}

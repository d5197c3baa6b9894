import Programmes
import Reporting
import Testing

@Suite struct `Words that try to be more than words` {
    private static let hostile = [
        "<script>alert(1)</script>", "</title></table><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>", "&lt;b&gt;", "' onmouseover='x", "a\u{202E}b", "a\0b\u{85}c",
        "| a | b |\n| --- | --- |", "**bold** `code` [link](http://x) <http://x>", "# heading",
        "1. list", "- list", "> quotation", "=1+1", "+1", "-1", "@SUM(A1)", "\tx",
        "a;b,c\"d\"\r\ne",
    ]

    @Test(arguments: hostile)
    func `HTML holds them as text alone`(_ words: String) {
        let html = report(of: words).render(.html)
        for sign in ["<script", "<img", "<svg onload", "\u{202E}", "\0", "\u{85}"] {
            #expect(!html.unicodeScalars.contains(sign.unicodeScalars), "\(sign)")
        }
        let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        #expect(!tags.contains { $0.contains("onerror") || $0.contains("onmouseover='") })
    }

    @Test(arguments: hostile)
    func `Markdown keeps its lines and columns`(_ words: String) {
        let plain = report(of: "x").render(.markdown).split(separator: "\n").count
        let lines = report(of: words).render(.markdown).split(separator: "\n")
        #expect(lines.count == plain)
        for line in lines where line.hasPrefix("| ") {
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(bars == 3, "\(line)")
        }
        #expect(lines.count { $0.hasPrefix("#") } == 5)
        #expect(!lines.contains { $0.hasPrefix("> ") || $0.hasPrefix("1. ") })
    }

    @Test(arguments: hostile, [ReportFormat.csv, .csvExcel])
    func `CSV has no formula`(_ words: String, _ format: ReportFormat) {
        let text = report(of: words).render(format)
        for start in ["=1", "+1", "@S", "-1"] {
            for separator in [",", ";", "\n"] {
                #expect(!text.contains(separator + start), "\(separator)\(start)")
            }
        }
    }

    @Test(arguments: hostile)
    func `JSON gives them back`(_ words: String) throws {
        let report = report(of: words)
        let bytes = FrozenReport(report, records: []).canonicalBytes
        #expect(try FrozenReport(canonicalBytes: bytes).report == report)
    }

    private func report(of words: String) -> Report {
        let table = ReportTable(
            id: words,
            caption: words,
            columns: [ReportColumn("a", words), ReportColumn("b", words, isNumber: true)],
            rows: [ReportRow(id: words, cells: [.text(words), ReportCell(.number(1))])],
            notes: [[.text(words)]]
        )
        let chart = ReportChart(form: .bar, title: words, table: words, columns: ["b"])
        let definition = ReportDefinition(
            id: words,
            label: words,
            unit: words,
            unitLabel: words,
            version: 1,
            covers: words
        )
        let blocks: [ReportBlock] = [.paragraph([.text(words)]), .table(table), .chart(chart)]
        return Report(
            kind: .network,
            language: .da,
            title: words,
            mark: words,
            period: day("2016-01-01")...day("2016-12-31"),
            origin: ReportOrigin(
                programme: words,
                asOf: words,
                partner: words,
                pendingIncluded: 1,
                erasedSince: 2
            ),
            caseNumber: words,
            documentNumber: words,
            method: [words],
            definitions: [definition],
            sections: [ReportSection(id: words, title: words, blocks: blocks)]
        )
    }
}

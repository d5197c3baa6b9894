import Programmes

/// A report as one HTML file that prints on A4, also without colours.
///
/// It holds no script and asks for nothing from elsewhere.
struct HTMLPage {
    private static let style = """
        @page { size: A4; margin: 18mm 16mm 20mm;
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
        * { box-sizing: border-box }
        html { background: #fff; color: #000; font: 10.5pt/1.45 Georgia, "Times New Roman", serif }
        body { max-width: 178mm; margin: 0 auto; padding: 8mm }
        h1, h2, caption, th, .mark, dt, svg { font-family: Helvetica, Arial, sans-serif }
        h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 3mm }
        h2 { font-size: 13pt; margin: 9mm 0 2mm; border-bottom: 1pt solid #000; break-after: avoid }
        p { margin: 0 0 2.5mm }
        .mark { display: inline-block; border: 1.5pt solid #000; padding: 1mm 3mm; font-weight: bold }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 5mm; margin: 4mm 0 }
        dt { font-weight: bold; font-size: 9.5pt } dd { margin: 0 }
        table { border-collapse: collapse; width: 100%; margin: 4mm 0 2mm; font-size: 9.5pt }
        caption { text-align: left; font-weight: bold; padding-bottom: 1mm; break-after: avoid }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        th, td { text-align: left; vertical-align: top; padding: .8mm 2mm .8mm 0;
          overflow-wrap: break-word }
        .wide { font-size: 8pt; hyphens: auto } .wide th, .wide td { padding-right: 1.2mm }
        thead th { border-bottom: 1pt solid #000; vertical-align: bottom }
        tbody th { font-weight: normal; font-family: inherit }
        tbody tr { border-bottom: .3pt solid #666 }
        tr.total > * { font-weight: bold; border-top: 1pt solid #000 }
        .number { text-align: right; font-variant-numeric: tabular-nums }
        td.number { white-space: nowrap } .wide td.number { white-space: normal }
        .note { font-size: 9pt }
        figure { margin: 3mm 0 4mm; break-inside: avoid }
        svg { width: 100%; height: auto }
        @media print { body { padding: 0; max-width: none } }
        """

    /// A table with more columns gets smaller letters, so that it stays on the sheet.
    private static let columnsMax = 6

    let report: Report

    private var words: CellText { CellText(report.language) }

    var text: String {
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"\(report.language.rawValue)\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            HTMLText.element("title", report.title),
            "<style>\n\(Self.style)\n</style>",
            "</head>",
            "<body>",
            "<header>",
            HTMLText.element("h1", report.title),
            "<p class=\"mark\">\(HTMLText.escaped(report.mark))</p>",
            "<dl>",
        ]
        lines += words.head(of: report).map { line in
            HTMLText.element("dt", line.name) + HTMLText.element("dd", line.value)
        }
        lines += ["</dl>", "</header>", "<main>"]
        if !report.method.isEmpty {
            lines += section(words.methodTitle, report.method.map { HTMLText.element("p", $0) })
        }
        var charts = 0
        for section in report.sections {
            lines += self.section(section.title, blocks(of: section, charts: &charts))
        }
        if !report.definitions.isEmpty {
            let items = report.definitions.map { HTMLText.element("li", words.line($0)) }
            lines += section(words.definitionsTitle, ["<ul class=\"note\">"] + items + ["</ul>"])
        }
        lines += ["</main>", "</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ body: [String]) -> [String] {
        ["<section>", HTMLText.element("h2", title)] + body + ["</section>"]
    }

    private func blocks(of section: ReportSection, charts: inout Int) -> [String] {
        var lines: [String] = []
        for block in section.blocks {
            switch block {
            case .paragraph(let runs): lines.append(HTMLText.element("p", words.text(runs)))
            case .table(let table): lines += self.table(table)
            case .chart(let chart):
                guard let drawing = ChartDrawing(chart, in: section, words: words) else { continue }
                charts += 1
                lines.append("<figure>\n\(drawing.svg(number: charts))\n</figure>")
            }
        }
        return lines
    }

    private func table(_ table: ReportTable) -> [String] {
        let heads = table.columns.map { column in
            "<th scope=\"col\"\(mark(column))>\(HTMLText.escaped(column.title))</th>"
        }
        var lines = [
            "<table\(table.columns.count > Self.columnsMax ? " class=\"wide\"" : "")>",
            HTMLText.element("caption", table.caption),
            "<thead>",
            "<tr>\(heads.joined())</tr>",
            "</thead>",
            "<tbody>",
        ]
        lines += table.rows.map { row in
            let cells = zip(table.columns, row.cells).enumerated().map { index, pair in
                let text = HTMLText.escaped(words.text(pair.1.value))
                return index == 0
                    ? "<th scope=\"row\"\(mark(pair.0))>\(text)</th>"
                    : "<td\(mark(pair.0))>\(text)</td>"
            }
            return "<tr\(row.isTotal ? " class=\"total\"" : "")>\(cells.joined())</tr>"
        }
        lines += ["</tbody>", "</table>"]
        lines += table.notes.map { note in
            "<p class=\"note\">\(HTMLText.escaped(words.text(note)))</p>"
        }
        return lines
    }

    private func mark(_ column: ReportColumn) -> String {
        column.isNumber ? " class=\"number\"" : ""
    }
}

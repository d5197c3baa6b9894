import Programmes

/// A report in GitHub's Markdown; also what a terminal shows.
///
/// Charts are left out: each stands beside a table that says the same.
struct MarkdownPage {
    let report: Report

    private var words: CellText { CellText(report.language) }

    var text: String {
        var blocks = ["# " + escaped(report.title), "**\(escaped(report.mark))**"]
        blocks.append(
            words.head(of: report).map { "- \(escaped($0.name)): \(escaped($0.value))" }
                .joined(separator: "\n")
        )
        if !report.method.isEmpty {
            blocks.append("## " + words.methodTitle)
            blocks += report.method.map(paragraph)
        }
        blocks += report.sections.flatMap(section)
        if !report.definitions.isEmpty {
            blocks.append("## " + words.definitionsTitle)
            let lines = report.definitions.map { "- " + escaped(words.line($0)) }
            blocks.append(lines.joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func section(_ section: ReportSection) -> [String] {
        ["## " + escaped(section.title)]
            + section.blocks.flatMap { block -> [String] in
                switch block {
                case .paragraph(let runs): [paragraph(words.text(runs))]
                case .table(let table): self.table(table)
                case .chart: []
                }
            }
    }

    private func table(_ table: ReportTable) -> [String] {
        var lines = [
            line(table.columns.map { escaped($0.title) }),
            line(table.columns.map { $0.isNumber ? "---:" : "---" }),
        ]
        lines += table.rows.map { row in
            line(
                row.cells.map { cell in
                    let text = escaped(words.text(cell.value))
                    return row.isTotal && !text.isEmpty ? "**\(text)**" : text
                }
            )
        }
        return ["### " + escaped(table.caption), lines.joined(separator: "\n")]
            + table.notes.map { paragraph(words.text($0)) }
    }

    private func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }

    /// A paragraph that begins with a sign of Markdown's would be a heading, a list or a quotation.
    private func paragraph(_ text: String) -> String {
        let text = escaped(text)
        let digits = text.prefix { "0"..."9" ~= $0 }
        if let first = text.first, "#>+-=~_".contains(first) { return "\\" + text }
        let rest = text[digits.endIndex...]
        guard !digits.isEmpty, let mark = rest.first, ".)".contains(mark) else { return text }
        return digits + "\\" + rest
    }

    private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}

import Counting
import Programmes

/// A count as a person reads it: titles, tables, and sentences for what the numbers don't say.
struct CountPage {
    enum Style {
        /// For a terminal of the given width; nil = as wide as it gets.
        case plain(Int?)
        case markdown
    }

    let document: CountDocument
    let language: Language
    let style: Style

    var text: String {
        let isLong = document.tables.count > Self.emptyTablesMax
        let empty = isLong ? document.tables.filter(isEmpty) : []
        var blocks = document.tables.filter { !isLong || !isEmpty($0) }.map { table in
            let paragraphs = [title(of: table), body(of: table)] + notes(on: table)
            return paragraphs.joined(separator: paragraphBreak)
        }
        if !empty.isEmpty { blocks.append(nothing(in: empty)) }
        blocks += documentNotes
        return blocks.joined(separator: "\n\n")
    }

    /// Of more tables than anybody names those without records are only listed.
    private static let emptyTablesMax = 8

    /// A share of something is a number also when nothing of it was counted.
    private func isEmpty(_ table: CountTable) -> Bool {
        table.rows.isEmpty && !(table.by.isEmpty && table.base?.total ?? 0 > 0)
    }

    private func nothing(in tables: [CountTable]) -> String {
        let names = tables.map { $0.indicator.labels.text(in: language) }.joined(separator: ", ")
        return language.choose(
            da: "Ingen registreringer i perioden: \(names).",
            en: "No records in the period: \(names).",
            th: "ไม่มีรายการในช่วงเวลานี้: \(names)"
        )
    }

    private var paragraphBreak: String {
        if case .markdown = style { "\n\n" } else { "\n" }
    }

    private func title(of table: CountTable) -> String {
        let indicator = table.indicator
        let label = indicator.labels.text(in: language)
        let unit = indicator.unitLabels.text(in: language)
        let (from, to) = (language.text(table.from), language.text(table.to))
        var parts = [
            "\(label) (\(unit))",
            language.choose(
                da: "\(from) til \(to)",
                en: "\(from) to \(to)",
                th: "\(from) ถึง \(to)"
            ),
            language.choose(
                da: "definition \(indicator.definition)",
                en: "definition \(indicator.definition)",
                th: "นิยามที่ \(indicator.definition)"
            ),
            document.programme.name,
        ]
        if let cut = document.asOf {
            parts.append(
                language.choose(da: "snit \(cut)", en: "cut \(cut)", th: "จุดตัดข้อมูล \(cut)")
            )
        }
        let title = parts.joined(separator: ", ")
        if case .markdown = style { return "### " + MarkdownText.escaped(title) }
        return onOneLine(title)
    }

    private func body(of table: CountTable) -> String {
        guard !isEmpty(table) else {
            return language.choose(
                da: "Ingen registreringer i perioden.",
                en: "No records in the period.",
                th: "ไม่มีรายการในช่วงเวลานี้"
            )
        }
        guard !table.by.isEmpty else {
            return language.choose(da: "I alt: ", en: "Total: ", th: "รวม: ")
                + total(of: table)
        }
        let grid = grid(of: table)
        return switch style {
        case .plain(let width): grid.plain(width: width)
        case .markdown: grid.markdown()
        }
    }

    private func grid(of table: CountTable) -> TextTable {
        let kind = document.programme.kind(named: table.indicator.kind)
        let fields = table.by.map { kind?.field(named: $0) }
        let showsContested = table.rows.contains { $0.contested > 0 }
        var headings = zip(table.by, fields).map { name, field in
            TextTable.Heading(heading(of: name, field), isNumber: field?.type == .integer)
        }
        headings.append(
            TextTable.Heading(
                language.choose(da: "Antal", en: "Number", th: "จำนวน"),
                isNumber: true
            )
        )
        if showsContested {
            headings.append(TextTable.Heading(contestedHeading, isNumber: true))
        }
        let rows = table.rows.map { row in
            zip(zip(table.by, fields), row.keys).map { text($1, of: $0.0, $0.1) }
                + [number(of: row)]
                + (showsContested ? [language.text(row.contested)] : [])
        }
        var footer = [language.choose(da: "I alt", en: "Total", th: "รวม")]
        footer += Array(repeating: "", count: table.by.count - 1) + [total(of: table)]
        footer += showsContested ? [""] : []
        return TextTable(headings: headings, rows: rows, footer: footer)
    }

    private func total(of table: CountTable) -> String {
        language.text(
            table.total,
            whole: table.base?.total,
            bounds: table.bounds,
            wholeBounds: table.base?.bounds
        )
    }

    private func number(of row: CountRow) -> String {
        language.text(
            row.value,
            whole: row.whole,
            bounds: row.bounds,
            wholeBounds: row.wholeBounds
        )
    }

    private func heading(of name: String, _ field: Field?) -> String {
        switch name {
        case CountQuery.partner:
            language.choose(da: "Partner", en: "Partner", th: "องค์กรภาคี")
        case CountQuery.sender where field == nil:
            language.choose(da: "Fra", en: "From", th: "จาก")
        case CalendarUnit.month.rawValue where field == nil:
            language.choose(da: "Måned", en: "Month", th: "เดือน")
        case CalendarUnit.quarter.rawValue where field == nil:
            language.choose(da: "Kvartal", en: "Quarter", th: "ไตรมาส")
        case CalendarUnit.year.rawValue where field == nil:
            language.choose(da: "År", en: "Year", th: "ปี")
        default: field?.labels.text(in: language) ?? name
        }
    }

    private var contestedHeading: String {
        language.choose(da: "Uafklarede", en: "Contested", th: "ยังไม่แน่นอน")
    }

    private func text(_ key: FieldKey?, of name: String, _ field: Field?) -> String {
        switch key {
        case nil: language.choose(da: "(ikke oplyst)", en: "(not stated)", th: "(ไม่ได้ระบุ)")
        case .integer(let number): String(number)
        case .day(let day): language.text(day)
        case .text(let text) where field == nil:
            CalendarUnit(rawValue: name).map { language.text(text, of: $0) } ?? text
        case .text(let text):
            field?.codeList?.code(named: text)?.labels.text(in: language) ?? text
        }
    }
}

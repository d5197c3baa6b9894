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
        var blocks = document.tables.map { table in
            let paragraphs = [title(of: table), body(of: table)] + notes(on: table)
            return paragraphs.joined(separator: paragraphBreak)
        }
        blocks += documentNotes
        return blocks.joined(separator: "\n\n")
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
        if case .markdown = style { return "### " + TextTable.escaped(title) }
        return onOneLine(title)
    }

    private func body(of table: CountTable) -> String {
        guard !table.rows.isEmpty else {
            return language.choose(
                da: "Ingen registreringer i perioden.",
                en: "No records in the period.",
                th: "ไม่มีรายการในช่วงเวลานี้"
            )
        }
        guard !table.by.isEmpty else {
            return language.choose(da: "I alt: ", en: "Total: ", th: "รวม: ")
                + language.text(table.total)
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
            zip(row.keys, fields).map(text) + [language.text(row.value)]
                + (showsContested ? [language.text(row.contested)] : [])
        }
        var footer = [language.choose(da: "I alt", en: "Total", th: "รวม")]
        footer += Array(repeating: "", count: table.by.count - 1) + [language.text(table.total)]
        footer += showsContested ? [""] : []
        return TextTable(headings: headings, rows: rows, footer: footer)
    }

    private func heading(of name: String, _ field: Field?) -> String {
        guard name != CountQuery.partner else {
            return language.choose(da: "Partner", en: "Partner", th: "องค์กรภาคี")
        }
        return field?.labels.text(in: language) ?? name
    }

    private var contestedHeading: String {
        language.choose(da: "Uafklarede", en: "Contested", th: "ยังไม่แน่นอน")
    }

    private func text(_ key: FieldKey?, _ field: Field?) -> String {
        switch key {
        case nil: language.choose(da: "(ikke oplyst)", en: "(not stated)", th: "(ไม่ได้ระบุ)")
        case .integer(let number): String(number)
        case .day(let day): language.text(day)
        case .text(let text):
            field?.codeList?.code(named: text)?.labels.text(in: language) ?? text
        }
    }
}

extension CountPage {
    private func notes(on table: CountTable) -> [String] {
        var notes: [String] = []
        if table.by.isEmpty {
            notes += table.rows.filter { $0.contested > 0 }.map { contestedNote($0.contested) }
        } else if table.rows.contains(where: { $0.contested > 0 }) {
            notes.append(
                language.choose(
                    da: "Uafklarede: så mange registreringer har modstridende oplysninger, "
                        + "der kan ændre rækkens tal.",
                    en: "Contested: so many records hold conflicting values that could change the "
                        + "row's number.",
                    th: "ยังไม่แน่นอน: จำนวนรายการที่มีค่าขัดแย้งกันซึ่งอาจเปลี่ยนตัวเลขของแถวได้"
                )
            )
        }
        let sum = table.rows.reduce(Int128(0)) { $0 + Int128($1.value) }
        if sum != Int128(table.total) {
            notes.append(
                language.choose(
                    da: "Rækkerne giver ikke totalen tilsammen: en registrering kan stå i flere "
                        + "rækker.",
                    en: "The rows do not add up to the total: a record can stand in several rows.",
                    th: "ผลบวกของแถวไม่เท่ากับยอดรวม เพราะหนึ่งรายการอาจอยู่ได้หลายแถว"
                )
            )
        }
        return notes
    }

    private func contestedNote(_ count: Int) -> String {
        language.choose(
            da: "\(records(count)) har modstridende oplysninger, der kan ændre tallet.",
            en: "\(records(count)) with conflicting values could change the number.",
            th: "\(records(count))มีค่าขัดแย้งกันซึ่งอาจเปลี่ยนตัวเลขได้"
        )
    }

    private var documentNotes: [String] {
        var notes: [String] = []
        if let partner = document.partner {
            notes.append(
                language.choose(
                    da: "Talt på serveren: alt, hvad den har fra partneren \(partner).",
                    en: "Counted on the server: all that it holds of the partner \(partner).",
                    th: "นับบนเซิร์ฟเวอร์: ทุกอย่างที่มีขององค์กรภาคี \(partner)"
                )
            )
        }
        if let pending = document.pendingIncluded, pending > 0 {
            notes.append(
                language.choose(
                    da: "Medregnet: \(records(pending)), som serveren endnu ikke har bekræftet.",
                    en: "Included: \(records(pending)) that the server has not yet acknowledged.",
                    th: "นับรวม: \(records(pending))ที่เซิร์ฟเวอร์ยังไม่ได้ตอบรับ"
                )
            )
        }
        if let erased = document.erasedSince, erased > 0 {
            notes.append(
                language.choose(
                    da: "Mangler: \(records(erased)), slettet siden snittet.",
                    en: "Missing: \(records(erased)), erased since the cut.",
                    th: "ขาดไป: \(records(erased))ที่ถูกลบถาวรหลังจุดตัดข้อมูล"
                )
            )
        }
        return notes
    }

    private func records(_ count: Int) -> String {
        language.choose(
            da: count == 1 ? "1 registrering" : "\(language.text(count)) registreringer",
            en: count == 1 ? "1 record" : "\(language.text(count)) records",
            th: "\(language.text(count)) รายการ"
        )
    }
}

import Programmes

extension Draft {
    private static let kind = "recommendation"

    /// The recommendations in their themes, each with where it stands, and how many stand where.
    mutating func actionPlan() -> [ReportSection] {
        guard let kind = programme.kind(named: Self.kind), let records = records(Self.kind) else {
            return []
        }
        let aliases = aliases()
        let sorted = records.sorted { left, right in
            let numbers = (left.integer("number") ?? .max, right.integer("number") ?? .max)
            return numbers.0 != numbers.1 ? numbers.0 < numbers.1 : left.id < right.id
        }
        var themes = (kind.field(named: "theme")?.codeList?.codes ?? []).map { code in
            (id: code.code, title: code.labels.text(in: request.language))
        }
        let known = Set(themes.map(\.id))
        let others = words.say(da: "Uden tema", en: "Without a theme")
        themes.append(("-", others))
        var sections: [ReportSection] = []
        for (id, title) in themes {
            let found = sorted.filter { record in
                let theme = record.text("theme") ?? "-"
                return id == "-" ? !known.contains(theme) : theme == id
            }
            guard !found.isEmpty else { continue }
            let caption = words.say(da: "Anbefalinger og status", en: "Recommendations and status")
            let table = table(of: found, aliases, id: "theme-\(id)", caption: caption)
            sections.append(ReportSection(id: id, title: title, blocks: [.table(table)]))
        }
        return [statusCounts(sorted, themes)] + sections
    }

    /// By the id of the recommendation: under which number another document has it.
    private mutating func aliases() -> [String: [String]] {
        let records = records("recommendation_alias") ?? []
        let named = records.compactMap { record -> (String, String)? in
            guard let id = record.text("recommendation"), let number = record.integer("number")
            else { return nil }
            let document = record.text("document") ?? CellText.notStated
            let text = words.say(da: "\(document) nr. \(number)", en: "\(document) no. \(number)")
            return (id, text)
        }
        return Dictionary(grouping: named, by: \.0).mapValues { $0.map(\.1).sorted() }
    }

    private func table(
        of records: [ReportRecord],
        _ aliases: [String: [String]],
        id: String,
        caption: String
    ) -> ReportTable {
        let coded = ["owner", "partner_organisation", "funding", "status"]
        let fields = ["keyword"] + coded + ["status_text", "date", "source"]
        let present = fields.filter {
            programme.kind(named: Self.kind)?.field(named: $0) != nil
        }
        let columns =
            [
                ReportColumn("number", words.say(da: "Nr.", en: "No."), isNumber: true),
                ReportColumn(
                    "aliases",
                    words.say(da: "I andre dokumenter", en: "In other documents")
                ),
            ] + present.map { ReportColumn($0, heading($0, of: Self.kind)) }
        let rows = records.map { record in
            let named = aliases[record.id] ?? []
            let head = [
                ReportCell(record.integer("number").map(ReportValue.number) ?? .notStated),
                ReportCell.text(named.isEmpty ? nil : named.joined(separator: "; ")),
            ]
            let cells = present.map { field in
                if let day = record.date(field) { return ReportCell(.day(day)) }
                return .text(label(record.text(field), field, of: Self.kind))
            }
            return ReportRow(id: record.id, cells: head + cells)
        }
        return ReportTable(id: id, caption: caption, columns: columns, rows: rows)
    }

    private func statusCounts(
        _ records: [ReportRecord],
        _ themes: [(id: String, title: String)]
    ) -> ReportSection {
        let field = programme.kind(named: Self.kind)?.field(named: "status")
        let statuses = field?.codeList?.codes ?? []
        let known = Set(themes.map(\.id))
        func row(_ id: String, _ title: String, _ found: [ReportRecord], isTotal: Bool) -> ReportRow
        {
            let counts = statuses.map { status in
                found.count { $0.text("status") == status.code }
            }
            let cells = (counts + [found.count]).map { count in
                ReportCell(.number(Int64(count)), base: Int64(count))
            }
            return ReportRow(id: id, cells: [.text(title)] + cells, isTotal: isTotal)
        }
        var rows = themes.map { id, title in
            let found = records.filter { record in
                let theme = record.text("theme") ?? "-"
                return theme == id || id == "-" && !known.contains(theme)
            }
            return row(id, title, found, isTotal: false)
        }
        if rows.last?.cells.last?.value == .number(0) { rows.removeLast() }
        let total = words.say(da: "I alt", en: "Total")
        rows.append(row("total", total, records, isTotal: true))
        let columns =
            [ReportColumn("theme", heading("theme", of: Self.kind))]
            + statuses.map { status in
                ReportColumn(
                    status.code,
                    status.labels.text(in: request.language),
                    isNumber: true,
                    unit: Self.kind
                )
            } + [ReportColumn("total", total, isNumber: true, unit: Self.kind)]
        let title = words.say(da: "Oversigt", en: "Overview")
        let table = ReportTable(
            id: "status",
            caption: words.say(
                da: "Anbefalinger efter tema og status",
                en: "Recommendations by theme and status"
            ),
            columns: columns,
            rows: rows
        )
        return ReportSection(id: "overview", title: title, blocks: [.table(table)])
    }
}

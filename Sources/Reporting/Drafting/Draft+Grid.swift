import Counting
import Programmes

/// A table of indicators by fields, this period beside the one before.
struct Grid {
    /// The table's id.
    let id: String
    let caption: String
    /// Side by side; those that the programme can't count so are left out.
    let indicators: [String]
    let by: [String]
    /// The only partner it is about; nil for all.
    var partner: String?
    /// A column with each row's share of the total.
    var hasShares = false
    /// Columns with the change, absolute and in percent.
    var hasChanges = false
    /// What is drawn of the first indicator.
    var chart: ReportChart.Form?
}

extension Draft {
    /// The table, and its chart; nothing if the programme can count none of it.
    mutating func blocks(_ grid: Grid) -> [ReportBlock] {
        let series = grid.indicators.compactMap { self.series($0, grid) }
        guard let first = series.first else { return [] }
        let kind = programme.kind(named: first.now.indicator.kind)
        let names = grid.by.map { heading(ofKey: $0, of: first.now.indicator.kind) }
        var columns = zip(grid.by, names).map { ReportColumn($0, $1) }
        columns += series.flatMap { $0.columns(self, grid, isOnly: series.count == 1) }
        var rows = keys(series, grid, kind: kind).map { keys in
            let labels = zip(grid.by, keys).map { name, key in
                ReportCell.text(self.label(ofKey: key, name, of: kind))
            }
            return ReportRow(
                id: keys.map(Self.text(ofKey:)).joined(separator: "/"),
                cells: labels + series.flatMap { $0.cells(keys, grid) }
            )
        }
        let label = ReportCell.text(words.say(da: "I alt", en: "Total"))
        let padding = Array(repeating: ReportCell.text(""), count: max(0, grid.by.count - 1))
        rows.append(
            ReportRow(
                id: "total",
                cells: [label] + padding + series.flatMap { $0.totals(grid) },
                isTotal: true
            )
        )
        let table = ReportTable(
            id: grid.id,
            caption: grid.caption,
            columns: columns,
            rows: rows,
            notes: notes(series)
        )
        return [.table(table)] + chart(of: table, first, grid)
    }

    private func chart(of table: ReportTable, _ series: Series, _ grid: Grid) -> [ReportBlock] {
        guard let form = grid.chart else { return [] }
        let columns = [series.column("now"), series.column("prior")].filter { id in
            table.columns.contains { $0.id == id }
        }
        return [
            .chart(
                ReportChart(form: form, title: grid.caption, table: table.id, columns: columns)
            )
        ]
    }

    private mutating func series(_ id: String, _ grid: Grid) -> Series? {
        let now = counted(id, by: grid.by, in: request.period, partner: grid.partner)
        guard let now else { return nil }
        let prior = request.prior.flatMap {
            counted(id, by: grid.by, in: $0, partner: grid.partner)
        }
        return Series(now: now, prior: prior?.movedOneYear)
    }

    /// The rows' keys: in the order of the code lists and of time, what isn't stated last.
    private func keys(_ series: [Series], _ grid: Grid, kind: Kind?) -> [[FieldKey?]] {
        var keys = Set(series.flatMap { $0.now.rows.keys })
        keys.formUnion(series.flatMap { $0.prior?.rows.keys.map(\.self) ?? [] })
        if grid.by == ["month"] { keys.formUnion(months.map { [$0] }) }
        return keys.sorted { left, right in
            for (name, pair) in zip(grid.by, zip(left, right)) where pair.0 != pair.1 {
                return precedes(pair.0, pair.1, in: kind?.field(named: name)?.codeList)
            }
            return false
        }
    }

    /// Whether one key's row stands above another's.
    func precedes(_ left: FieldKey?, _ right: FieldKey?, in list: CodeList?) -> Bool {
        guard let left else { return false }
        guard let right else { return true }
        func place(_ key: FieldKey) -> Int? {
            guard case .text(let code) = key else { return nil }
            return list?.codes.firstIndex { $0.code == code }
        }
        guard let first = place(left), let second = place(right) else { return left < right }
        return first < second
    }

    /// Each month that the period touches, so that a month without records is seen to be one.
    private var months: [FieldKey] {
        var months: [FieldKey] = []
        var day = request.from.monthStart
        while day <= request.to {
            months.append(.text(String(day.description.prefix("2016-03".count))))
            day = Day(daysSinceEpoch: day.daysSinceEpoch + 31).monthStart
        }
        return months
    }

    private func notes(_ series: [Series]) -> [[ReportRun]] {
        var notes = uncounted(series.map(\.now))
        let rows = series.flatMap { [$0.now, $0.prior].compactMap(\.self) }.flatMap(\.rows.values)
        if rows.contains(where: { $0.contested > 0 }) {
            notes.append([
                .text(
                    words.say(
                        da: "Nogle registreringer har oplysninger, der modsiger hinanden; talt er "
                            + "den, der vises.",
                        en: "Some records have values that contradict each other; counted is the "
                            + "one that is shown."
                    )
                )
            ])
        }
        return notes
    }

    /// How many records could not be counted, because they lack the number that tells them apart.
    func uncounted(_ figures: [Counted]) -> [[ReportRun]] {
        var notes: [[ReportRun]] = []
        for counted in figures {
            guard let without = counted.without, without > 0 else { continue }
            let label = counted.indicator.labels.text(in: request.language)
            let cell = ReportCell(.number(without), base: without)
            notes.append([
                .text(
                    words.say(
                        da: "\(label): registreringer uden nummer, som ikke er talt med: ",
                        en: "\(label): records without a number, which are not counted: "
                    )
                ),
                .cell(cell), .text("."),
            ])
        }
        return notes
    }
}

/// One indicator of a grid, in both periods.
private struct Series {
    let now: Counted
    let prior: Counted?

    func column(_ name: String) -> String { "\(now.indicator.id).\(name)" }

    func columns(_ draft: Draft, _ grid: Grid, isOnly: Bool) -> [ReportColumn] {
        let words = draft.words
        let label = now.indicator.labels.text(in: draft.request.language)
        func title(_ title: String) -> String { isOnly ? title : "\(label), \(title)" }
        func number(_ id: String, _ name: String) -> ReportColumn {
            ReportColumn(column(id), title(name), isNumber: true)
        }
        var columns = [number("now", draft.text(now.figure.from...now.figure.to))]
        if grid.hasShares { columns.append(number("share", words.say(da: "Andel", en: "Share"))) }
        guard let prior else { return columns }
        columns.append(number("prior", draft.text(prior.figure.from...prior.figure.to)))
        if grid.hasChanges {
            columns.append(number("change", words.say(da: "Ændring", en: "Change")))
            columns.append(
                number("relative", words.say(da: "Ændring i procent", en: "Change in percent"))
            )
        }
        return columns
    }

    func cells(_ keys: [FieldKey?], _ grid: Grid) -> [ReportCell] {
        let cell = now.cell(keys)
        var cells = [cell]
        if grid.hasShares { cells.append(now.share(keys)) }
        guard let prior else { return cells }
        let before = prior.cell(keys)
        cells.append(before)
        if grid.hasChanges { cells += changeCells(from: before, to: cell) }
        return cells
    }

    func totals(_ grid: Grid) -> [ReportCell] {
        var cells = [now.totalCell]
        if grid.hasShares { cells.append(.text("")) }
        guard let prior else { return cells }
        cells.append(prior.totalCell)
        if grid.hasChanges { cells += changeCells(from: prior.totalCell, to: now.totalCell) }
        return cells
    }
}

/// The change and the relative change; not stated for what is no plain number.
///
/// Their base is the smaller of the two bases: whoever hides small cells hides these with them.
func changeCells(from prior: ReportCell, to now: ReportCell) -> [ReportCell] {
    guard case .number(let before) = prior.value, case .number(let after) = now.value else {
        return [ReportCell(.notStated), ReportCell(.notStated)]
    }
    let (change, overflows) = after.subtractingReportingOverflow(before)
    guard !overflows else { return [ReportCell(.notStated), ReportCell(.notStated)] }
    let base = min(prior.base ?? 0, now.base ?? 0)
    return [
        ReportCell(.change(change), base: base, figure: now.figure),
        ReportCell(.relativeChange(change, of: before), base: base, figure: now.figure),
    ]
}

extension Draft {
    /// What a row's key is called; nil if it isn't stated.
    func label(ofKey key: FieldKey?, _ name: String, of kind: Kind?) -> String? {
        switch key {
        case nil: return words.say(da: "ikke oplyst", en: "not stated")
        case .integer(let number): return String(number)
        case .day(let day): return request.language.text(day)
        case .text(let text):
            if let unit = CalendarUnit(rawValue: name) {
                return request.language.text(text, of: unit)
            }
            guard let kind, kind.field(named: name)?.codeList != nil else {
                return self.name(ofPartner: text)
            }
            return label(text, name, of: kind.name)
        }
    }

    static func text(ofKey key: FieldKey?) -> String {
        switch key {
        case nil: "-"
        case .integer(let number): String(number)
        case .day(let day): day.description
        case .text(let text): text
        }
    }

    private func heading(ofKey name: String, of kind: String) -> String {
        switch name {
        case CountQuery.partner: words.say(da: "Partner", en: "Partner")
        case "month": words.say(da: "Måned", en: "Month")
        case "quarter": words.say(da: "Kvartal", en: "Quarter")
        case "year": words.say(da: "År", en: "Year")
        case "from": words.say(da: "Fra", en: "From")
        default: heading(name, of: kind)
        }
    }
}

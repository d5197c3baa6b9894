import Counting
import Programmes

/// One indicator over one period, by some fields, of all partners or of one.
struct Counted {
    let indicator: Indicator
    let figure: ReportFigure
    let by: [String]
    /// By their keys, one for each name of `by`.
    let rows: [[FieldKey?]: CountRow]
    /// The indicator without any breakdown.
    let total: CountRow
    /// For a share: the whole of each row, also where nothing of it is the share.
    let wholes: [[FieldKey?]: Int64]
    /// Whether the register had begun; before that, nothing is not zero.
    let isKnown: Bool
    /// How many records lack the value whose different ones are counted; nil if none of them may.
    let without: Int64?

    /// The cell of a row; a row that nothing stands in is zero.
    func cell(_ keys: [FieldKey?]) -> ReportCell {
        guard isKnown else { return ReportCell(.notStated) }
        if let row = rows[keys] { return cell(row) }
        let isShare = indicator.base != nil
        let value = isShare ? ReportValue.share(0, of: wholes[keys] ?? 0) : .number(0)
        return ReportCell(value, base: 0, figure: figure)
    }

    var totalCell: ReportCell { isKnown ? cell(total) : ReportCell(.notStated) }

    /// A row's value as a share of the total, whatever the indicator is.
    func share(_ keys: [FieldKey?]) -> ReportCell {
        let row = rows[keys]
        return ReportCell(
            .share(row?.value ?? 0, of: total.value),
            base: Int64(row?.base ?? 0),
            figure: figure
        )
    }

    private func cell(_ row: CountRow) -> ReportCell {
        let value: ReportValue =
            if let whole = row.whole, row.bounds != nil || row.wholeBounds != nil {
                .shareBetween(
                    row.bounds ?? row.value...row.value,
                    of: row.wholeBounds ?? whole...whole
                )
            } else if let whole = row.whole {
                .share(row.value, of: whole)
            } else if let bounds = row.bounds {
                .bounds(bounds)
            } else {
                .number(row.value)
            }
        return ReportCell(value, base: Int64(row.base), figure: figure)
    }
}

extension Draft {
    /// Counts an indicator, of all partners or of the one named; nil if the programme can't.
    mutating func counted(
        _ id: String,
        by: [String] = [],
        in period: ClosedRange<Day>,
        partner: String? = nil
    ) -> Counted? {
        let outer = partner == nil ? [] : [CountQuery.partner]
        guard let sums = table(id, by: outer, in: period),
            let table = by.isEmpty ? sums : table(id, by: outer + by, in: period)
        else { return nil }
        let wanted = partner.map { FieldKey.text($0) }
        let isWanted = { (row: CountRow) in outer.isEmpty || row.keys.first == .some(wanted) }
        let inner = { (row: CountRow) in (Array(row.keys.dropFirst(outer.count)), row) }
        let rows = table.rows.filter(isWanted).map(inner)
        let wholes = wholes(of: table, isWanted, outer: outer.count)
        let empty = CountRow(
            keys: [],
            value: 0,
            contested: 0,
            base: 0,
            whole: table.indicator.base.flatMap { counted($0, in: period, partner: partner) }?
                .total.value
        )
        return Counted(
            indicator: table.indicator,
            figure: ReportFigure(
                indicator: id,
                from: period.lowerBound,
                to: period.upperBound
            ),
            by: by,
            rows: by.isEmpty ? [:] : Dictionary(rows) { first, _ in first },
            total: sums.rows.first(where: isWanted) ?? empty,
            wholes: wholes,
            isKnown: period == request.period || period == request.sinceStart
                || hasBegun(table.indicator.kind, by: period.upperBound, partner: partner),
            without: outer.isEmpty ? sums.without : nil
        )
    }

    private mutating func wholes(
        of table: CountTable,
        _ isWanted: (CountRow) -> Bool,
        outer: Int
    ) -> [[FieldKey?]: Int64] {
        guard let base = table.indicator.base,
            let whole = self.table(base, by: table.by, in: table.from...table.to)
        else { return [:] }
        let rows = whole.rows.filter(isWanted).map { (Array($0.keys.dropFirst(outer)), $0.value) }
        return Dictionary(rows) { first, _ in first }
    }
}

extension Counted {
    /// Whether any record is behind it.
    var isEmpty: Bool { rows.isEmpty && total.base == 0 }

    /// The same rows a year later, so that a month stands beside the month before it.
    var movedOneYear: Counted {
        guard by.contains(where: { $0 == "month" || $0 == "quarter" || $0 == "year" }) else {
            return self
        }
        let moved = rows.map { keys, row in
            (zip(by, keys).map { name, key in Self.yearLater(key, name) }, row)
        }
        return Counted(
            indicator: indicator,
            figure: figure,
            by: by,
            rows: Dictionary(moved) { first, _ in first },
            total: total,
            wholes: wholes,
            isKnown: isKnown,
            without: without
        )
    }

    private static func yearLater(_ key: FieldKey?, _ name: String) -> FieldKey? {
        guard ["month", "quarter", "year"].contains(name), case .text(let text)? = key,
            let year = Int(text.prefix(4))
        else { return key }
        return .text("\(year + 1)" + text.dropFirst(4))
    }
}

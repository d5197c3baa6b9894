import Counting
import Programmes

extension CountDocument {
    /// One header, then the rows of all tables.
    ///
    /// There is no row for a total: whoever sums the column would count everything twice, and its
    /// empty keys would look like "not stated". A count without a breakdown gives the total.
    /// Columns that few counts need come last and only where a row fills them.
    func csv(_ dialect: CSVDialect) -> String {
        let names = tables.first?.by ?? []
        let before = ["indicator", "unit", "definition", "from", "to"]
        let more = Extra.allCases.filter { extra in
            tables.contains { table in table.rows.contains { extra.value(of: $0, table) != nil } }
        }
        let after = ["value", "contested", "as_of", "programme"] + more.map(\.rawValue)
        let header = CSVText.line((before + names + after).map(CSVCell.code), dialect)
        let lines = tables.flatMap { table in
            table.rows.map { CSVText.line(cells($0, of: table, more), dialect) }
        }
        // Every line ends with a line break; the last line feed is left to whoever prints the text.
        let text = dialect.head + header + lines.joined()
        return String(text.unicodeScalars.dropLast())
    }

    private func cells(_ row: CountRow, of table: CountTable, _ more: [Extra]) -> [CSVCell] {
        let before: [CSVCell] = [
            .code(table.indicator.id), .code(table.indicator.unit),
            .number(Int64(table.indicator.definition)),
            .code(table.from.description), .code(table.to.description),
        ]
        let after: [CSVCell] = [
            .number(row.value), .number(Int64(row.contested)),
            asOf.map(CSVCell.code) ?? .empty, .code(programme.name),
        ]
        let extra = more.map { $0.value(of: row, table).map(CSVCell.number) ?? .empty }
        return before + row.keys.map(Self.cell) + after + extra
    }

    /// Texts are partners' ids or codes; unlike a programme's codes an id may be any text.
    private static func cell(_ key: FieldKey?) -> CSVCell {
        switch key {
        case nil: .empty
        case .integer(let number): .number(number)
        case .day(let day): .code(day.description)
        case .text(let text): .text(text)
        }
    }
}

/// A column that only some counts need.
private enum Extra: String, CaseIterable {
    case whole
    case min
    case max
    case wholeMin = "whole_min"
    case wholeMax = "whole_max"
    case without

    func value(of row: CountRow, _ table: CountTable) -> Int64? {
        switch self {
        case .whole: row.whole
        case .min: row.bounds?.lowerBound
        case .max: row.bounds?.upperBound
        case .wholeMin: row.wholeBounds?.lowerBound
        case .wholeMax: row.wholeBounds?.upperBound
        // Of the whole table: beside each of several rows it would be added up.
        case .without: table.by.isEmpty ? table.without : nil
        }
    }
}

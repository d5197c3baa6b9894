import Counting
import Programmes

extension CountDocument {
    /// One header, then the rows of all tables.
    ///
    /// There is no row for a total: whoever sums the column would count everything twice, and its
    /// empty keys would look like "not stated". A count without a breakdown gives the total.
    func csv(_ dialect: CSVDialect) -> String {
        let names = tables.first?.by ?? []
        let before = ["indicator", "unit", "definition", "from", "to"]
        let after = ["value", "contested", "as_of", "programme"]
        let header = CSVText.line((before + names + after).map(CSVCell.code), dialect)
        let lines = tables.flatMap { table in
            table.rows.map { CSVText.line(cells($0, of: table), dialect) }
        }
        // Every line ends with a line break; the last line feed is left to whoever prints the text.
        let text = dialect.head + header + lines.joined()
        return String(text.unicodeScalars.dropLast())
    }

    private func cells(_ row: CountRow, of table: CountTable) -> [CSVCell] {
        let before: [CSVCell] = [
            .code(table.indicator.id), .code(table.indicator.unit),
            .number(Int64(table.indicator.definition)),
            .code(table.from.description), .code(table.to.description),
        ]
        let after: [CSVCell] = [
            .number(row.value), .number(Int64(row.contested)),
            asOf.map(CSVCell.code) ?? .empty, .code(programme.name),
        ]
        return before + row.keys.map(Self.cell) + after
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

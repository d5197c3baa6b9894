import Programmes

extension Report {
    private static let header = [
        "section", "table", "row", "label", "column", "type", "value", "min", "max", "whole",
        "whole_min", "base", "unit", "indicator", "definition", "from", "to",
    ]

    /// One line for each cell that is not the row's own heading.
    ///
    /// Codes and days are written as they are stored, whatever the report's language.
    func csv(_ dialect: CSVDialect) -> String {
        var text = dialect.head + CSVText.line(Self.header.map(CSVCell.code), dialect)
        for section in sections {
            for case .table(let table) in section.blocks {
                for row in table.rows {
                    for (column, cell) in zip(table.columns, row.cells).dropFirst() {
                        let before: [CSVCell] = [
                            .text(section.id), .text(table.id), .text(row.id),
                            value(row.cells.first?.value ?? .notStated).value,
                            .text(column.id),
                        ]
                        text += CSVText.line(before + cells(cell, in: column), dialect)
                    }
                }
            }
        }
        return text
    }

    private func cells(_ cell: ReportCell, in column: ReportColumn) -> [CSVCell] {
        let written = value(cell.value)
        let definition = cell.figure.flatMap { figure in
            definitions.first { $0.id == figure.indicator }
        }
        let isNumber = written.type != "text" && written.type != "day"
        let unit = definition?.unit ?? (isNumber ? column.unit : nil)
        return [
            .code(written.type), written.value, written.min, written.max, written.whole,
            written.wholeMin,
            cell.base.map(CSVCell.number) ?? .empty,
            unit.map(CSVCell.text) ?? .empty,
            (cell.figure?.indicator).map(CSVCell.text) ?? .empty,
            (definition?.version).map { .number(Int64($0)) } ?? .empty,
            (cell.figure?.from.description).map(CSVCell.code) ?? .empty,
            (cell.figure?.to.description).map(CSVCell.code) ?? .empty,
        ]
    }

    private struct Written {
        let type: String
        var value = CSVCell.empty
        var min = CSVCell.empty
        var max = CSVCell.empty
        /// The upper end of a whole that is only known between ends.
        var whole = CSVCell.empty
        var wholeMin = CSVCell.empty
    }

    private func value(_ value: ReportValue) -> Written {
        let type = value.typeName
        return switch value {
        case .notStated: Written(type: type)
        case .text(let text): Written(type: type, value: .text(text))
        case .day(let day): Written(type: type, value: .code(day.description))
        case .number(let number), .change(let number):
            Written(type: type, value: .number(number))
        case .bounds(let bounds):
            Written(
                type: type,
                min: .number(bounds.lowerBound),
                max: .number(bounds.upperBound)
            )
        case .shareBetween(let part, let whole):
            Written(
                type: type,
                min: .number(part.lowerBound),
                max: .number(part.upperBound),
                whole: .number(whole.upperBound),
                wholeMin: .number(whole.lowerBound)
            )
        case .share(let part, let whole), .relativeChange(let part, let whole):
            Written(type: type, value: .number(part), whole: .number(whole))
        }
    }
}

extension ReportValue {
    /// What CSV and JSON call the sort of value.
    var typeName: String {
        switch self {
        case .notStated: "not_stated"
        case .text: "text"
        case .day: "day"
        case .number: "number"
        case .bounds: "bounds"
        case .share: "share"
        case .shareBetween: "share_between"
        case .change: "change"
        case .relativeChange: "relative_change"
        }
    }
}

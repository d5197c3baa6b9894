/// Rows of cells under headings.
public struct ReportTable: Equatable, Sendable {
    /// The same in every language, and the same from report to report.
    public let id: String
    public let caption: String
    /// At least one; the first says what a row is about.
    public let columns: [ReportColumn]
    /// Each with one cell for each column.
    public let rows: [ReportRow]
    /// Sentences below the table.
    public let notes: [[ReportRun]]

    /// Makes a table; a row with too few or too many cells is a mistake of the caller's.
    ///
    /// Of several columns or rows with one id, because a programme has a code `total` for example, the
    /// later ones get a number.
    public init(
        id: String,
        caption: String,
        columns: [ReportColumn],
        rows: [ReportRow],
        notes: [[ReportRun]] = []
    ) {
        precondition(
            rows.allSatisfy { $0.cells.count == columns.count },
            "every row has one cell for each column"
        )
        self.id = id
        self.caption = caption
        self.columns = zip(columns, Self.distinct(columns.map(\.id))).map { column, id in
            ReportColumn(id, column.title, isNumber: column.isNumber, unit: column.unit)
        }
        self.rows = zip(rows, Self.distinct(rows.map(\.id))).map { row, id in
            ReportRow(id: id, cells: row.cells, isTotal: row.isTotal)
        }
        self.notes = notes
    }

    private static func distinct(_ ids: [String]) -> [String] {
        var taken: Set<String> = []
        return ids.map { id in
            var free = id
            var number = 2
            while !taken.insert(free).inserted {
                free = "\(id)_\(number)"
                number += 1
            }
            return free
        }
    }

    /// The cell of that row and column; nil if the table has none.
    public func cell(row: String, column: String) -> ReportCell? {
        guard let index = columns.firstIndex(where: { $0.id == column }) else { return nil }
        return rows.first { $0.id == row }?.cells[index]
    }
}

/// A column of a table.
public struct ReportColumn: Equatable, Sendable {
    /// The same in every language; not twice in a table.
    public let id: String
    public let title: String
    /// Numbers stand to the right.
    public let isNumber: Bool
    /// The unit of numbers that are no indicator's figures; nil where the figure says it.
    public let unit: String?

    /// Makes a column as it is.
    public init(_ id: String, _ title: String, isNumber: Bool = false, unit: String? = nil) {
        self.id = id
        self.title = title
        self.isNumber = isNumber
        self.unit = unit
    }
}

/// A row of a table.
public struct ReportRow: Equatable, Sendable {
    /// Made of codes and not of labels, so the same in every language; not twice in a table.
    public let id: String
    public let cells: [ReportCell]
    /// Whether it sums the table up instead of being one of it.
    public let isTotal: Bool

    /// Makes a row as it is.
    public init(id: String, cells: [ReportCell], isTotal: Bool = false) {
        self.id = id
        self.cells = cells
        self.isTotal = isTotal
    }
}

/// A picture of columns of one table of the same section.
///
/// It has no figures of its own: what is hidden in the table is hidden in the picture.
public struct ReportChart: Equatable, Sendable {
    /// How the figures are drawn.
    public enum Form: String, Sendable {
        /// A bar for each row.
        case bar
        /// A line through all rows, for what follows one another in time.
        case line
    }

    public let form: Form
    public let title: String
    /// The table's id.
    public let table: String
    /// The ids of one or two of its columns; the first is drawn full, the second hollow or dashed.
    public let columns: [String]

    /// Makes a chart as it is.
    public init(form: Form, title: String, table: String, columns: [String]) {
        self.form = form
        self.title = title
        self.table = table
        self.columns = columns
    }
}

import Programmes

/// Rows of texts under headings, for a terminal or as Markdown.
public struct TextTable: Sendable {
    /// What stands above one column, and to which side its cells are moved.
    public struct Heading: Sendable {
        public let title: String
        /// Numbers stand to the right and are never shortened.
        public let isNumber: Bool
        /// Of no use in part, as an id is: never shortened.
        public let isWhole: Bool

        /// The column is left out when no row says anything in it.
        let isOptional: Bool

        /// Makes a heading as it is.
        public init(
            _ title: String,
            isNumber: Bool = false,
            isWhole: Bool = false,
            isOptional: Bool = false
        ) {
            self.title = title
            self.isNumber = isNumber
            self.isWhole = isWhole
            self.isOptional = isOptional
        }
    }

    /// A column that must give way is never made narrower than this.
    static let shortenedWidthMin = 5
    /// A table whose texts would become narrower than this is read more easily as blocks.
    static let legibleWidthMin = 10
    private static let gap = "  "

    private let headings: [Heading]
    private var rows: [[String]] = []
    private let footer: [String]?
    /// Of each column the cells that its widest text takes up; nil while a column is left out.
    private var fullWidths: [Int?]

    /// Makes a table; each row, and the `footer` under the last rule, has one cell per heading.
    ///
    /// Line breaks and other control characters in cells become spaces.
    public init(headings: [Heading], rows: [[String]] = [], footer: [String]? = nil) {
        self.headings = headings
        self.footer = footer?.map(onOneLine)
        fullWidths = headings.map { $0.isOptional ? nil : displayWidth($0.title) }
        if let footer = self.footer { widen(for: footer) }
        for row in rows { append(row) }
    }

    /// Adds a row at the end.
    public mutating func append(_ row: [String]) {
        let row = row.map(onOneLine)
        widen(for: row)
        rows.append(row)
    }

    private mutating func widen(for row: [String]) {
        precondition(row.count == headings.count, "every row has one cell for each heading")
        for (column, cell) in row.enumerated() where !cell.isEmpty {
            let width = fullWidths[column] ?? displayWidth(headings[column].title)
            fullWidths[column] = max(width, displayWidth(cell))
        }
    }

    /// The lines, each as wide as its cells need, without spaces at its end.
    ///
    /// With a `width`, the widest text columns are shortened with `…` until it fits; a table that
    /// numbers alone make too wide stays too wide.
    public func plain(width: Int? = nil) -> String { joined { eachPlainLine(width: width, $0) } }

    /// As ``plain(width:)``; a table of which the width would leave too little becomes one block a
    /// row: the first cell, and under it the others that say something, each after its heading.
    public func fitted(width: Int?) -> String { joined { eachFittedLine(width: width, $0) } }

    /// Hands over the lines of ``fitted(width:)`` one by one: all of them in one text would take up the
    /// table's memory once more.
    public func eachFittedLine(width: Int?, _ body: (String) -> Void) {
        let widths = fullWidths.enumerated().compactMap { column, full in
            full.map { isFixed(column) ? $0 : min($0, Self.legibleWidthMin) }
        }
        guard let width, Self.total(widths) > width else {
            return eachPlainLine(width: width, body)
        }
        for row in rows { eachLineOfBlock(row, width: width, body) }
    }

    private func joined(_ lines: ((String) -> Void) -> Void) -> String {
        var all: [String] = []
        lines { all.append($0) }
        return all.joined(separator: "\n")
    }

    private func eachPlainLine(width: Int?, _ body: (String) -> Void) {
        let widths = widths(within: width ?? .max)
        let rule = widths.compactMap { $0.map { String(repeating: "-", count: $0) } }
            .joined(separator: Self.gap)
        body(line(headings.map(\.title), widths))
        body(rule)
        for row in rows { body(line(row, widths)) }
        if let footer {
            body(rule)
            body(line(footer, widths))
        }
    }

    private func eachLineOfBlock(_ row: [String], width: Int, _ body: (String) -> Void) {
        let indent = Self.gap
        let items = zip(headings, row).dropFirst().filter { !$0.1.isEmpty }.map { heading, cell in
            shortened("\(heading.title): \(cell)", to: width - indent.count)
        }
        body(row.first ?? "")
        for line in wrapped(items, separator: " · ", width: width - indent.count) {
            body(indent + line)
        }
    }

    /// The cells that columns and the gaps between them take up.
    private static func total(_ widths: [Int]) -> Int {
        widths.reduce(gap.count * max(0, widths.count - 1), +)
    }

    private func isFixed(_ index: Int) -> Bool {
        headings[index].isNumber || headings[index].isWhole
    }

    private func widths(within limit: Int) -> [Int?] {
        var widths = fullWidths
        while Self.total(widths.compactMap(\.self)) > limit {
            let widest = headings.indices
                .filter { !isFixed($0) && widths[$0] ?? 0 > Self.shortenedWidthMin }
                .max { widths[$0] ?? 0 < widths[$1] ?? 0 }
            guard let widest, let width = widths[widest] else { break }
            widths[widest] = width - 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int?]) -> String {
        var line = ""
        // Spaces are written once something stands behind them.
        var spaces = 0
        for (column, width) in widths.enumerated() {
            guard let width else { continue }
            let cell = isFixed(column) ? cells[column] : shortened(cells[column], to: width)
            let padding = max(0, width - displayWidth(cell))
            if headings[column].isNumber { spaces += padding }
            if !cell.isEmpty {
                line += String(repeating: " ", count: spaces)
                line += cell
                spaces = 0
            }
            spaces += Self.gap.count + (headings[column].isNumber ? 0 : padding)
        }
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        return line
    }
}

extension TextTable {
    /// The table in GitHub's Markdown; the footer is its last row, in bold.
    public func markdown() -> String {
        var lines = [
            markdownLine(headings.map { MarkdownText.escaped($0.title) }),
            markdownLine(headings.map { $0.isNumber ? "---:" : "---" }),
        ]
        lines += rows.map { markdownLine($0.map(MarkdownText.escaped)) }
        if let footer {
            lines.append(
                markdownLine(footer.map { $0.isEmpty ? "" : "**\(MarkdownText.escaped($0))**" })
            )
        }
        return lines.joined(separator: "\n")
    }

    private func markdownLine(_ cells: [String]) -> String {
        let shown = zip(cells, fullWidths).filter { $0.1 != nil }.map(\.0)
        return "| " + shown.joined(separator: " | ") + " |"
    }
}

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

        /// Makes a heading as it is.
        public init(_ title: String, isNumber: Bool = false, isWhole: Bool = false) {
            self.title = title
            self.isNumber = isNumber
            self.isWhole = isWhole
        }
    }

    /// A column that must give way is never made narrower than this.
    static let shortenedWidthMin = 5
    /// A table whose texts would become narrower than this is read more easily as blocks.
    static let legibleWidthMin = 10
    private static let gap = "  "

    private let headings: [Heading]
    private let rows: [[String]]
    private let footer: [String]?
    /// Of each column the cells that its widest text takes up.
    private let fullWidths: [Int]

    /// Makes a table; each row, and the `footer` under the last rule, has one cell per heading.
    ///
    /// Line breaks and other control characters in cells become spaces.
    public init(headings: [Heading], rows: [[String]], footer: [String]? = nil) {
        precondition(
            (rows + [footer].compactMap(\.self)).allSatisfy { $0.count == headings.count },
            "every row has one cell for each heading"
        )
        self.headings = headings
        self.rows = rows.map { $0.map(onOneLine) }
        self.footer = footer?.map(onOneLine)
        var widths = headings.map { displayWidth($0.title) }
        for row in self.rows + [self.footer].compactMap(\.self) {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], displayWidth(cell))
            }
        }
        fullWidths = widths
    }

    /// The lines, each as wide as its cells need, without spaces at its end.
    ///
    /// With a `width`, the widest text columns are shortened with `…` until it fits; a table that
    /// numbers alone make too wide stays too wide.
    public func plain(width: Int? = nil) -> String {
        let widths = widths(within: width ?? .max)
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap)
        var lines = [line(headings.map(\.title), widths), rule]
        lines += rows.map { line($0, widths) }
        if let footer {
            lines += [rule, line(footer, widths)]
        }
        return lines.joined(separator: "\n")
    }

    /// As ``plain(width:)``; a table of which the width would leave too little becomes one block a
    /// row: the first cell, and under it the others that say something, each after its heading.
    public func fitted(width: Int?) -> String {
        let gaps = Self.gap.count * max(0, headings.count - 1)
        let least = zip(fullWidths, headings.indices).map { width, index in
            isFixed(index) ? width : min(width, Self.legibleWidthMin)
        }
        guard let width, least.reduce(gaps, +) > width else { return plain(width: width) }
        return rows.map { block($0, width: width) }.joined(separator: "\n")
    }

    private func block(_ row: [String], width: Int) -> String {
        let indent = Self.gap
        let items = zip(headings, row).dropFirst().filter { !$0.1.isEmpty }.map { heading, cell in
            shortened("\(heading.title): \(cell)", to: width - indent.count)
        }
        let lines = wrapped(items, separator: " · ", width: width - indent.count)
        return ([row.first ?? ""] + lines.map { indent + $0 }).joined(separator: "\n")
    }

    private func isFixed(_ index: Int) -> Bool {
        headings[index].isNumber || headings[index].isWhole
    }

    private func widths(within limit: Int) -> [Int] {
        var widths = fullWidths
        let gaps = Self.gap.count * max(0, widths.count - 1)
        while widths.reduce(gaps, +) > limit {
            let widest = headings.indices
                .filter { !isFixed($0) && widths[$0] > Self.shortenedWidthMin }
                .max { widths[$0] < widths[$1] }
            guard let widest else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(zip(cells, headings), widths).map { pair, width in
            let (cell, heading) = pair
            let text = heading.isNumber || heading.isWhole ? cell : shortened(cell, to: width)
            let padding = String(repeating: " ", count: max(0, width - displayWidth(text)))
            return heading.isNumber ? padding + text : text + padding
        }
        var line = padded.joined(separator: Self.gap)
        while line.last == " " {
            line.removeLast()
        }
        return line
    }
}

extension TextTable {
    /// The table in GitHub's Markdown; the footer is its last row, in bold.
    public func markdown() -> String {
        var lines = [
            Self.markdownLine(headings.map { MarkdownText.escaped($0.title) }),
            Self.markdownLine(headings.map { $0.isNumber ? "---:" : "---" }),
        ]
        lines += rows.map { Self.markdownLine($0.map(MarkdownText.escaped)) }
        if let footer {
            lines.append(
                Self.markdownLine(
                    footer.map { $0.isEmpty ? "" : "**\(MarkdownText.escaped($0))**" }
                )
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func markdownLine(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}

/// A chart as SVG, drawn from the cells of its table.
///
/// Everything is placed by whole numbers, so that a drawing is the same on every machine.
struct ChartDrawing {
    /// Where things are, in units of which the page is 640 wide.
    private enum Layout {
        static let width: Int64 = 640
        static let labels: Int64 = 200
        static let bars: Int64 = 360
        static let barHeight: Int64 = 12
        static let barGap: Int64 = 8
        static let legendLine: Int64 = 17
        static let plotHeight: Int64 = 150
        static let plotLeft: Int64 = 56
        static let labelLetters = 32
        /// So many names fit below one another's side.
        static let namesBelow = 12
    }

    private struct Item {
        let label: String
        /// What each column says of it; nil where nothing is stated.
        let values: [Int64?]
    }

    private let chart: ReportChart
    private let words: CellText
    private let items: [Item]
    private let names: [String]
    private let caption: String

    /// Nil without anything to draw: no such table or column, no row, or nothing above zero.
    init?(_ chart: ReportChart, in section: ReportSection, words: CellText) {
        let tables = section.blocks.compactMap { block -> ReportTable? in
            guard case .table(let table) = block, table.id == chart.table else { return nil }
            return table
        }
        guard let table = tables.first else { return nil }
        // A column that says nothing in any row would only have its name drawn.
        let indexes = chart.columns.prefix(2).compactMap { id in
            table.columns.firstIndex { $0.id == id }
        }.filter { index in
            table.rows.contains { !$0.isTotal && Self.height(of: $0.cells[index].value) != nil }
        }
        items = table.rows.filter { !$0.isTotal }.compactMap { row in
            guard let first = row.cells.first else { return nil }
            let values = indexes.map { Self.height(of: row.cells[$0].value) }
            return Item(label: words.text(first.value), values: values)
        }
        self.chart = chart
        self.words = words
        names = indexes.map { table.columns[$0].title }
        caption = table.caption
        guard items.contains(where: { $0.values.contains { ($0 ?? 0) > 0 } }) else { return nil }
    }

    /// The drawing; `number` tells it from the others on the page.
    func svg(number: Int) -> String {
        let (title, text) = ("chart-\(number)-title", "chart-\(number)-text")
        let (height, body) = chart.form == .bar ? bars : line
        let lines =
            [
                "<svg viewBox=\"0 0 \(Layout.width) \(height)\" role=\"img\" "
                    + "aria-labelledby=\"\(title) \(text)\" font-size=\"11\">",
                "<title id=\"\(title)\">\(HTMLText.escaped(chart.title))</title>",
                "<desc id=\"\(text)\">\(HTMLText.escaped(description))</desc>",
            ] + legend + body + ["</svg>"]
        return lines.joined(separator: "\n")
    }

    private var description: String {
        let what = names.joined(separator: ", ")
        return chart.form == .bar
            ? words.say(
                da: "En søjle for hver række: \(what). Tallene står i tabellen »\(caption)«.",
                en: "A bar for each row: \(what). The table “\(caption)” holds the figures."
            )
            : words.say(
                da: "En linje gennem rækkerne: \(what). Tallene står i tabellen »\(caption)«.",
                en: "A line through the rows: \(what). The table “\(caption)” holds the figures."
            )
    }

    /// What cannot be drawn, as words are, has no height; nothing is drawn below zero.
    private static func height(of value: ReportValue) -> Int64? {
        switch value {
        case .number(let number): max(0, number)
        case .bounds(let bounds), .shareBetween(let bounds, _): max(0, bounds.upperBound)
        case .share(let part, _): max(0, part)
        case .notStated, .text, .day, .change, .relativeChange: nil
        }
    }

    private var highest: Int64 { items.flatMap(\.values).compactMap(\.self).max() ?? 0 }

    /// `value` in units of which the highest one has `length`.
    private func scaled(_ value: Int64, to length: Int64) -> Int64 {
        Int64(Int128(value) * Int128(length) / Int128(max(1, highest)))
    }

    private var legendHeight: Int64 { Layout.legendLine * Int64(names.count) + 8 }

    /// A line for each column, because the names of periods are long.
    private var legend: [String] {
        names.indices.flatMap { index -> [String] in
            let y = Layout.legendLine * Int64(index)
            let mark =
                chart.form == .bar
                ? "<rect x=\"1\" y=\"\(y + 2)\" width=\"12\" height=\"10\" \(Self.fills[index])/>"
                : "<path d=\"M0 \(y + 8)H30\" \(Self.strokes[index])/>"
            return [
                mark,
                "<text x=\"36\" y=\"\(y + 12)\">\(HTMLText.escaped(names[index]))</text>",
            ]
        }
    }

    private static let fills = [
        "fill=\"#000\" stroke=\"#000\"", "fill=\"#fff\" stroke=\"#000\"",
    ]

    private static let strokes = [
        "stroke=\"#000\" stroke-width=\"2\"",
        "stroke=\"#000\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"",
    ]

    private func shortened(_ label: String) -> String {
        label.count > Layout.labelLetters ? label.prefix(Layout.labelLetters - 1) + "…" : label
    }
}

extension ChartDrawing {
    private var bars: (height: Int64, lines: [String]) {
        var y = legendHeight
        var lines: [String] = []
        for item in items {
            let block = Layout.barHeight * Int64(names.count)
            lines.append(
                "<text x=\"\(Layout.labels - 8)\" y=\"\(y + block / 2 + 4)\" "
                    + "text-anchor=\"end\">\(HTMLText.escaped(shortened(item.label)))</text>"
            )
            for (value, fill) in zip(item.values, Self.fills) {
                if let value { lines += bar(value, y: y, fill: fill) }
                y += Layout.barHeight
            }
            y += Layout.barGap
        }
        lines.append(
            "<path d=\"M\(Layout.labels) \(legendHeight - 4)V\(y)\" stroke=\"#000\"/>"
        )
        return (y + 4, lines)
    }

    private func bar(_ value: Int64, y: Int64, fill: String) -> [String] {
        let length = scaled(value, to: Layout.bars)
        let x = Layout.labels + length + 5
        return [
            "<rect x=\"\(Layout.labels)\" y=\"\(y)\" width=\"\(length)\" "
                + "height=\"\(Layout.barHeight - 2)\" \(fill)/>",
            "<text x=\"\(x)\" y=\"\(y + 9)\">\(words.text(.number(value)))</text>",
        ]
    }

    private var line: (height: Int64, lines: [String]) {
        let top = legendHeight + 4
        let bottom = top + Layout.plotHeight
        let right = Layout.width - 12
        var lines = [
            "<path d=\"M\(Layout.plotLeft) \(top)V\(bottom)H\(right)\" fill=\"none\" "
                + "stroke=\"#000\"/>",
            "<text x=\"\(Layout.plotLeft - 6)\" y=\"\(top + 8)\" text-anchor=\"end\">"
                + "\(words.text(.number(highest)))</text>",
            "<text x=\"\(Layout.plotLeft - 6)\" y=\"\(bottom)\" text-anchor=\"end\">0</text>",
        ]
        for (series, stroke) in Self.strokes.prefix(names.count).enumerated() {
            lines += pieces(of: series, bottom: bottom).map { points in
                "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" \(stroke)/>"
            }
        }
        let step = (items.count + Layout.namesBelow - 1) / Layout.namesBelow
        for (index, item) in items.enumerated() where index.isMultiple(of: max(1, step)) {
            lines.append(
                "<text x=\"\(x(of: index))\" y=\"\(bottom + 16)\" text-anchor=\"middle\">"
                    + "\(HTMLText.escaped(shortened(item.label)))</text>"
            )
        }
        return (bottom + 24, lines)
    }

    private func x(of index: Int) -> Int64 {
        let width = Layout.width - 12 - Layout.plotLeft
        return Layout.plotLeft + width * Int64(2 * index + 1) / Int64(2 * items.count)
    }

    /// The line's points; it is broken where nothing is stated.
    private func pieces(of series: Int, bottom: Int64) -> [[String]] {
        var pieces: [[String]] = [[]]
        for (index, item) in items.enumerated() {
            guard let value = item.values[series] else {
                pieces.append([])
                continue
            }
            let y = bottom - scaled(value, to: Layout.plotHeight)
            pieces[pieces.count - 1].append("\(x(of: index)),\(y)")
        }
        return pieces.filter { !$0.isEmpty }
    }
}

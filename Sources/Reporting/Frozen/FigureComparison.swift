/// The cells of two reports, matched by what they say something about.
struct FigureComparison {
    /// What makes two cells comparable.
    private struct Key: Hashable {
        let place: [String]
        let figure: ReportFigure?
        /// For cells of no indicator, and to tell a number from its share.
        let column: String
    }

    private struct Entry {
        let key: Key
        let label: String
        let cell: ReportCell
    }

    let redefined: [String]
    let figures: [ReportDiff.Figure]

    init(from old: Report, to new: Report) {
        let versions = Dictionary(old.definitions.map { ($0.id, $0.version) }) { first, _ in first }
        let changed = new.definitions.filter { definition in
            versions[definition.id].map { $0 != definition.version } ?? false
        }.map(\.id)
        redefined = changed
        let isPlain = old.period == new.period && old.language == new.language
        let before = Self.entries(of: old, without: changed, words: isPlain)
        let after = Self.entries(of: new, without: changed, words: isPlain)
        let known = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        let present = Set(after.map(\.key))
        var seen: Set<Key> = []
        var figures: [ReportDiff.Figure] = []
        for entry in after where seen.insert(entry.key).inserted {
            let cell = known[entry.key]?.cell
            guard Self.differ(cell, entry.cell), cell != nil || old.period == new.period else {
                continue
            }
            figures.append(Self.figure(entry, before: cell, after: entry.cell))
        }
        for entry in before where !present.contains(entry.key) && old.period == new.period {
            guard seen.insert(entry.key).inserted, Self.differ(entry.cell, nil) else { continue }
            figures.append(Self.figure(entry, before: entry.cell, after: nil))
        }
        self.figures = figures
    }

    /// A row that isn't there says zero.
    private static func differ(_ left: ReportCell?, _ right: ReportCell?) -> Bool {
        switch (left?.value, right?.value) {
        case (nil, .number(0)), (.number(0), nil), (nil, .share(0, _)), (.share(0, _), nil): false
        case (let left, let right): left != right
        }
    }

    private static func figure(
        _ entry: Entry,
        before: ReportCell?,
        after: ReportCell?
    ) -> ReportDiff.Figure {
        ReportDiff.Figure(
            place: entry.key.place,
            label: entry.label,
            figure: entry.key.figure,
            before: before,
            after: after
        )
    }

    /// Each cell but headings; changes are left out, because both of their ends are compared.
    ///
    /// Words, and figures that no indicator dates, are compared only between two reports over the
    /// same days and in the same language.
    private static func entries(
        of report: Report,
        without redefined: [String],
        words: Bool
    ) -> [Entry] {
        let text = CellText(report.language)
        var entries: [Entry] = []
        for section in report.sections where section.id != Draft.changesID {
            for case .table(let table) in section.blocks {
                for row in table.rows {
                    let name = row.cells.first.map { text.text($0.value) } ?? ""
                    for (column, cell) in zip(table.columns, row.cells).dropFirst() {
                        guard words || cell.figure != nil, !cell.value.isChange,
                            cell.figure.map({ !redefined.contains($0.indicator) }) ?? true
                        else { continue }
                        let isShare = cell.value.typeName.hasPrefix("share")
                        let id = cell.figure == nil ? column.id : isShare ? "share" : ""
                        entries.append(
                            Entry(
                                key: Key(
                                    place: [section.id, table.id, row.id],
                                    figure: cell.figure,
                                    column: id
                                ),
                                label: [table.caption, name, column.title]
                                    .joined(separator: ", "),
                                cell: cell
                            )
                        )
                    }
                }
            }
        }
        return entries
    }
}

extension ReportValue {
    fileprivate var isChange: Bool {
        switch self {
        case .change, .relativeChange: true
        case .notStated, .text, .day, .number, .bounds, .share, .shareBetween: false
        }
    }
}

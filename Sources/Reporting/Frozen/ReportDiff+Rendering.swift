public import Programmes

extension ReportDiff {
    /// As Markdown, which a terminal shows too; in Danish, or else in English.
    ///
    /// - Parameter reasonLabels: What the reason codes are called; one without a label is shown as
    ///   it is.
    public func markdown(in language: Language, reasonLabels: [String: Labels] = [:]) -> String {
        let language: Language = language == .da ? .da : .en
        let words = CellText(language)
        var blocks = [
            "# "
                + words.say(da: "Ændret, siden rapporten blev låst", en: "Changed since the freeze")
        ]
        if isEmpty {
            blocks.append(words.say(da: "Intet er ændret.", en: "Nothing has changed."))
        }
        if !redefined.isEmpty {
            let names = MarkdownText.escaped(redefined.joined(separator: ", "))
            blocks.append(
                words.say(
                    da: "Ikke sammenlignet, fordi definitionen er en anden nu: \(names).",
                    en: "Not compared, because the definition is another one now: \(names)."
                )
            )
        }
        if !figures.isEmpty {
            blocks += ["## " + words.say(da: "Tal", en: "Figures"), figureTable(words)]
        }
        if !records.isEmpty {
            blocks += [
                "## " + words.say(da: "Registreringer", en: "Records"),
                recordTable(words, reasonLabels),
            ]
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func figureTable(_ words: CellText) -> String {
        let head = [
            words.say(da: "Tal", en: "Figure"), words.say(da: "Før", en: "Before"),
            words.say(da: "Nu", en: "Now"),
        ]
        let rows = figures.map { figure in
            [figure.label, words.text(figure.before), words.text(figure.after)]
        }
        return Self.table(head, numbers: [1, 2], rows)
    }

    private func recordTable(_ words: CellText, _ labels: [String: Labels]) -> String {
        let head = [
            words.say(da: "Registrering", en: "Record"), words.say(da: "Art", en: "Kind"),
            words.say(da: "Talt den", en: "Counted on"), words.say(da: "Hvad", en: "What"),
            words.say(da: "Hvornår", en: "When"), words.say(da: "Grund", en: "Reason"),
        ]
        let rows = records.map { record in
            let reasons = record.fate.reasons.map { labels[$0]?.text(in: words.language) ?? $0 }
            return [
                record.id, record.kind, words.language.text(record.countedOn),
                record.fate.correction.label(words),
                record.fate.day.map(words.language.text) ?? CellText.notStated,
                reasons.isEmpty ? CellText.notStated : reasons.joined(separator: ", "),
            ]
        }
        return Self.table(head, numbers: [], rows)
    }

    private static func table(_ head: [String], numbers: Set<Int>, _ rows: [[String]]) -> String {
        let rules = head.indices.map { numbers.contains($0) ? "---:" : "---" }
        let lines = [head, rules] + rows.map { $0.map(MarkdownText.escaped) }
        return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    /// As JSON: the same in every language but for the labels of the figures.
    public var json: JSONValue {
        .object([
            ("redefined", .array(redefined.map(JSONValue.string))),
            ("figures", .array(figures.map(\.json))),
            ("records", .array(records.map(\.json))),
        ])
    }
}

extension ReportDiff.Figure {
    fileprivate var json: JSONValue {
        .object([
            ("place", .array(place.map(JSONValue.string))),
            ("label", .string(label)),
            ("before", before?.json ?? .null),
            ("after", after?.json ?? .null),
        ])
    }
}

extension ReportDiff.Record {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)),
            ("kind", .string(kind)),
            ("counted_on", .day(countedOn)),
            ("correction", .string(fate.correction.rawValue)),
            ("day", fate.day.map(JSONValue.day) ?? .null),
            ("reasons", .array(fate.reasons.map(JSONValue.string))),
        ])
    }
}

extension ReportDiff.Correction {
    fileprivate func label(_ words: CellText) -> String {
        switch self {
        case .addedLate: words.say(da: "kommet til senere", en: "added late")
        case .changed: words.say(da: "rettet", en: "changed")
        case .voided: words.say(da: "annulleret", en: "voided")
        case .erased: words.say(da: "slettet", en: "erased")
        case .left: words.say(da: "tæller ikke med længere", en: "no longer counted")
        }
    }
}

extension CellText {
    /// A cell that may be missing.
    func text(_ cell: ReportCell?) -> String { cell.map { text($0.value) } ?? Self.notStated }
}

extension Draft {
    /// The id of the section that compares with an earlier report; it is never compared itself.
    static let changesID = "changes"

    /// What the report frozen last said otherwise of the days that both are about.
    func changes(since previous: FrozenReport, to report: Report) -> ReportSection? {
        guard previous.report.kind == report.kind else { return nil }
        let comparison = FigureComparison(from: previous.report, to: report)
        let text = text(previous.report.period)
        let title = words.say(
            da: "Ændret siden rapporten for \(text)",
            en: "Changed since the report for \(text)"
        )
        guard !comparison.figures.isEmpty else {
            let sentence = words.say(
                da: "Ingen af de tal, som begge rapporter har, er ændret.",
                en: "None of the figures that both reports have has changed."
            )
            return ReportSection(
                id: Self.changesID,
                title: title,
                blocks: [.paragraph([.text(sentence)])]
            )
        }
        let rows = comparison.figures.enumerated().map { index, figure in
            ReportRow(
                id: "\(index + 1)",
                cells: [
                    .text(figure.label), figure.before ?? ReportCell(.notStated),
                    figure.after ?? ReportCell(.notStated),
                ]
            )
        }
        let table = ReportTable(
            id: Self.changesID,
            caption: title,
            columns: [
                ReportColumn("figure", words.say(da: "Tal", en: "Figure")),
                ReportColumn("before", words.say(da: "Da", en: "Then"), isNumber: true),
                ReportColumn("after", words.say(da: "Nu", en: "Now"), isNumber: true),
            ],
            rows: rows
        )
        return ReportSection(id: Self.changesID, title: title, blocks: [.table(table)])
    }
}

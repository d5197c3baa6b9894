public import Counting
public import Programmes

/// Two figures held against each other, ready to be printed or refused.
public struct ComparisonDocument: Sendable {
    /// The name of the cut that both were counted of; nil if none was stored.
    public let asOf: String?
    /// The programme that was counted by.
    public let programme: Programme
    /// How many of the records counted the server has not acknowledged; nil on the server.
    public let pendingIncluded: Int?
    public let answer: ComparisonQuery.Answer

    /// Makes a document as it is.
    public init(
        asOf: String?,
        programme: Programme,
        pendingIncluded: Int? = nil,
        answer: ComparisonQuery.Answer
    ) {
        self.asOf = asOf
        self.programme = programme
        self.pendingIncluded = pendingIncluded
        self.answer = answer
    }

    /// The text to print, without a line break at its end.
    ///
    /// - Throws: ``CommandFailure`` with the code `not_comparable` if the figures are not alike.
    public func render(
        json: Bool,
        in language: Language
    ) throws(CommandFailure) -> String {
        guard answer.comparison.isFair else { throw refusal(in: language) }
        return json ? self.json.description : text(in: language)
    }

    /// The comparison as JSON, in the form and key order that `compare --json` promises.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("as_of", asOf.map(JSONValue.string) ?? .null),
            ("programme", .string(programme.name)),
        ]
        if let pendingIncluded {
            members.append(("pending_included", .integer(Int64(pendingIncluded))))
        }
        return .object(members + Self.members(of: answer.comparison))
    }

    private static func members(of comparison: Comparison) -> [(String, JSONValue)] {
        let indicator = comparison.first.indicator
        let figures = [comparison.first, comparison.second].map(json)
        var members: [(String, JSONValue)] = [
            ("indicator", .string(indicator.id)), ("unit", .string(indicator.unit)),
            ("definition", .integer(Int64(comparison.first.definition))),
            ("window", comparison.first.window.map { .string($0.id) } ?? .null),
            ("figures", .array(figures)),
        ]
        if let lengths = comparison.lengths {
            let numbers = [lengths.first, lengths.second].map { JSONValue.integer(Int64($0)) }
            members.append(
                (
                    "lengths",
                    .object([
                        ("unit", .string(lengths.unit.rawValue)), ("values", .array(numbers)),
                    ])
                )
            )
        }
        return members
    }

    private static func json(_ figure: ComparedFigure) -> JSONValue {
        let period: (String, JSONValue) = (
            "period",
            .object([
                ("from", .string(figure.period.lowerBound.description)),
                ("to", .string(figure.period.upperBound.description)),
            ])
        )
        switch figure.value {
        case .stated(let baseline):
            return .object([
                ("baseline", .string(baseline.id)), period, ("min", .integer(baseline.min)),
                ("max", .integer(baseline.max)),
            ])
        case .counted(let table):
            let contested = table.rows.first?.contested ?? 0
            let more = [
                table.without.map { ("without", JSONValue.integer($0)) },
                table.bounds.map { ("bounds", CountDocument.json($0)) },
                table.base.map { ("whole", JSONValue.integer($0.total)) },
                table.base?.bounds.map { ("whole_bounds", CountDocument.json($0)) },
            ]
            return .object(
                [
                    period, ("value", .integer(table.total)),
                    ("contested", .integer(Int64(contested))),
                ] + more.compactMap(\.self)
            )
        }
    }
}

extension ComparisonDocument {
    /// One sentence with the reasons, and the pair that may be compared instead.
    private func refusal(in language: Language) -> CommandFailure {
        let (first, second) = (answer.comparison.first, answer.comparison.second)
        let (one, other) = (name(first), name(second))
        let figures = language.choose(
            da: "\(one) og \(other)",
            en: "\(one) and \(other)",
            th: "\(one) กับ \(other)"
        )
        let reasons = answer.comparison.differences
            .map { reason($0, language) }.joined(separator: ", ")
        var sentence = language.choose(
            da: "\(figures) kan ikke sammenlignes: \(reasons)",
            en: "\(figures) cannot be compared: \(reasons)",
            th: "เปรียบเทียบ \(figures) ไม่ได้: \(reasons)"
        )
        if let offer = answer.offer {
            let pair = language.against(language.text(offer.first), language.text(offer.second))
            let label = offer.first.indicator.id
            let periods = language.against(
                language.text(offer.first.period),
                language.text(offer.second.period)
            )
            sentence += language.choose(
                da: "; sammenlign lige med lige: \(label), \(pair) (\(periods)).",
                en: "; compare like with like: \(label), \(pair) (\(periods)).",
                th: " โปรดเปรียบเทียบสิ่งที่เหมือนกัน: \(label) \(pair) (\(periods))"
            )
        } else {
            sentence += language.choose(
                da: "; intet, der tælles nu, er ens med det.",
                en: "; nothing that is counted now is like it.",
                th: " ไม่มีสิ่งใดที่นับอยู่ตอนนี้ที่เหมือนกัน"
            )
        }
        return CommandFailure(
            .refused,
            code: "not_comparable",
            message: sentence,
            offer: answer.offer.map { .object(Self.members(of: $0)) } ?? .null
        )

        func name(_ figure: ComparedFigure) -> String {
            switch figure.value {
            case .counted: "\(figure.indicator.id) (\(language.text(figure)))"
            case .stated(let baseline): "\(baseline.id) (\(language.text(figure)))"
            }
        }
    }

    private func reason(_ difference: Comparison.Difference, _ language: Language) -> String {
        let (first, second) = (answer.comparison.first, answer.comparison.second)
        func window(_ figure: ComparedFigure) -> String {
            figure.window?.labels.text(in: language)
                ?? language.choose(da: "kalenderdage", en: "calendar days", th: "วันตามปฏิทิน")
        }
        switch difference {
        case .indicator:
            let (one, other) = (first.indicator.id, second.indicator.id)
            return language.choose(
                da: "de tæller hver sit (\(one), \(other))",
                en: "they count different things (\(one), \(other))",
                th: "นับคนละอย่าง (\(one), \(other))"
            )
        case .definition:
            let (one, other) = (first.definition, second.definition)
            return language.choose(
                da: "de er talt efter definition \(one) og \(other)",
                en: "they are counted by the definitions \(one) and \(other)",
                th: "นับตามนิยามที่ \(one) และ \(other)"
            )
        case .window:
            let (one, other) = (window(first), window(second))
            return language.choose(
                da: "deres dage begynder ikke samtidig (\(one), \(other))",
                en: "their days begin at different times (\(one), \(other))",
                th: "วันเริ่มต่างเวลากัน (\(one), \(other))"
            )
        case .partners:
            let (one, other) = (list(first.partners), list(second.partners))
            return language.choose(
                da: "de dækker ikke de samme partnere (\(one); \(other))",
                en: "they cover different partners (\(one); \(other))",
                th: "ครอบคลุมองค์กรภาคีต่างกัน (\(one); \(other))"
            )
        }
    }

    private func list(_ partners: Set<String>?) -> String {
        (partners ?? []).sorted().joined(separator: ", ")
    }
}

extension ComparisonDocument {
    private func text(in language: Language) -> String {
        let (comparison, indicator) = (answer.comparison, answer.comparison.first.indicator)
        let definition = comparison.first.definition
        let unit = indicator.unitLabels.text(in: language)
        var title = [
            "\(indicator.labels.text(in: language)) (\(unit))",
            language.choose(
                da: "definition \(definition)",
                en: "definition \(definition)",
                th: "นิยามที่ \(definition)"
            ),
            programme.name,
        ]
        if let asOf {
            title.append(
                language.choose(da: "snit \(asOf)", en: "cut \(asOf)", th: "จุดตัดข้อมูล \(asOf)")
            )
        }
        var lines = [title.joined(separator: ", ")]
        for figure in [comparison.first, comparison.second] {
            lines.append("\(language.text(figure.period)): \(language.text(figure))")
            if case .stated(let baseline) = figure.value {
                lines.append("  " + baseline.source.text(in: language))
                if let note = baseline.note { lines.append("  " + note.text(in: language)) }
            }
        }
        lines += notes(in: language)
        return lines.map(onOneLine).joined(separator: "\n")
    }

    private func notes(in language: Language) -> [String] {
        let comparison = answer.comparison
        var notes: [String] = []
        if let lengths = comparison.lengths { notes.append(language.text(lengths)) }
        if let covers = comparison.first.indicator.covers {
            notes.append(covers.text(in: language))
        }
        let tables = [comparison.first, comparison.second].compactMap { figure in
            if case .counted(let table) = figure.value { table } else { nil }
        }
        let document = CountDocument(
            asOf: asOf,
            programme: programme,
            pendingIncluded: pendingIncluded,
            tables: tables
        )
        let page = CountPage(document: document, language: language, style: .plain(nil))
        for table in tables {
            let own = page.notes(on: table).filter { !notes.contains($0) }
            notes += own.map { "\(language.text(table.from...table.to)): \($0)" }
        }
        return notes + page.documentNotes
    }
}

extension Language {
    fileprivate func against(_ one: String, _ other: String) -> String {
        choose(da: "\(one) mod \(other)", en: "\(one) against \(other)", th: "\(one) กับ \(other)")
    }

    fileprivate func text(_ period: ClosedRange<Day>) -> String {
        let (from, to) = (text(period.lowerBound), text(period.upperBound))
        return choose(da: "\(from) til \(to)", en: "\(from) to \(to)", th: "\(from) ถึง \(to)")
    }

    fileprivate func text(_ figure: ComparedFigure) -> String {
        switch figure.value {
        case .stated(let baseline): text(baseline.min...baseline.max)
        case .counted(let table):
            text(
                table.total,
                whole: table.base?.total,
                bounds: table.bounds,
                wholeBounds: table.base?.bounds
            )
        }
    }

    /// Periods of different length are compared, but not silently.
    fileprivate func text(_ lengths: PeriodLengths) -> String {
        let (one, other) = (text(lengths.first), text(lengths.second))
        let isMonths = lengths.unit == .month
        return choose(
            da:
                "Perioderne er ikke lige lange: \(one) \(isMonths ? "måneder" : "dage") mod \(other).",
            en:
                "The periods differ in length: \(one) \(isMonths ? "months" : "days") against \(other).",
            th: "ช่วงเวลายาวไม่เท่ากัน: \(one) \(isMonths ? "เดือน" : "วัน") กับ \(other)"
        )
    }
}

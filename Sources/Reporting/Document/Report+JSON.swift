public import Programmes

extension Report {
    /// The report as JSON, every key always in this order; ``init(json:)`` reads it back.
    public var json: JSONValue {
        .object([
            ("report", .string(kind.rawValue)),
            ("language", .string(language.rawValue)),
            ("title", .string(title)),
            ("mark", .string(mark)),
            ("release", .bool(false)),
            (
                "period",
                .object([("from", .day(period.lowerBound)), ("to", .day(period.upperBound))])
            ),
            ("programme", .string(origin.programme)),
            ("as_of", .optional(origin.asOf)),
            ("partner", .optional(origin.partner)),
            ("pending_included", .optional(origin.pendingIncluded)),
            ("erased_since", .optional(origin.erasedSince)),
            ("case_number", .optional(caseNumber)),
            ("document_number", .optional(documentNumber)),
            ("method", .array(method.map(JSONValue.string))),
            ("definitions", .array(definitions.map(\.json))),
            ("sections", .array(sections.map(\.json))),
        ])
    }
}

extension JSONValue {
    static func day(_ day: Day) -> Self { .string(day.description) }

    static func optional(_ text: String?) -> Self { text.map(Self.string) ?? .null }

    static func optional(_ number: Int?) -> Self { number.map { .integer(Int64($0)) } ?? .null }
}

extension ReportDefinition {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)),
            ("label", .string(label)),
            ("unit", .string(unit)),
            ("unit_label", .string(unitLabel)),
            ("definition", .integer(Int64(version))),
            ("covers", .optional(covers)),
        ])
    }
}

extension ReportSection {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)),
            ("title", .string(title)),
            ("blocks", .array(blocks.map(\.json))),
        ])
    }
}

extension ReportBlock {
    fileprivate var json: JSONValue {
        switch self {
        case .paragraph(let runs): .object([("paragraph", .runs(runs))])
        case .table(let table): .object([("table", table.json)])
        case .chart(let chart): .object([("chart", chart.json)])
        }
    }
}

extension ReportTable {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)),
            ("caption", .string(caption)),
            ("columns", .array(columns.map(\.json))),
            ("rows", .array(rows.map { $0.json(columns) })),
            ("notes", .array(notes.map(JSONValue.runs))),
        ])
    }
}

extension ReportColumn {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id)),
            ("title", .string(title)),
            ("number", .bool(isNumber)),
            ("unit", .optional(unit)),
        ])
    }
}

extension ReportRow {
    fileprivate func json(_ columns: [ReportColumn]) -> JSONValue {
        .object([
            ("id", .string(id)),
            ("total", .bool(isTotal)),
            ("cells", .object(zip(columns, cells).map { ($0.id, $1.json) })),
        ])
    }
}

extension ReportChart {
    fileprivate var json: JSONValue {
        .object([
            ("form", .string(form.rawValue)),
            ("title", .string(title)),
            ("table", .string(table)),
            ("columns", .array(columns.map(JSONValue.string))),
        ])
    }
}

extension JSONValue {
    /// A string for each piece of words, an object for each cell.
    fileprivate static func runs(_ runs: [ReportRun]) -> Self {
        .array(
            runs.map { run in
                switch run {
                case .text(let text): .string(text)
                case .cell(let cell): cell.json
                }
            }
        )
    }
}

extension ReportCell {
    /// The value's members, then the base, then what it is a figure of; the last two only where
    /// there are any.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [("type", .string(value.typeName))]
        switch value {
        case .notStated: break
        case .text(let text): members.append(("value", .string(text)))
        case .day(let day): members.append(("value", .day(day)))
        case .number(let number), .change(let number):
            members.append(("value", .integer(number)))
        case .bounds(let bounds):
            members.append(("min", .integer(bounds.lowerBound)))
            members.append(("max", .integer(bounds.upperBound)))
        case .shareBetween(let part, let whole):
            members.append(("min", .integer(part.lowerBound)))
            members.append(("max", .integer(part.upperBound)))
            members.append(("whole_min", .integer(whole.lowerBound)))
            members.append(("whole_max", .integer(whole.upperBound)))
        case .share(let part, let whole), .relativeChange(let part, let whole):
            let percent = wholePercent(part, of: whole)
            members.append(("value", .integer(part)))
            members.append(("whole", .integer(whole)))
            members.append(("percent", percent.map(JSONValue.integer) ?? .null))
        }
        if let base { members.append(("base", .integer(base))) }
        if let figure {
            members.append(("indicator", .string(figure.indicator)))
            members.append(("from", .day(figure.from)))
            members.append(("to", .day(figure.to)))
        }
        return .object(members)
    }
}

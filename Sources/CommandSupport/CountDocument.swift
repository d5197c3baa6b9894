public import Counting
public import Programmes

/// A finished count with everything that says what it is, ready to be printed.
public struct CountDocument: Sendable {
    /// The name of the cut; nil if none was stored.
    public let asOf: String?
    /// The programme that the tables were counted by.
    public let programme: Programme
    /// Whether small cells were suppressed because this leaves the house.
    public let release: Bool
    /// The only partner whose records were counted, if that has to be said.
    public let partner: String?
    /// How many of the records counted the server has not acknowledged; nil on the server.
    public let pendingIncluded: Int?
    /// How many records of the cut were erased since; nil for a new cut.
    public let erasedSince: Int?
    /// All with the same breakdown.
    public let tables: [CountTable]

    /// Makes a document as it is.
    public init(
        asOf: String?,
        programme: Programme,
        release: Bool = false,
        partner: String? = nil,
        pendingIncluded: Int? = nil,
        erasedSince: Int? = nil,
        tables: [CountTable]
    ) {
        self.asOf = asOf
        self.programme = programme
        self.release = release
        self.partner = partner
        self.pendingIncluded = pendingIncluded
        self.erasedSince = erasedSince
        self.tables = tables
    }

    /// The text to print, without a line break at its end.
    ///
    /// JSON and CSV are the same in every language. `width` is the terminal's, for tables only.
    public func render(
        _ format: CountFormat,
        in language: Language,
        width: Int? = nil
    ) -> String {
        switch format {
        case .json: json.description
        case .csv: csv(.plain)
        case .csvExcel: csv(.excel)
        case .table: CountPage(document: self, language: language, style: .plain(width)).text
        case .markdown: CountPage(document: self, language: language, style: .markdown).text
        }
    }

    /// The count as JSON, in the form and key order that `counts --json` promises.
    public var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("as_of", asOf.map(JSONValue.string) ?? .null),
            ("programme", .string(programme.name)),
            ("release", .bool(release)),
        ]
        if let partner { members.append(("partner", .string(partner))) }
        if let pendingIncluded {
            members.append(("pending_included", .integer(Int64(pendingIncluded))))
        }
        if let erasedSince {
            members.append(("erased_since", .integer(Int64(erasedSince))))
        }
        members.append(("indicators", .array(tables.map(Self.json))))
        return .object(members)
    }

    private static func json(_ table: CountTable) -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("id", .string(table.indicator.id)),
            ("unit", .string(table.indicator.unit)),
            ("definition", .integer(Int64(table.indicator.definition))),
            (
                "period",
                .object([
                    ("from", .string(table.from.description)),
                    ("to", .string(table.to.description)),
                ])
            ),
            ("by", .array(table.by.map(JSONValue.string))),
            ("total", .integer(table.total)),
            ("rows", .array(table.rows.map { json($0, by: table.by) })),
        ]
        let more = [
            table.without.map { ("without", JSONValue.integer($0)) },
            table.bounds.map { ("bounds", json($0)) },
            table.base.map { ("whole", JSONValue.integer($0.total)) },
            table.base?.bounds.map { ("whole_bounds", json($0)) },
        ]
        return .object(members + more.compactMap(\.self))
    }

    private static func json(_ row: CountRow, by names: [String]) -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("keys", .object(zip(names, row.keys).map { ($0, json($1)) })),
            ("value", .integer(row.value)),
            ("suppressed", .bool(false)),
            ("contested", .integer(Int64(row.contested))),
        ]
        let more = [
            row.bounds.map { ("bounds", json($0)) },
            row.whole.map { ("whole", JSONValue.integer($0)) },
            row.wholeBounds.map { ("whole_bounds", json($0)) },
        ]
        return .object(members + more.compactMap(\.self))
    }

    static func json(_ ends: ClosedRange<Int64>) -> JSONValue {
        .object([("min", .integer(ends.lowerBound)), ("max", .integer(ends.upperBound))])
    }

    private static func json(_ key: FieldKey?) -> JSONValue {
        switch key {
        case nil: .null
        case .integer(let number): .integer(number)
        case .day(let day): .string(day.description)
        case .text(let text): .string(text)
        }
    }
}

public import RecordFormat

/// What `GET /v1/counts` asks for, as the address spells it.
///
/// Ids, days and names of cuts need no escaping, so there is none.
public struct CountsRequest: Equatable, Sendable {
    /// Ids of indicators; none means all.
    public var indicators: [String]
    /// The first and the last day that count, as 2026-01-31.
    public var from: String
    public var to: String
    /// Field names, or `partner`.
    public var by: [String]
    /// The cut to repeat; nil counts what is there now.
    public var asOf: String?

    public init(
        indicators: [String],
        from: String,
        to: String,
        by: [String],
        asOf: String?
    ) {
        self.indicators = indicators
        self.from = from
        self.to = to
        self.by = by
        self.asOf = asOf
    }

    /// What follows the `?`.
    public var query: String {
        var parts = ["from=\(from)", "to=\(to)"]
        if !indicators.isEmpty { parts.append("indicator=\(indicators.joined(separator: ","))") }
        if !by.isEmpty { parts.append("by=\(by.joined(separator: ","))") }
        if let asOf { parts.append("as_of=\(asOf)") }
        return parts.joined(separator: "&")
    }

    /// Reads what follows the `?`; each name at most once, and no other names.
    public init(query: [UInt8]) throws(FormatError) {
        var values: [String: String] = [:]
        for part in String(decoding: query, as: UTF8.self).split(separator: "&") {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, Self.names.contains(String(pair[0])), Self.isPlain(pair[1]),
                values.updateValue(String(pair[1]), forKey: String(pair[0])) == nil
            else { throw FormatError("not a count") }
        }
        guard let from = values["from"], let to = values["to"] else {
            throw FormatError("a count without its period")
        }
        self.init(
            indicators: Self.list(values["indicator"]),
            from: from,
            to: to,
            by: Self.list(values["by"]),
            asOf: values["as_of"]
        )
    }

    private static let names: Set = ["from", "to", "indicator", "by", "as_of"]

    private static func isPlain(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-_,".utf8.contains(byte)
            }
        }
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map(String.init)
    }
}

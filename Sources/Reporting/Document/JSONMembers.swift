import Programmes

/// The members of a JSON object, asked for by name.
struct JSONMembers {
    private let members: [String: JSONValue]
    private let place: String

    init(_ value: JSONValue, at place: String) throws(ReportFormatError) {
        guard case .object(let pairs) = value else { throw ReportFormatError(place) }
        members = Dictionary(pairs) { first, _ in first }
        self.place = place
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func value(_ name: String) throws(ReportFormatError) -> JSONValue {
        guard let value = members[name] else { throw failure(name) }
        return value
    }

    func string(_ name: String) throws(ReportFormatError) -> String {
        guard case .string(let text) = try value(name) else { throw failure(name) }
        return text
    }

    func integer(_ name: String) throws(ReportFormatError) -> Int64 {
        guard case .integer(let number) = try value(name) else { throw failure(name) }
        return number
    }

    /// Two numbers, the second no smaller than the first.
    func ends(_ low: String, _ high: String) throws(ReportFormatError) -> ClosedRange<Int64> {
        let (least, most) = (try integer(low), try integer(high))
        guard least <= most else { throw failure(high) }
        return least...most
    }

    func bool(_ name: String) throws(ReportFormatError) -> Bool {
        guard case .bool(let flag) = try value(name) else { throw failure(name) }
        return flag
    }

    func day(_ name: String) throws(ReportFormatError) -> Day {
        guard let day = Day(iso: try string(name)) else { throw failure(name) }
        return day
    }

    func optionalString(_ name: String) throws(ReportFormatError) -> String? {
        if case .null = try value(name) { return nil }
        return try string(name)
    }

    func optionalInteger(_ name: String) throws(ReportFormatError) -> Int64? {
        if case .null = try value(name) { return nil }
        return try integer(name)
    }

    func strings(_ name: String) throws(ReportFormatError) -> [String] {
        let place = "\(place).\(name)"
        return try array(name) { (element) throws(ReportFormatError) in
            guard case .string(let text) = element else { throw ReportFormatError(place) }
            return text
        }
    }

    func array<Element>(
        _ name: String,
        _ read: (JSONValue) throws(ReportFormatError) -> Element
    ) throws(ReportFormatError) -> [Element] {
        try Self.elements(value(name), at: "\(place).\(name)", read)
    }

    static func elements<Element>(
        _ value: JSONValue,
        at place: String,
        _ read: (JSONValue) throws(ReportFormatError) -> Element
    ) throws(ReportFormatError) -> [Element] {
        guard case .array(let values) = value else { throw ReportFormatError(place) }
        var elements: [Element] = []
        for value in values { elements.append(try read(value)) }
        return elements
    }

    private func failure(_ name: String) -> ReportFormatError {
        ReportFormatError("\(place).\(name)")
    }
}

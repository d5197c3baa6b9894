public import Programmes

/// A report as it was handed in, with the records it was made of.
///
/// Its bytes are one JSON object and the same for equal frozen reports, so that a hash of them says
/// whether anything was altered. No hash is made here: whoever stores the bytes makes it.
public struct FrozenReport: Equatable, Sendable {
    /// A record that something in the report depended on.
    public struct Record: Hashable, Sendable {
        public let id: String
        /// The hash of its state at that time, 16 bytes.
        public let hash: [UInt8]
        /// The name of its kind.
        public let kind: String
        /// The day by which it was counted.
        public let day: Day

        /// Makes a record as it is.
        public init(id: String, hash: [UInt8], kind: String, day: Day) {
            self.id = id
            self.hash = hash
            self.kind = kind
            self.day = day
        }
    }

    private static let format: Int64 = 1

    public let report: Report
    /// Sorted by id.
    public let records: [Record]

    /// Freezes a report; the order of the records doesn't matter.
    public init(_ report: Report, records: [Record]) {
        self.report = report
        self.records = records.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// What is stored and hashed.
    public var canonicalBytes: [UInt8] {
        let listed = records.map { record in
            JSONValue.array([
                .string(record.id), .string(Hexadecimal.text(record.hash)), .string(record.kind),
                .day(record.day),
            ])
        }
        let object = JSONValue.object([
            ("frozen_report", .integer(Self.format)),
            ("report", report.json),
            ("records", .array(listed)),
        ])
        return Array(object.description.utf8)
    }

    /// Reads what ``canonicalBytes`` gave, and refuses bytes that differ in any way.
    public init(canonicalBytes bytes: [UInt8]) throws(ReportFormatError) {
        let members = try JSONMembers(JSONReader.value(bytes), at: "frozen")
        guard try members.integer("frozen_report") == Self.format else {
            throw ReportFormatError("frozen_report")
        }
        self.init(
            try Report(json: members.value("report")),
            records: try members.array("records", Record.init)
        )
        guard canonicalBytes == bytes else { throw ReportFormatError("frozen") }
    }
}

extension FrozenReport.Record {
    fileprivate init(json: JSONValue) throws(ReportFormatError) {
        guard case .array(let parts) = json, parts.count == 4,
            case .string(let id) = parts[0], case .string(let digits) = parts[1],
            case .string(let kind) = parts[2], case .string(let iso) = parts[3],
            let hash = Hexadecimal.bytes(digits), let day = Day(iso: iso)
        else { throw ReportFormatError("records") }
        self.init(id: id, hash: hash, kind: kind, day: day)
    }
}

/// Bytes as two lower-case digits each.
private enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}

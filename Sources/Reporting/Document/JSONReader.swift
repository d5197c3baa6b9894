public import Programmes

/// Why bytes are no report that this program wrote.
public struct ReportFormatError: Error, Equatable, Sendable {
    /// Where in the bytes, or in which member, reading stopped.
    public let place: String

    init(_ place: String) {
        self.place = place
    }

    /// What is wrong, for a person.
    public func message(in language: Language) -> String {
        language.choose(
            da: "Rapporten kan ikke læses tilbage (\(place)); den er ændret eller ikke hel.",
            en: "The report can't be read back (\(place)); it was changed or isn't whole.",
            th: "อ่านรายงานกลับไม่ได้ (\(place)) รายงานถูกแก้ไขหรือไม่ครบถ้วน"
        )
    }
}

/// Reads the JSON that ``JSONValue`` writes.
///
/// Whoever needs to know that it was written so, and not merely alike, writes what was read and
/// compares the bytes.
struct JSONReader {
    /// Deeper than any report; keeps hostile input from using up the stack.
    private static let depthMax = 24

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one value that the bytes hold.
    static func value(_ bytes: [UInt8]) throws(ReportFormatError) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        guard reader.position == bytes.count else { throw reader.failure }
        return value
    }

    private var failure: ReportFormatError { ReportFormatError("byte \(position)") }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(depth: Int) throws(ReportFormatError) -> JSONValue {
        guard depth < Self.depthMax, let next else { throw failure }
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        default: return .integer(try integer())
        }
    }

    private mutating func word(
        _ word: String,
        _ value: JSONValue
    ) throws(ReportFormatError) -> JSONValue {
        for byte in word.utf8 { try skip(byte) }
        return value
    }

    private mutating func skip(_ byte: UInt8) throws(ReportFormatError) {
        guard next == byte else { throw failure }
        position += 1
    }

    /// Whether the byte was there and is skipped.
    private mutating func skipped(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func array(depth: Int) throws(ReportFormatError) -> [JSONValue] {
        try skip(UInt8(ascii: "["))
        guard !skipped(UInt8(ascii: "]")) else { return [] }
        var elements: [JSONValue] = []
        repeat {
            elements.append(try value(depth: depth + 1))
        } while skipped(UInt8(ascii: ","))
        try skip(UInt8(ascii: "]"))
        return elements
    }

    private mutating func object(depth: Int) throws(ReportFormatError) -> [(String, JSONValue)] {
        try skip(UInt8(ascii: "{"))
        guard !skipped(UInt8(ascii: "}")) else { return [] }
        var members: [(String, JSONValue)] = []
        repeat {
            let key = try string()
            try skip(UInt8(ascii: ":"))
            members.append((key, try value(depth: depth + 1)))
        } while skipped(UInt8(ascii: ","))
        try skip(UInt8(ascii: "}"))
        return members
    }

    private mutating func integer() throws(ReportFormatError) -> Int64 {
        let start = position
        _ = skipped(UInt8(ascii: "-"))
        while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Int64(text) else { throw failure }
        return number
    }

    private mutating func string() throws(ReportFormatError) -> String {
        try skip(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while let next, next != UInt8(ascii: "\"") {
            position += 1
            if next == UInt8(ascii: "\\") {
                text += try escaped()
            } else {
                text.append(next)
            }
        }
        try skip(UInt8(ascii: "\""))
        guard let string = String(validating: text, as: UTF8.self) else { throw failure }
        return string
    }

    /// What stands for the sign behind a backslash.
    private mutating func escaped() throws(ReportFormatError) -> [UInt8] {
        guard let sign = next else { throw failure }
        position += 1
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [sign]
        case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
        case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
        case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
        case UInt8(ascii: "u"):
            let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
            guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(code)
            else { throw failure }
            position += 4
            return Array(String(Character(scalar)).utf8)
        default: throw failure
        }
    }
}

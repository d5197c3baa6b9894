/// Reads deterministic CBOR and refuses everything else.
///
/// Refused are lengths and integers in a longer form than needed, indefinite lengths, floats, tags,
/// other simple values, invalid UTF-8, keys out of order, and nesting deeper than `depthLimit`.
/// Nothing is allocated for more items than bytes that are left. Source: RFC 8949 §4.2.1.
public struct CBORReader {
    /// How deep arrays and maps may nest.
    public static let depthLimit = 8

    private let bytes: [UInt8]
    private let end: Int
    /// The offset of the next item.
    public private(set) var offset: Int

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    public var isAtEnd: Bool { offset == end }

    /// Throws unless every byte has been read.
    public func finish() throws(FormatError) {
        guard isAtEnd else { throw FormatError("bytes after the end", at: offset) }
    }

    public mutating func readUnsigned() throws(FormatError) -> UInt64 {
        try head(.unsigned, "an unsigned integer")
    }

    /// Reads an unsigned integer that fits the platform's `Int`.
    public mutating func readCount() throws(FormatError) -> Int {
        let start = offset
        guard let value = Int(exactly: try readUnsigned()) else {
            throw FormatError("too large a number", at: start)
        }
        return value
    }

    public mutating func readInteger() throws(FormatError) -> Int64 {
        let start = offset
        let (type, argument) = try anyHead()
        guard let magnitude = Int64(exactly: argument) else {
            throw FormatError("an integer outside 64 bits", at: start)
        }
        switch type {
        case .unsigned: return magnitude
        case .negative: return -1 - magnitude
        default: throw FormatError("expected an integer", at: start)
        }
    }

    public mutating func readBytes() throws(FormatError) -> [UInt8] {
        let start = offset
        let count = try head(.bytes, "a byte string")
        return Array(bytes[try take(count, start)])
    }

    /// Reads a byte string of exactly `count` bytes.
    public mutating func readBytes(count: Int) throws(FormatError) -> [UInt8] {
        let start = offset
        let data = try readBytes()
        guard data.count == count else {
            throw FormatError("expected \(count) bytes", at: start)
        }
        return data
    }

    public mutating func readText() throws(FormatError) -> String {
        let start = offset
        let count = try head(.text, "a text")
        let range = try take(count, start)
        if isASCII(range) { return String(decoding: bytes[range], as: UTF8.self) }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw FormatError("invalid UTF-8", at: start)
        }
        return text
    }

    /// Most texts are, and need no look at each character.
    private func isASCII(_ range: Range<Int>) -> Bool {
        var all: UInt8 = 0
        for index in range { all |= bytes[index] }
        return all < 0x80
    }

    private mutating func skipText() throws(FormatError) {
        let start = offset
        let range = try take(try head(.text, "a text"), start)
        guard !isASCII(range) else { return }
        offset = start
        _ = try readText()
    }

    public mutating func readBool() throws(FormatError) -> Bool {
        guard offset < end, bytes[offset] == 0xF4 || bytes[offset] == 0xF5 else {
            throw FormatError("expected true or false", at: offset)
        }
        offset += 1
        return bytes[offset - 1] == 0xF5
    }

    /// Reads null if it is next.
    public mutating func readNull() -> Bool {
        guard offset < end, bytes[offset] == 0xF6 else { return false }
        offset += 1
        return true
    }

    /// Reads an array's head; as many items follow.
    public mutating func readArray() throws(FormatError) -> Int {
        let start = offset
        return try bounded(try head(.array, "an array"), start)
    }

    /// Reads an array's head that announces exactly `count` items.
    public mutating func readArray(count: Int) throws(FormatError) {
        let start = offset
        guard try readArray() == count else {
            throw FormatError("expected an array of \(count)", at: start)
        }
    }

    /// Reads a map whose keys are small integers, ascending, handing each to `body` to read its value.
    public mutating func readMap(
        _ body: (UInt64, inout CBORReader) throws(FormatError) -> Void
    ) throws(FormatError) {
        let start = offset
        let count = try bounded(try head(.map, "a map"), start)
        var last: UInt64?
        for _ in 0..<count {
            let keyOffset = offset
            let key = try readUnsigned()
            guard last.map({ $0 < key }) ?? true else {
                throw FormatError("keys out of order", at: keyOffset)
            }
            last = key
            try body(key, &self)
        }
    }

    /// Reads a map's head; as many pairs follow and the caller checks their order.
    public mutating func readMapCount() throws(FormatError) -> Int {
        let start = offset
        return try bounded(try head(.map, "a map"), start)
    }

    /// Whether the next item is an array.
    public var isAtArray: Bool { offset < end && bytes[offset] >> 5 == MajorType.array.rawValue }

    /// Reads one scalar, whatever it is, as its encoded bytes.
    public mutating func readScalar() throws(FormatError) -> [UInt8] {
        let start = offset
        guard offset < end else { throw FormatError("the end came too early", at: offset) }
        switch bytes[offset] >> 5 {
        case MajorType.unsigned.rawValue, MajorType.negative.rawValue: _ = try anyHead()
        case MajorType.bytes.rawValue: _ = try take(try head(.bytes, "a byte string"), start)
        case MajorType.text.rawValue: try skipText()
        case MajorType.simple.rawValue:
            guard (0xF4...0xF6).contains(bytes[offset]) else {
                throw FormatError("floats and other simple values are not used here", at: start)
            }
            offset += 1
        default: throw FormatError("expected a scalar", at: start)
        }
        return Array(bytes[start..<offset])
    }

    /// Reads one item of any shape as its encoded bytes, checking that it is deterministic.
    public mutating func readItem() throws(FormatError) -> [UInt8] {
        let start = offset
        try skipItem(depth: 1)
        return Array(bytes[start..<offset])
    }

    private mutating func skipItem(depth: Int) throws(FormatError) {
        guard depth <= Self.depthLimit else { throw FormatError("nested too deep", at: offset) }
        guard offset < end else { throw FormatError("the end came too early", at: offset) }
        switch bytes[offset] >> 5 {
        case MajorType.array.rawValue:
            for _ in 0..<(try readArray()) { try skipItem(depth: depth + 1) }
        case MajorType.map.rawValue:
            var last: ArraySlice<UInt8>?
            for _ in 0..<(try readMapCount()) {
                let start = offset
                try skipItem(depth: depth + 1)
                let key = bytes[start..<offset]
                guard last.map({ $0.lexicographicallyPrecedes(key) }) ?? true else {
                    throw FormatError("keys out of order", at: start)
                }
                last = key
                try skipItem(depth: depth + 1)
            }
        default:
            _ = try readScalar()
        }
    }

    private mutating func head(
        _ expected: MajorType,
        _ name: StaticString
    ) throws(FormatError) -> UInt64 {
        let start = offset
        let (type, argument) = try anyHead()
        guard type == expected else { throw FormatError("expected \(name)", at: start) }
        return argument
    }

    private mutating func anyHead() throws(FormatError) -> (MajorType, UInt64) {
        let start = offset
        guard let head = CBORHead(of: bytes, at: &offset),
            let type = MajorType(rawValue: head.type)
        else {
            let isWhole = start < end && bytes[start] & 31 > 27
            throw FormatError(
                isWhole ? "indefinite or reserved length" : "the end came too early",
                at: start
            )
        }
        guard head.isShortest else { throw FormatError("not the shortest form", at: start) }
        return (type, head.argument)
    }

    private mutating func take(_ count: UInt64, _ start: Int) throws(FormatError) -> Range<Int> {
        guard count <= UInt64(end - offset) else {
            throw FormatError("longer than the message", at: start)
        }
        defer { offset += Int(count) }
        return offset..<(offset + Int(count))
    }

    private func bounded(_ count: UInt64, _ start: Int) throws(FormatError) -> Int {
        guard count <= UInt64(end - offset) else {
            throw FormatError("more items than bytes", at: start)
        }
        return Int(count)
    }
}

public import MergeCore

/// Writes deterministic CBOR: definite lengths and the shortest form of every head.
///
/// Callers write map keys in ascending order of their encoded bytes. Source: RFC 8949 §4.2.1.
public struct CBORWriter {
    public private(set) var bytes: [UInt8]

    public init(reservingCapacity capacity: Int = 64) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    public mutating func write(_ value: UInt64) { head(.unsigned, value) }

    public mutating func write(_ value: Int) { write(Int64(value)) }

    public mutating func write(_ value: Int64) {
        if value >= 0 {
            head(.unsigned, UInt64(value))
        } else {
            head(.negative, UInt64(-1 - value))
        }
    }

    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            head(.text, UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    public mutating func write(bytes data: [UInt8]) {
        head(.bytes, UInt64(data.count))
        bytes.append(contentsOf: data)
    }

    public mutating func write(_ flag: Bool) { bytes.append(flag ? 0xF5 : 0xF4) }

    public mutating func writeNull() { bytes.append(0xF6) }

    /// Starts an array; exactly `count` items follow.
    public mutating func array(_ count: Int) { head(.array, UInt64(count)) }

    /// Starts a map; exactly `count` keys follow, ascending, each with its value.
    public mutating func map(_ count: Int) { head(.map, UInt64(count)) }

    /// Appends a value, which is an item already.
    public mutating func write(_ value: Value) {
        value.withBytes { bytes.append(contentsOf: $0) }
    }

    /// Appends one item that is already encoded.
    public mutating func write(encoded item: [UInt8]) { bytes.append(contentsOf: item) }

    /// Appends bytes of items that are already encoded.
    mutating func write(encoded bytes: ArraySlice<UInt8>) {
        self.bytes.append(contentsOf: bytes)
    }

    /// Begins anew, in the same memory.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func head(_ type: MajorType, _ argument: UInt64) {
        let top = type.rawValue << 5
        switch argument {
        case 0..<24:
            bytes.append(top | UInt8(argument))
        case 24..<0x100:
            bytes.append(top | 24)
            bytes.append(UInt8(argument))
        case 0x100..<0x1_0000:
            bytes.append(top | 25)
            big(argument, octets: 2)
        case 0x1_0000..<0x1_0000_0000:
            bytes.append(top | 26)
            big(argument, octets: 4)
        default:
            bytes.append(top | 27)
            big(argument, octets: 8)
        }
    }

    private mutating func big(_ argument: UInt64, octets: Int) {
        for octet in (0..<octets).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: argument >> (8 * UInt64(octet))))
        }
    }
}

/// The top three bits of an item's head.
///
/// Source: RFC 8949 §3.1.
enum MajorType: UInt8 {
    case unsigned = 0
    case negative = 1
    case bytes = 2
    case text = 3
    case array = 4
    case map = 5
    case tag = 6
    case simple = 7
}

/// One column of a view segment: which of a few byte strings each of its records has.
///
/// Stored as the number of strings and each with its length, in 16 bits, then a number for each record:
/// in 8 bits if all fit, else in 16; least significant byte first.
struct SegmentColumn {
    /// How many records a segment has.
    static let rows = 1 << shift
    /// A record's number shifted by this is its segment's.
    static let shift = 12

    /// By their numbers from 0; `numbers` count from 1, and 0 is a record that has none.
    private(set) var strings: [[UInt8]] = []
    private(set) var numbers: [UInt16]

    /// Reads a stored column; nil if it is none.
    init?(_ stored: UnsafeRawBufferPointer) {
        var offset = 0
        func number() -> Int? {
            guard offset + 2 <= stored.count else { return nil }
            defer { offset += 2 }
            return Int(stored[offset]) | Int(stored[offset + 1]) << 8
        }
        guard let count = number() else { return nil }
        strings.reserveCapacity(count)
        for _ in 0..<count {
            guard let length = number(), offset + length <= stored.count else { return nil }
            strings.append(Array(stored[offset..<(offset + length)]))
            offset += length
        }
        let rest = UnsafeRawBufferPointer(rebasing: stored[offset...])
        numbers = Array(repeating: 0, count: Self.rows)
        if count < 256 {
            guard rest.count == Self.rows else { return nil }
            for row in 0..<Self.rows { numbers[row] = UInt16(rest[row]) }
        } else {
            guard rest.count == 2 * Self.rows else { return nil }
            for row in 0..<Self.rows {
                numbers[row] = UInt16(rest[2 * row]) | UInt16(rest[2 * row + 1]) << 8
            }
        }
        guard numbers.allSatisfy({ $0 <= count }) else { return nil }
    }

    /// A column of these strings.
    init(strings: [[UInt8]], numbers: [UInt16]) {
        self.strings = strings
        self.numbers = numbers
    }

    /// What a record has; nil for nothing.
    func string(_ row: Int) -> [UInt8]? {
        numbers[row] == 0 ? nil : strings[Int(numbers[row]) - 1]
    }

    var stored: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: Int) {
            bytes.append(UInt8(truncatingIfNeeded: number))
            bytes.append(UInt8(truncatingIfNeeded: number >> 8))
        }
        append(strings.count)
        for string in strings {
            append(string.count)
            bytes += string
        }
        for number in numbers {
            if strings.count < 256 {
                bytes.append(UInt8(truncatingIfNeeded: number))
            } else {
                append(Int(number))
            }
        }
        return bytes
    }
}

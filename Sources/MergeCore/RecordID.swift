/// A record's identity, made once on the device that first logged it.
///
/// 128 bits in the layout of UUID version 7 (RFC 9562 §5.7) with the time truncated to the day, so
/// that new records lie near each other in an index without saying when somebody was met.
public struct RecordID: Hashable, Comparable, Sendable {
    @usableFromInline let high: UInt64
    @usableFromInline let low: UInt64

    @usableFromInline
    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes the identity of a record logged on `day` (days since 1970-01-01) from 128 random bits.
    public init(day: Int32, random: (UInt64, UInt64)) {
        let milliseconds = UInt64(max(0, Int64(day))) * 86_400_000
        high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | random.0 & 0x0FFF
        low = random.1 & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// Reads 16 bytes, most significant first; nil for any other number of bytes.
    @inlinable
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        func half(_ bytes: some Collection<UInt8>) -> UInt64 {
            bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(high: half(bytes.prefix(8)), low: half(bytes.dropFirst(8)))
    }

    /// Reads the usual text form, with or without hyphens, in either case.
    public init?(_ text: some StringProtocol) {
        var bytes: [UInt8] = []
        var pending: UInt8?
        for character in text.utf8 where character != UInt8(ascii: "-") {
            guard let digit = hexDigit(character), bytes.count < 16 else { return nil }
            if let first = pending {
                bytes.append(first << 4 | digit)
                pending = nil
            } else {
                pending = digit
            }
        }
        guard pending == nil else { return nil }
        self.init(bytes: bytes)
    }

    /// The 16 bytes, most significant first.
    public var bytes: [UInt8] { withBytes(Array.init) }

    /// Lends the 16 bytes for as long as `body` runs.
    @inlinable
    public func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension RecordID: CustomStringConvertible {
    /// Lower-case hexadecimal in the groups 8-4-4-4-12.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

private func hexDigit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}

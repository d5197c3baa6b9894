/// A value in its canonical bytes; the merge compares them and never looks inside.
///
/// The bytes are deterministic CBOR of one scalar (RFC 8949 §4.2.1), or whatever a later format seals
/// there. Codes and days, which most values are, stay in place: a record has a dozen, and an array for
/// each cost more than all that is done with them.
public struct Value: Hashable, Comparable, Sendable {
    /// The first 15 bytes, most significant first, zeros after the last; then how many there are.
    @usableFromInline let high: UInt64
    @usableFromInline let low: UInt64
    /// All bytes, if there are more.
    @usableFromInline let long: [UInt8]?

    @usableFromInline static let shortMax = 15
    /// In the place of the count: greater than any, so that a longer value comes after its beginning.
    @usableFromInline static let isLong: UInt64 = 0xFF

    public init(bytes: [UInt8]) {
        self = bytes.withUnsafeBytes(Self.init(bytes:))
    }

    /// Copies the bytes.
    @inlinable
    public init(bytes: UnsafeRawBufferPointer) {
        var halves: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &halves) {
            $0.copyMemory(from: .init(rebasing: bytes.prefix(Self.shortMax)))
        }
        let isShort = bytes.count <= Self.shortMax
        high = UInt64(bigEndian: halves.0)
        low = UInt64(bigEndian: halves.1) | (isShort ? UInt64(bytes.count) : Self.isLong)
        long = isShort ? nil : Array(bytes)
    }

    /// The bytes as an array of their own.
    public var bytes: [UInt8] { long ?? withBytes(Array.init) }

    /// Lends the bytes for as long as `body` runs.
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let long { return long.withUnsafeBytes(body) }
        let count = Int(low & Self.isLong)
        return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
            body(.init(rebasing: $0.prefix(count)))
        }
    }

    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.high == right.high && left.low == right.low && left.long == right.long
    }

    /// By bytes, and of two that begin alike the shorter one first.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        guard left.high == right.high else { return left.high < right.high }
        guard left.low == right.low else { return left.low < right.low }
        guard let mine = left.long, let theirs = right.long else { return false }
        return mine.lexicographicallyPrecedes(theirs)
    }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(high)
        hasher.combine(low)
        // An array would hash itself byte by byte.
        long?.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

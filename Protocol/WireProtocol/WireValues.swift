public import MergeCore
internal import RecordFormat

/// One run of a server: random 8 bytes minted at every start.
///
/// A position belongs to the generation in which it was seen; a restored server starts a new one, so
/// positions given out twice can never be mistaken for each other.
public struct Generation: Hashable, Sendable {
    public static let byteCount = 8
    /// No server's: what a message holds before it is read.
    static let none = Generation(zero: byteCount)
    public let bytes: [UInt8]

    private init(zero count: Int) {
        bytes = Array(repeating: 0, count: count)
    }

    /// Adopts stored bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }
}

/// Where a device stands in a scope's feed.
public struct FeedCursor: Hashable, Sendable {
    /// The generation in which `high` was seen; nil before the first sync.
    public var generation: Generation?
    /// Every record up to this position has been pulled.
    public var pulled: Int64
    /// The highest position ever heard of: of an acknowledgement, or of the end of a feed that was
    /// pulled from.
    public var high: Int64

    public init(generation: Generation?, pulled: Int64, high: Int64) {
        self.generation = generation
        self.pulled = pulled
        self.high = high
    }

    /// Before the first sync.
    public static let start = FeedCursor(generation: nil, pulled: 0, high: 0)

    func encode(into writer: inout CBORWriter) {
        writer.array(3)
        writer.write(bytes: generation?.bytes ?? [])
        writer.write(pulled)
        writer.write(high)
    }

    init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        let start = reader.offset
        let bytes = try reader.readBytes()
        generation = Generation(bytes: bytes)
        guard generation != nil || bytes.isEmpty else {
            throw FormatError("expected a generation", at: start)
        }
        pulled = try reader.readPosition()
        high = try reader.readPosition()
        guard pulled <= high else {
            throw FormatError("a cursor that never was", at: start)
        }
    }
}

/// The identity of one mutation, apart from its dot: random 8 bytes drawn when it was made.
///
/// Two databases that forked use one dot for two mutations; this tells them apart, and tells a
/// mutation that both inherited from one that each made.
public struct MutationID: Hashable, Comparable, Sendable {
    public static let byteCount = 8
    /// No mutation's.
    public static let zero = MutationID(0)
    /// In place, because a push holds thousands.
    private let number: UInt64

    private init(_ number: UInt64) {
        self.number = number
    }

    /// Adopts stored bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(bytes.withUnsafeBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) })
    }

    public var bytes: [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

    /// By bytes.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// One link of a writer's chain: 16 bytes that stand for every batch pushed so far.
public struct ChainLink: Hashable, Sendable {
    public static let byteCount = 16
    public let bytes: [UInt8]

    /// Adopts stored bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// The link after `previous` once `batch`, the encoded records, is pushed.
    public init(after previous: ChainLink?, batch: [UInt8]) {
        bytes = Array(sha256((previous?.bytes ?? []) + sha256(batch)).prefix(Self.byteCount))
    }
}

/// Which records a batch holds, in their order: so an answer that belongs to another request is noticed.
public struct BatchHash: Hashable, Sendable {
    public static let byteCount = 8
    public let bytes: [UInt8]

    /// Adopts received bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// The first bytes of the SHA-256 of all ids, one after the other.
    public init(of ids: some Sequence<RecordID>) {
        bytes = Array(sha256(ids.flatMap(\.bytes)).prefix(Self.byteCount))
    }
}

extension CBORReader {
    mutating func readBatchHash() throws(FormatError) -> BatchHash {
        try read("a batch hash", BatchHash.init(bytes:))
    }

    mutating func readQuietHash() throws(FormatError) -> QuietHash {
        try read("a hash of scopes", QuietHash.init(bytes:))
    }

    mutating func readRecordID() throws(FormatError) -> RecordID {
        try read("a record id", RecordID.init(bytes:))
    }

    mutating func readMergeHash() throws(FormatError) -> MergeHash {
        try read("a merge hash", MergeHash.init(bytes:))
    }

    mutating func readGeneration() throws(FormatError) -> Generation {
        try read("a generation", Generation.init(bytes:))
    }

    mutating func readLink() throws(FormatError) -> ChainLink {
        try read("a link", ChainLink.init(bytes:))
    }

    mutating func readMutationID() throws(FormatError) -> MutationID {
        try read("a mutation id", MutationID.init(bytes:))
    }

    /// Reads bytes that have to be of one length.
    private mutating func read<Value>(
        _ name: String,
        _ value: ([UInt8]) -> Value?
    ) throws(FormatError) -> Value {
        let start = offset
        guard let value = value(try readBytes()) else {
            throw FormatError("expected \(name)", at: start)
        }
        return value
    }

    /// A position of a feed is never negative.
    mutating func readPosition() throws(FormatError) -> Int64 {
        try readInteger(in: 0...Int64.max)
    }

    /// Reads how many records something is of: so many that sums of them can't overflow.
    mutating func readRecordCount() throws(FormatError) -> Int {
        Int(try readInteger(in: 0...1 << 53))
    }

    /// Reads the seconds of a clock; one that shows another millennium is no server's.
    mutating func readMoment() throws(FormatError) -> Int64 {
        try readInteger(in: -1 << 40...1 << 40)
    }

    /// Reads the dot of a mutation: counters begin with 1, and a database keeps 63 bits of them.
    mutating func readDot() throws(FormatError) -> Dot {
        let writer = WriterID(try readUnsigned())
        return Dot(writer, UInt64(try readInteger(in: 1...Int64.max)))
    }

    private mutating func readInteger(
        in range: ClosedRange<Int64>
    ) throws(FormatError) -> Int64 {
        let start = offset
        let number = try readInteger()
        guard range.contains(number) else {
            throw FormatError("a number outside \(range)", at: start)
        }
        return number
    }
}

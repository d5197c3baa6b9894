public import MergeCore
public import RecordFormat

/// A record as a device holds it.
public struct DeviceRecord: Sendable {
    /// The row's number in this database.
    public let number: Int64
    public let id: RecordID
    /// With everything this device has done.
    public var state: RecordState
    /// The last state that the server acknowledged or delivered; nil if none.
    public var base: AcknowledgedState?
    /// Whether the server may have lost the base and should be offered it.
    public var isOffered: Bool
    /// Whether the base is all that this device knew of the record when it was read.
    public let isPlain: Bool
    /// The base's hash as it is stored: what the scope's digest has of this record.
    var storedHash: MergeHash?
}

/// A state that the server vouched for.
public struct AcknowledgedState: Equatable, Sendable {
    /// The canonical state.
    public var bytes: [UInt8]
    public var hash: MergeHash
    /// The server's proof; empty if it is not known.
    public var tag: [UInt8]
    /// The position at which the server had it.
    public var position: Int64

    public init(bytes: [UInt8], hash: MergeHash, tag: [UInt8], position: Int64) {
        self.bytes = bytes
        self.hash = hash
        self.tag = tag
        self.position = position
    }
}

/// One of this device's own mutations, kept for as long as a restored server may ask for it.
public struct OwnMutation: Sendable {
    /// The row's number: the order in which mutations were made.
    public let number: Int64
    public let writer: WriterID
    public let counter: UInt64
    /// The record's row number.
    public let record: Int64
    /// Where the server acknowledged it; 0 while it has not; -1 once it did and a restored server
    /// has lost it.
    public let position: Int64
    public let body: MutationBody

    public var dot: Dot { Dot(writer, counter) }

    /// Whether the server has to be told of it.
    public var isPending: Bool { position <= 0 }

    /// Whether a server once took it up under this dot, so that others may hold it: it keeps the
    /// dot for ever.
    public var wasAcknowledged: Bool { position != 0 }
}

/// A mutation that the server has to be told of, with its record.
public struct PendingMutation: Sendable {
    public let mutation: OwnMutation
    public let id: RecordID
    /// The record's canonical state, with everything this device has done.
    public let state: [UInt8]
    /// The hash of what the server last vouched for; nil if it never did.
    public let baseHash: MergeHash?
    /// Whether it is the record's only pending one.
    public let isAlone: Bool
}

/// What a mutation's row keeps beside its dot.
public struct MutationBody: Equatable, Sendable {
    /// Random 8 bytes.
    public var id: [UInt8]
    /// The programme version by whose rules it was written.
    public var programme: Int
    /// Seconds since 1970-01-01 by this device's clock; shown in the history, never sent.
    public var at: Int64
    /// What it added to or took from tallies.
    public var tallies: [FieldID: Int64]

    public init(id: [UInt8], programme: Int, at: Int64, tallies: [FieldID: Int64]) {
        self.id = id
        self.programme = programme
        self.at = at
        self.tallies = tallies
    }

    var encoded: [UInt8] {
        var writer = CBORWriter()
        writer.array(4)
        writer.write(bytes: id)
        writer.write(programme)
        writer.write(at)
        writer.array(2 * tallies.count)
        for (field, amount) in tallies.sorted(by: { $0.key < $1.key }) {
            writer.write(UInt64(field.rawValue))
            writer.write(amount)
        }
        return writer.bytes
    }

    init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = CBORReader(bytes)
        try reader.readArray(count: 4)
        id = try reader.readBytes()
        programme = try reader.readCount()
        at = try reader.readInteger()
        tallies = [:]
        for _ in 0..<(try reader.readArray() / 2) {
            let field = FieldID(UInt32(truncatingIfNeeded: try reader.readUnsigned()))
            tallies[field] = try reader.readInteger()
        }
    }
}

/// A scope that a device holds.
public struct DeviceScope: Sendable {
    /// The row's number in this database.
    public let number: Int64
    public let id: ScopeID
    public let mayWrite: Bool
    /// The generation in which `high` was seen; nil before the first sync.
    public var generation: [UInt8]?
    public var pulled: Int64
    /// The highest position heard of; above `pulled` while a feed is not pulled to its end.
    public var high: Int64
    /// Over the acknowledged states of this database, never copied from the server.
    public var digest: ScopeDigest
    /// The position at which digests were last equal, and when; nil if never.
    public var verified: Int64?
    public var verifiedAt: Int64?
}

/// A writer of this device.
public struct OwnWriter: Sendable {
    public enum Status: Int64, Sendable {
        case active = 0
        /// Writes nothing new; what it had pending keeps its dots.
        case retired = 1
        /// Retired after another database was found to use it too.
        case forked = 2
        /// From another database, of which this one is a copy or the continuation.
        case inherited = 3
    }

    /// The row's number in this database.
    public let number: Int64
    public let id: WriterID
    /// The last counter issued.
    public let counter: UInt64
    /// The highest counter that was ever in a push.
    public let pushed: UInt64
    public let status: Status
    /// The last acknowledged link of its chain.
    public let link: [UInt8]?
}

/// Why the server refused a record.
public struct Quarantined: Equatable, Sendable {
    /// The verdict's number on the wire.
    public let verdict: UInt64
    public let detail: String
    /// Seconds since 1970-01-01.
    public let at: Int64
}

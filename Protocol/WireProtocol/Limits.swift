public import RecordFormat

/// What a server takes and gives at most; advertised with every sync answer.
public struct Limits: WireMessage {
    /// Bytes of one record's canonical state.
    public var recordBytes: Int
    /// Bytes of one request body, before compression.
    public var pushBytes: Int
    /// Records in one request.
    public var pushRecords: Int
    /// Bytes of one page, unless one record alone is larger.
    public var pageBytes: Int

    public init(recordBytes: Int, pushBytes: Int, pushRecords: Int, pageBytes: Int) {
        self.recordBytes = recordBytes
        self.pushBytes = pushBytes
        self.pushRecords = pushRecords
        self.pageBytes = pageBytes
    }

    /// What this version serves.
    public static let standard = Limits(
        recordBytes: 64 << 10,
        pushBytes: 1 << 20,
        pushRecords: 4000,
        pageBytes: 256 << 10
    )

    /// Bytes of one request body after decompression; more is refused unread.
    public static let requestBytes = 8 << 20
    /// Live siblings of one register before a further new one needs a person.
    public static let siblings = 64
    /// What one writer may add to one tally in all, and take from it: a sum over millions of records
    /// can't overflow.
    public static let tally: UInt64 = 1_000_000_000_000
    /// Bytes of a state on the server, joined of those that several devices pushed: a page can carry it.
    public static let joinedBytes = 512 << 10
    /// Scopes that one request or answer is about: far more than any city has pairs of partners with
    /// one of them.
    public static let scopes = 1000
    /// Links of one chain that a request may name as acceptable predecessors.
    public static let chainCandidates = 16
    /// Identifiers of records or mutations in one reconcile request.
    public static let reconcileItems = 4000

    public func encode(into writer: inout CBORWriter) {
        writer.array(4)
        for limit in [recordBytes, pushBytes, pushRecords, pageBytes] { writer.write(limit) }
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        let start = reader.offset
        try reader.readArray(count: 4)
        recordBytes = try reader.readCount()
        pushBytes = try reader.readCount()
        pushRecords = try reader.readCount()
        pageBytes = try reader.readCount()
        guard min(recordBytes, pushBytes, pushRecords, pageBytes) > 0 else {
            throw FormatError("a limit of nothing", at: start)
        }
    }
}

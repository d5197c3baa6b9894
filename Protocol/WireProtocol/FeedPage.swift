public import MergeCore
public import RecordFormat

/// Consecutive current states of a scope's feed, read in one snapshot with their cursor.
public struct FeedPage: WireMessage {
    /// Ascending by position.
    ///
    /// Records that the same request acknowledged unchanged are left out.
    public var rows: [FeedRow]
    /// Everything up to this position is known once the rows are applied.
    public var next: Int64
    /// The feed's last position in the snapshot; `next == head` ends the pull.
    public var head: Int64
    /// The scope's digest at `head`; only on the last page.
    public var digest: ScopeDigest?
    /// The generation whose positions these are.
    public var generation: Generation

    public init(
        rows: [FeedRow],
        next: Int64,
        head: Int64,
        digest: ScopeDigest?,
        generation: Generation
    ) {
        self.generation = generation
        self.rows = rows
        self.next = next
        self.head = head
        self.digest = digest
    }

    /// Whether the feed goes on after this page.
    public var hasMore: Bool { next < head }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0, records: rows)
        map.put(1) { $0.write(next) }
        map.put(2) { $0.write(head) }
        if let digest { map.put(3) { $0.write(bytes: digest.bytes) } }
        map.put(4) { $0.write(bytes: generation.bytes) }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(rows: [], next: 0, head: 0, digest: nil, generation: .none)
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: rows = try reader.readRecords()
            case 1: next = try reader.readPosition()
            case 2: head = try reader.readPosition()
            case 3: digest = ScopeDigest(bytes: try reader.readBytes(count: 32))
            case 4: generation = try reader.readGeneration()
            default: _ = try reader.readItem()
            }
        }
        guard generation != .none else { throw FormatError("no generation") }
    }
}

/// One record's current state at its newest position.
public struct FeedRow: ListedRecord {
    public var position: Int64
    public var id: RecordID
    /// The canonical state.
    public var state: [UInt8]
    public var tag: [UInt8]

    public init(position: Int64, id: RecordID, state: [UInt8], tag: [UInt8]) {
        self.position = position
        self.id = id
        self.state = state
        self.tag = tag
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(4)
        writer.write(position)
        writer.write(bytes: id.bytes)
        writer.write(bytes: state)
        writer.write(bytes: tag)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 4)
        position = try reader.readPosition()
        id = try reader.readRecordID()
        state = try reader.readBytes()
        tag = try reader.readBytes()
    }

    func pack(into packer: inout RecordPacker) -> Bool {
        packer.append(position: position)
        return packer.append(tag: tag)
    }

    init(id: RecordID, state: [UInt8], from unpacker: inout RecordUnpacker) throws(FormatError) {
        self.init(
            position: try unpacker.nextPosition(),
            id: id,
            state: state,
            tag: try unpacker.nextTag()
        )
    }
}

/// `POST /v1/pull`: the rest of a scope's feed, answered as a stream of framed pages.
public struct PullRequest: WireMessage {
    public var scope: ScopeID
    public var cursor: FeedCursor

    public init(scope: ScopeID, cursor: FeedCursor) {
        self.scope = scope
        self.cursor = cursor
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(scope.rawValue)
        cursor.encode(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        scope = ScopeID(try reader.readText())
        cursor = try FeedCursor(from: &reader)
    }
}

public import MergeCore
public import RecordFormat

/// `POST /v1/sync`: hello, push and the wish for the next page, in one.
public struct SyncRequest: WireMessage {
    public static let protocolNumber = 1

    /// The newest programme version the device has; 0 before the first.
    public var programme: Int
    /// One part for each scope the device holds.
    public var scopes: [ScopeRequest]
    /// Whether the answer may leave out scopes without news, and prove them all by one hash.
    public var takesQuiet = false
    /// Where the device stands in the scopes that are not named; nil if all are.
    public var quiet: QuietCursors?

    public init(programme: Int, scopes: [ScopeRequest]) {
        self.programme = programme
        self.scopes = scopes
    }

    public func encode(into writer: inout CBORWriter) {
        encode(scopes.map(\.encodedRecords), into: &writer)
    }

    /// The message, of which the records were encoded beforehand.
    ///
    /// - Parameter lists: Each scope's ``ScopeRequest/encodedRecords``.
    public func encoded(lists: [[UInt8]?]) -> [UInt8] {
        var writer = CBORWriter()
        encode(lists, into: &writer)
        return writer.bytes
    }

    private func encode(_ lists: [[UInt8]?], into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(Self.protocolNumber) }
        map.put(1) { $0.write(programme) }
        map.put(2, Array(zip(scopes, lists))) { $0.0.encode($0.1, into: &$1) }
        if takesQuiet { map.put(3) { $0.write(true) } }
        if let quiet { map.put(4) { quiet.encode(into: &$0) } }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(programme: 0, scopes: [])
        var isOurs = false
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0:
                // Of another protocol nothing that follows is known.
                try Self.check(protocol: reader.readUnsigned())
                isOurs = true
            case 1: programme = try reader.readCount()
            case 2:
                var room = Limits.requestBytes
                scopes = try reader.readList(most: Limits.scopes) { (reader) throws(FormatError) in
                    let part = try ScopeRequest(from: &reader)
                    try reader.spend(part.records, of: &room)
                    try reader.spend(part.repairs, of: &room)
                    return part
                }
            case 3: takesQuiet = try reader.readBool()
            case 4: quiet = try QuietCursors(from: &reader)
            default: _ = try reader.readItem()
            }
        }
        if !isOurs { try Self.check(protocol: 0) }
        guard Set(scopes.map(\.scope)).count == scopes.count else {
            throw FormatError("a scope twice")
        }
    }

    private static func check(protocol number: UInt64) throws(FormatError) {
        guard number == UInt64(protocolNumber) else { throw FormatError("protocol \(number)") }
    }
}

/// A device's part of one scope: where it stands, its chains, and what it pushes.
public struct ScopeRequest: WireMessage {
    public var scope: ScopeID
    public var cursor: FeedCursor
    /// One for every writer that this database has used in the scope and not given up.
    public var chains: [Chain]
    /// New work, oldest first.
    public var records: [PushedRecord]
    /// States that the server asked for after it lost them.
    public var repairs: [RepairedRecord]
    /// Whether the answer should carry the next page.
    public var wantsPage: Bool
    /// Writers that this database has from another one, of which it is a copy or the continuation.
    ///
    /// Their mutations keep their dots and are part of no chain here, because the other database
    /// may push the same ones in other batches.
    public var inherited: [WriterID]

    public init(scope: ScopeID, cursor: FeedCursor) {
        self.scope = scope
        self.cursor = cursor
        chains = []
        records = []
        repairs = []
        wantsPage = true
        inherited = []
    }

    /// The records as they travel: most of the work of ``encode(into:)``; nil if there are none.
    public var encodedRecords: [UInt8]? {
        guard !records.isEmpty else { return nil }
        var writer = CBORWriter()
        writer.write(list: records)
        return writer.bytes
    }

    public func encode(into writer: inout CBORWriter) {
        encode(encodedRecords, into: &writer)
    }

    fileprivate func encode(_ encodedRecords: [UInt8]?, into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(scope.rawValue) }
        map.put(1) { cursor.encode(into: &$0) }
        map.put(2, chains) { $0.encode(into: &$1) }
        if let encodedRecords { map.put(3) { $0.write(encoded: encodedRecords) } }
        map.put(4, records: repairs)
        if !wantsPage { map.put(5) { $0.write(false) } }
        map.put(6, inherited) { $1.write($0.rawValue) }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(scope: ScopeID(""), cursor: .start)
        var isPlaced = false
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: scope = ScopeID(try reader.readText())
            case 1:
                cursor = try FeedCursor(from: &reader)
                isPlaced = true
            case 2: chains = try reader.readList(Chain.init(from:))
            case 3: records = try reader.readRecords()
            case 4: repairs = try reader.readRecords()
            case 5: wantsPage = try reader.readBool()
            case 6:
                inherited = try reader.readList { (reader) throws(FormatError) in
                    WriterID(try reader.readUnsigned())
                }
            default: _ = try reader.readItem()
            }
        }
        guard isPlaced, !scope.rawValue.isEmpty else { throw FormatError("no scope or cursor") }
    }
}

/// A writer's chain: which link the server's last one may be, and the link after this batch.
public struct Chain: WireMessage {
    public var writer: WriterID
    /// The last acknowledged link; nil before the first.
    public var acknowledged: ChainLink?
    /// Links tried since, whose answers never came, oldest first.
    public var attempted: [ChainLink]
    /// The link after this batch; nil if the batch has nothing by this writer.
    public var next: ChainLink?

    public init(
        writer: WriterID,
        acknowledged: ChainLink?,
        attempted: [ChainLink],
        next: ChainLink?
    ) {
        self.writer = writer
        self.acknowledged = acknowledged
        self.attempted = attempted
        self.next = next
    }

    /// Whether a server whose last link is `last` has seen exactly what this device believes.
    public func follows(_ last: ChainLink?) -> Bool {
        guard let last else { return acknowledged == nil }
        return last == acknowledged || last == next || attempted.contains(last)
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(4)
        writer.write(self.writer.rawValue)
        if let acknowledged {
            writer.write(bytes: acknowledged.bytes)
        } else {
            writer.writeNull()
        }
        writer.array(attempted.count)
        for link in attempted { writer.write(bytes: link.bytes) }
        if let next { writer.write(bytes: next.bytes) } else { writer.writeNull() }
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 4)
        writer = WriterID(try reader.readUnsigned())
        acknowledged = reader.readNull() ? nil : try reader.readLink()
        attempted = try reader.readList { (reader) throws(FormatError) in try reader.readLink() }
        next = reader.readNull() ? nil : try reader.readLink()
    }
}

/// One of the device's own mutations that a pushed state contains.
public struct PushedMutation: WireMessage, Hashable {
    public var dot: Dot
    public var id: MutationID
    /// The programme version by whose rules it was written.
    public var programme: Int

    public init(dot: Dot, id: MutationID, programme: Int) {
        self.dot = dot
        self.id = id
        self.programme = programme
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(4)
        writer.write(dot.writer.rawValue)
        writer.write(dot.counter)
        writer.write(bytes: id.bytes)
        writer.write(programme)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 4)
        dot = try reader.readDot()
        id = try reader.readMutationID()
        programme = try reader.readCount()
    }
}

/// A record with work of this device that the server has not acknowledged.
public struct PushedRecord: ListedRecord {
    public var id: RecordID
    /// The canonical state.
    public var state: [UInt8]
    /// The device's own mutations of it that are not acknowledged, ascending by dot.
    public var mutations: [PushedMutation]

    public init(id: RecordID, state: [UInt8], mutations: [PushedMutation]) {
        self.id = id
        self.state = state
        self.mutations = mutations
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(3)
        writer.write(bytes: id.bytes)
        writer.write(bytes: state)
        writer.array(mutations.count)
        for mutation in mutations { mutation.encode(into: &writer) }
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        id = try reader.readRecordID()
        state = try reader.readBytes()
        mutations = try reader.readList(PushedMutation.init(from:))
    }

    func pack(into packer: inout RecordPacker) -> Bool { packer.append(mutations) }

    init(id: RecordID, state: [UInt8], from unpacker: inout RecordUnpacker) throws(FormatError) {
        self.init(id: id, state: state, mutations: try unpacker.nextMutations())
    }
}

/// A state that the server once delivered or acknowledged, with its tag.
public struct RepairedRecord: ListedRecord {
    public var id: RecordID
    /// The canonical state.
    public var state: [UInt8]
    public var tag: [UInt8]

    public init(id: RecordID, state: [UInt8], tag: [UInt8]) {
        self.id = id
        self.state = state
        self.tag = tag
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(3)
        writer.write(bytes: id.bytes)
        writer.write(bytes: state)
        writer.write(bytes: tag)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        id = try reader.readRecordID()
        state = try reader.readBytes()
        tag = try reader.readBytes()
    }

    func pack(into packer: inout RecordPacker) -> Bool { packer.append(tag: tag) }

    init(id: RecordID, state: [UInt8], from unpacker: inout RecordUnpacker) throws(FormatError) {
        self.init(id: id, state: state, tag: try unpacker.nextTag())
    }
}

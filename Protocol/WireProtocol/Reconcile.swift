public import MergeCore
public import RecordFormat

/// `POST /v1/reconcile`: one question that settles a disagreement about a scope.
public struct ReconcileRequest: WireMessage {
    /// What the device wants to know.
    public enum Question: Equatable, Sendable {
        /// Up to where do we agree? The generations the device has seen, newest first, each with
        /// the highest position it saw there.
        case cut([SeenGeneration])
        /// Which of these mutations has the server taken up?
        case mutations([PushedMutation])
        /// Which of these states does the server lack?
        case offers([Offer])
        /// Which of 256 parts of the scope differ? Part n holds the ids whose last byte is n.
        case parts([ScopeDigest])
        /// What differs within one part, given all that the device holds of it?
        case part(UInt8, [Offer])
    }

    public var scope: ScopeID
    public var question: Question

    public init(scope: ScopeID, question: Question) {
        self.scope = scope
        self.question = question
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(scope.rawValue) }
        switch question {
        case .cut(let seen): map.put(1) { $0.write(list: seen) }
        case .mutations(let mutations): map.put(2) { $0.write(list: mutations) }
        case .offers(let offers): map.put(3) { $0.write(list: offers) }
        case .parts(let digests):
            map.put(4) { writer in
                writer.array(digests.count)
                for digest in digests { writer.write(bytes: digest.bytes) }
            }
        case .part(let part, let offers):
            map.put(5) { $0.write(Int(part)) }
            map.put(6) { $0.write(list: offers) }
        }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(scope: ScopeID(""), question: .offers([]))
        var part: UInt8 = 0
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: scope = ScopeID(try reader.readText())
            case 1: question = .cut(try reader.readList(SeenGeneration.init(from:)))
            case 2: question = .mutations(try reader.readList(PushedMutation.init(from:)))
            case 3: question = .offers(try reader.readList(Offer.init(from:)))
            case 4: question = .parts(try reader.readList(readDigest))
            case 5: part = try readPart(&reader)
            case 6: question = .part(part, try reader.readList(Offer.init(from:)))
            default: _ = try reader.readItem()
            }
        }
    }
}

/// The answer to one question; what was not asked stays empty.
public struct ReconcileAnswer: WireMessage {
    /// To `.cut`: the last position both have in common.
    public var cut: Int64 = 0
    /// To `.mutations`: those the server has taken up, by id, with the dot under which it has them:
    /// another one than asked if a second copy of the device had re-issued it.
    public var known: [PushedMutation] = []
    /// To `.offers` and `.part`: the records whose state the device should send with its tag.
    public var wanted: [RecordID] = []
    /// To `.parts`: the parts that differ.
    public var differing: [UInt8] = []
    /// To `.part`: the records that the device lacks or holds in another state.
    public var rows: [FeedRow] = []
    /// The feed's last position when the question was answered.
    public var head: Int64 = 0
    /// The generation whose positions these are.
    public var generation: Generation

    public init(generation: Generation) {
        self.generation = generation
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(cut) }
        map.put(1, known) { $0.encode(into: &$1) }
        map.put(2, wanted) { $1.write(bytes: $0.bytes) }
        map.put(3, differing) { $1.write(Int($0)) }
        map.put(4, records: rows)
        map.put(5) { $0.write(head) }
        map.put(6) { $0.write(bytes: generation.bytes) }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(generation: .none)
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: cut = try reader.readPosition()
            case 1: known = try reader.readList(PushedMutation.init(from:))
            case 2: wanted = try reader.readList { (r) throws(FormatError) in try r.readRecordID() }
            case 3: differing = try reader.readList(most: 256, readPart)
            case 4: rows = try reader.readRecords()
            case 5: head = try reader.readPosition()
            case 6: generation = try reader.readGeneration()
            default: _ = try reader.readItem()
            }
        }
        guard generation != .none else { throw FormatError("no generation") }
    }
}

/// A generation that a device has met, and the highest position it saw there.
public struct SeenGeneration: WireMessage {
    public var generation: Generation
    public var high: Int64

    public init(generation: Generation, high: Int64) {
        self.generation = generation
        self.high = high
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(bytes: generation.bytes)
        writer.write(high)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        generation = try reader.readGeneration()
        high = try reader.readInteger()
    }
}

/// A record and which state of it is held.
public struct Offer: WireMessage {
    public var id: RecordID
    public var hash: MergeHash

    public init(id: RecordID, hash: MergeHash) {
        self.id = id
        self.hash = hash
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(bytes: id.bytes)
        writer.write(bytes: hash.bytes)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        id = try reader.readRecordID()
        hash = try reader.readMergeHash()
    }
}

extension CBORWriter {
    mutating func write(list: [some WireMessage]) {
        array(list.count)
        for item in list { item.encode(into: &self) }
    }
}

private func readDigest(_ reader: inout CBORReader) throws(FormatError) -> ScopeDigest {
    ScopeDigest(bytes: try reader.readBytes(count: 32)) ?? ScopeDigest()
}

private func readPart(_ reader: inout CBORReader) throws(FormatError) -> UInt8 {
    let start = reader.offset
    guard let part = UInt8(exactly: try reader.readUnsigned()) else {
        throw FormatError("there are 256 parts", at: start)
    }
    return part
}

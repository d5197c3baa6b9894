public import MergeCore
public import RecordFormat

/// The answer to `POST /v1/sync`; everything it says is durable.
public struct SyncAnswer: WireMessage {
    public var generation: Generation
    /// Seconds since 1970-01-01 UTC by the server's clock; shown, never decided by.
    public var now: Int64
    /// The newest programme version.
    public var programme: Int
    public var limits: Limits
    /// One part for each scope of the request that `quiet` does not speak of, in its order.
    public var scopes: [ScopeAnswer]
    /// The scopes the device may hold, if they are not those of the request.
    public var grants: [Grant]?
    /// Of the scopes of the request that are left out; nil if none is.
    public var quiet: QuietHash?

    public init(
        generation: Generation,
        now: Int64,
        programme: Int,
        limits: Limits,
        scopes: [ScopeAnswer]
    ) {
        self.generation = generation
        self.now = now
        self.programme = programme
        self.limits = limits
        self.scopes = scopes
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(bytes: generation.bytes) }
        map.put(1) { $0.write(now) }
        map.put(2) { $0.write(programme) }
        map.put(3) { limits.encode(into: &$0) }
        map.put(4, scopes) { $0.encode(into: &$1) }
        if let grants {
            map.put(5) { writer in
                writer.array(grants.count)
                for grant in grants { grant.encode(into: &writer) }
            }
        }
        if let quiet { map.put(6) { $0.write(bytes: quiet.bytes) } }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(
            generation: .none,
            now: 0,
            programme: 0,
            limits: .standard,
            scopes: []
        )
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: generation = try reader.readGeneration()
            case 1: now = try reader.readMoment()
            case 2: programme = try reader.readCount()
            case 3: limits = try Limits(from: &reader)
            case 4: scopes = try reader.readList(most: Limits.scopes, ScopeAnswer.init(from:))
            case 5: grants = try reader.readList(most: Limits.scopes, Grant.init(from:))
            case 6: quiet = try reader.readQuietHash()
            default: _ = try reader.readItem()
            }
        }
        guard generation != .none else { throw FormatError("no generation") }
    }
}

/// How the server sees a device's place in a scope.
public enum ScopeStatus: Equatable, Sendable {
    /// The push was taken and the page, if any, follows the cursor.
    case current
    /// The server is older than the cursor; nothing was taken. Both agree up to `cut`.
    case restored(cut: Int64)
    /// The cursor's generation is unknown here; nothing was taken. Ask `/v1/reconcile`.
    case unknownGeneration
    /// These writers' last links are none of the named ones; nothing was taken.
    case forked([ServerChain])
    /// The device no longer holds this scope.
    ///
    /// What the server acknowledged of it may be forgotten, unless the server was put back and may
    /// have forgotten it too.
    case gone(mayForget: Bool)
    /// Pushes are taken; pulls wait until an administrator has confirmed the device.
    case unconfirmed
}

/// The server's last link of a writer; nil if it has none.
public struct ServerChain: Hashable, Sendable {
    public var writer: WriterID
    public var last: ChainLink?

    public init(writer: WriterID, last: ChainLink?) {
        self.writer = writer
        self.last = last
    }
}

/// The server's part of one scope.
public struct ScopeAnswer: WireMessage {
    public var scope: ScopeID
    public var status: ScopeStatus
    /// One for each repaired, then one for each pushed record, in the request's order.
    public var verdicts: [RecordVerdict]
    /// Which records the verdicts are of; nil without any.
    public var batch: BatchHash?
    public var page: FeedPage?

    public init(scope: ScopeID, status: ScopeStatus) {
        self.scope = scope
        self.status = status
        verdicts = []
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(scope.rawValue) }
        switch status {
        case .current: break
        case .restored(let cut): map.put(1) { $0.write(cut) }
        case .unknownGeneration: map.put(2) { $0.write(true) }
        case .forked(let chains):
            map.put(3, chains) { chain, writer in
                writer.array(2)
                writer.write(chain.writer.rawValue)
                writer.write(bytes: chain.last?.bytes ?? [])
            }
        case .gone(let mayForget): map.put(4) { $0.write(mayForget) }
        case .unconfirmed: map.put(5) { $0.write(true) }
        }
        var last: Int64 = 0
        map.put(6, verdicts) { $0.encode(into: &$1, after: &last) }
        if let page { map.put(7) { page.encode(into: &$0) } }
        if let batch { map.put(8) { $0.write(bytes: batch.bytes) } }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(scope: ScopeID(""), status: .current)
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: scope = ScopeID(try reader.readText())
            case 1: status = .restored(cut: try reader.readPosition())
            case 2: status = try reader.readBool() ? .unknownGeneration : .current
            case 3: status = .forked(try readServerChains(&reader))
            case 4: status = .gone(mayForget: try reader.readBool())
            case 5: status = try reader.readBool() ? .unconfirmed : .current
            case 6:
                var last: Int64 = 0
                verdicts = try reader.readList { (reader) throws(FormatError) in
                    try RecordVerdict(from: &reader, after: &last)
                }
            case 7: page = try FeedPage(from: &reader)
            case 8: batch = try reader.readBatchHash()
            default: _ = try reader.readItem()
            }
        }
    }
}

/// No scope is forked without a writer whose chain is.
private func readServerChains(_ reader: inout CBORReader) throws(FormatError) -> [ServerChain] {
    let start = reader.offset
    let chains = try reader.readList(readServerChain)
    guard !chains.isEmpty else { throw FormatError("expected a chain", at: start) }
    return chains
}

private func readServerChain(_ reader: inout CBORReader) throws(FormatError) -> ServerChain {
    try reader.readArray(count: 2)
    let writer = WriterID(try reader.readUnsigned())
    let start = reader.offset
    let bytes = try reader.readBytes()
    let last = ChainLink(bytes: bytes)
    guard last != nil || bytes.isEmpty else { throw FormatError("expected a link", at: start) }
    return ServerChain(writer: writer, last: last)
}

/// The verdict on one record and what follows from it.
public struct RecordVerdict: Equatable, Sendable {
    public var verdict: Verdict
    /// The record's position after an acknowledgement, else 0.
    public var position: Int64
    /// The server's tag for the pushed state after an acknowledgement, else empty.
    public var tag: [UInt8]
    /// What is wrong, for a refusal: a field id and a rule, in English.
    public var detail: String

    public init(
        _ verdict: Verdict,
        position: Int64 = 0,
        tag: [UInt8] = [],
        detail: String = ""
    ) {
        self.verdict = verdict
        self.position = position
        self.tag = tag
        self.detail = detail
    }

    /// - Parameter last: The position of the acknowledgement before; as a rule this one's is the next.
    func encode(into writer: inout CBORWriter, after last: inout Int64) {
        writer.array(verdict.isAcknowledgement ? 3 : 2)
        writer.write(verdict.rawValue)
        guard verdict.isAcknowledgement else { return writer.write(detail) }
        writer.write(position &- last)
        writer.write(bytes: tag)
        last = position
    }

    init(from reader: inout CBORReader, after last: inout Int64) throws(FormatError) {
        let start = reader.offset
        let count = try reader.readArray()
        guard let verdict = Verdict(rawValue: try reader.readUnsigned()),
            count == (verdict.isAcknowledgement ? 3 : 2)
        else { throw FormatError("expected a verdict", at: start) }
        self.init(verdict)
        guard verdict.isAcknowledgement else {
            detail = try reader.readText()
            return
        }
        let (position, isOutside) = last.addingReportingOverflow(try reader.readInteger())
        guard !isOutside else { throw FormatError("a position outside 64 bits", at: start) }
        self.position = position
        last = position
        tag = try reader.readBytes()
    }
}

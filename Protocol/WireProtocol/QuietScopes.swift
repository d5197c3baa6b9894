public import MergeCore
public import RecordFormat

/// The scopes of which a device has nothing to say but where it stands.
///
/// They are not named: both sides know which the device holds. Source: SPEC.md, section 8.5.
public struct QuietCursors: Equatable, Sendable {
    /// The run of the server in which it stands there in all of them.
    public let generation: Generation
    /// Up to where it has followed each, in the order of their ids, and seen nothing beyond.
    public let pulled: [Int64]
    /// The first 8 bytes of the SHA-256 of the ids.
    private let check: [UInt8]

    private static let checkBytes = 8

    /// - Parameter scopes: In the order of their ids.
    public init(generation: Generation, scopes: [(id: ScopeID, pulled: Int64)]) {
        self.generation = generation
        pulled = scopes.map(\.pulled)
        check = Self.check(scopes.map(\.id))
    }

    /// The cursors of these scopes, in the order of their ids; nil if the device means others.
    public func cursors(of ids: [ScopeID]) -> [FeedCursor]? {
        guard ids.count == pulled.count, Self.check(ids) == check else { return nil }
        return pulled.map { FeedCursor(generation: generation, pulled: $0, high: $0) }
    }

    private static func check(_ ids: [ScopeID]) -> [UInt8] {
        var writer = CBORWriter()
        for id in ids { writer.write(id.rawValue) }
        return Array(sha256(writer.bytes).prefix(checkBytes))
    }

    func encode(into writer: inout CBORWriter) {
        writer.array(3)
        writer.write(bytes: generation.bytes)
        writer.write(bytes: check)
        writer.array(pulled.count)
        for position in pulled { writer.write(position) }
    }

    init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 3)
        generation = try reader.readGeneration()
        check = try reader.readBytes(count: Self.checkBytes)
        pulled = try reader.readList(most: Limits.scopes) { (reader) throws(FormatError) in
            try reader.readPosition()
        }
    }
}

/// What a server says of all scopes in which neither side has news: 16 bytes for any number of them.
///
/// Equal hashes prove that device and server hold the same in each. Source: SPEC.md, section 8.5.
public struct QuietHash: Hashable, Sendable {
    public static let byteCount = 16
    public let bytes: [UInt8]

    /// - Parameter scopes: In the order of the request, those that it doesn't name last, by their ids.
    public init(of scopes: [QuietScope]) {
        var writer = CBORWriter()
        for scope in scopes {
            writer.array(3)
            writer.write(scope.id.rawValue)
            writer.write(scope.head)
            writer.write(bytes: scope.digest.bytes)
        }
        bytes = Array(sha256(writer.bytes).prefix(Self.byteCount))
    }

    /// Adopts received bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }
}

/// A scope in which nothing happened since a device last heard of it.
public struct QuietScope: Sendable {
    public let id: ScopeID
    /// The feed's last position, where the device's cursor stands too.
    public let head: Int64
    public let digest: ScopeDigest

    public init(id: ScopeID, head: Int64, digest: ScopeDigest) {
        self.id = id
        self.head = head
        self.digest = digest
    }
}

public import RecordFormat
public import RecordStore

/// The secrets made at `init`, before any backup, so that every restored server still knows them.
public struct ServerKeys: Sendable {
    /// Signs enrolment statements.
    public let signing: SigningKey
    /// Tags delivered and acknowledged states.
    public let tag: TagKey

    /// Makes and stores new keys.
    public static func create(in transaction: ServerTransaction) throws {
        try transaction.set("signing_key", to: SigningKey().privateBytes)
        try transaction.set("tag_key", to: transaction.world.randomBytes(TagKey.byteCount))
    }

    /// Reads the stored keys.
    public init(from transaction: ServerTransaction) throws {
        guard let signing = try transaction.setting("signing_key").flatMap(SigningKey.init),
            let tag = try transaction.setting("tag_key").flatMap(TagKey.init)
        else { throw StoreError.corrupt(what: "keys") }
        self.signing = signing
        self.tag = tag
    }
}

public import MergeCore
public import RecordFormat

/// A record as a server delivered it: read and checked, and not yet held against what the device has.
///
/// It keeps what is asked of a record that is new to the device, and no more: thousands wait in memory
/// during a first pull, and most are new.
public struct DeliveredRecord: Sendable {
    public let id: RecordID
    public let scope: ScopeID
    public let context: CausalContext
    /// The state that was delivered.
    public let base: AcknowledgedState
    let flags: RecordFlags
    /// What the scope's digest gets by it: hashed here, because storing is what a first pull waits for.
    let digest: ScopeDigest

    /// Reads a delivered state, and checks that its bytes are canonical.
    public init(
        _ id: RecordID,
        state bytes: [UInt8],
        tag: [UInt8],
        position: Int64
    ) throws(FormatError) {
        let summary = try StateSummary(canonicalBytes: bytes)
        self.id = id
        scope = summary.scope
        context = summary.context
        base = AcknowledgedState(
            bytes: bytes,
            hash: MergeHash(of: bytes),
            tag: tag,
            position: position
        )
        flags = RecordFlags(of: summary, isOffered: false)
        digest = ScopeDigest(of: id, base.hash)
    }

    /// The state, decoded anew.
    public func state() throws(FormatError) -> RecordState {
        try RecordState(canonicalBytes: base.bytes)
    }
}

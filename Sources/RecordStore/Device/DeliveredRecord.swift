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

    /// Reads a delivered state.
    public init(
        _ id: RecordID,
        state bytes: [UInt8],
        tag: [UInt8],
        position: Int64
    ) throws(FormatError) {
        let state = try RecordState(canonicalBytes: bytes)
        self.id = id
        scope = state.scope
        context = state.context
        base = AcknowledgedState(
            bytes: bytes,
            hash: MergeHash(of: bytes),
            tag: tag,
            position: position
        )
        flags = RecordFlags(of: state, isOffered: false)
    }

    /// The state, decoded anew.
    public func state() throws(FormatError) -> RecordState {
        try RecordState(canonicalBytes: base.bytes)
    }
}

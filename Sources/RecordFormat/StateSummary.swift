public import MergeCore

/// What is asked of a state that is kept as it came: of a common one, read without building it.
public struct StateSummary: Equatable, Sendable {
    public let scope: ScopeID
    public let context: CausalContext
    /// Whether a person should look at it.
    public let hasConflicts: Bool
    /// Whether it counts and is listed.
    public let isShown: Bool
    public let isErased: Bool

    public init(of state: RecordState) {
        scope = state.scope
        context = state.context
        hasConflicts = state.hasConflicts
        isShown = state.isShown
        isErased = state.erasure != nil
    }

    /// Of a state without voids and erasure.
    init(scope: ScopeID, context: CausalContext, hasConflicts: Bool) {
        self.scope = scope
        self.context = context
        self.hasConflicts = hasConflicts
        isShown = true
        isErased = false
    }

    /// Reads canonical bytes, and checks them as ``MergeCore/RecordState/init(canonicalBytes:)`` does.
    public init(canonicalBytes bytes: [UInt8]) throws(FormatError) {
        if let summary = StateScanner.summary(bytes) {
            self = summary
        } else {
            self.init(of: try RecordState(canonicalBytes: bytes))
        }
    }
}

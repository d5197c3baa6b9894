/// What the server says of one pushed record, after its answer is durable.
///
/// Only `ok` and `same` clear a device's outbox, of the mutations that were sent: one made meanwhile
/// stays.
public enum Verdict: UInt64, CaseIterable, Sendable {
    /// Joined; the record has a new position.
    case ok = 0
    /// Already known; nothing moved.
    case same = 1
    /// The device may not write this scope, or claims what it cannot know.
    case denied = 2
    /// The programme's rules refuse a newly written value; the detail names field and rule.
    case invalid = 3
    /// The record is larger than the server's limit.
    case tooBig = 4
    /// More siblings than the limit: a person has to resolve the conflict first.
    case needsResolve = 5
    /// Written by a programme version or format that the server does not know yet.
    case schemaTooNew = 6
    /// The record was erased; what was written is not kept.
    case erased = 7
    /// Not now: the server could not look at it; send it again.
    case later = 8

    /// The name used in SPEC.md, in JSON and in logs.
    public var name: String {
        switch self {
        case .ok: "ok"
        case .same: "same"
        case .denied: "denied"
        case .invalid: "invalid"
        case .tooBig: "too_big"
        case .needsResolve: "needs_resolve"
        case .schemaTooNew: "schema_too_new"
        case .erased: "erased"
        case .later: "later"
        }
    }

    /// Whether the record is durable on the server.
    public var isAcknowledgement: Bool { self == .ok || self == .same }
}

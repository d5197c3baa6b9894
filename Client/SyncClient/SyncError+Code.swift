internal import WireProtocol

extension SyncError {
    /// The answer ended before it was whole.
    public static let cutOff = SyncError.unreachable(reason: cutOffReason)

    /// The reason of ``cutOff``.
    public static let cutOffReason = "the answer was cut off"

    /// Nobody listens at the server's address.
    public static let noConnectionReason = "could not connect"
    /// No network, or a wrong address.
    public static let noNameReason = "name not found"
    /// Nothing came for too long.
    public static let timedOutReason = "timed out"

    /// The name used in JSON and for the last sync.
    public var code: String {
        switch self {
        case .unreachable: "unreachable"
        case .untrusted: "untrusted"
        case .notTheServer: "not_the_server"
        case .refused(let problem): problem.code.rawValue
        case .malformedAnswer: "malformed_answer"
        case .endless: "endless"
        case .alreadyRunning: "already_running"
        }
    }
}

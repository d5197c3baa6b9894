/// How a command ended, as the shell sees it; the numbers are those of `sysexits.h`.
public enum ExitStatus: Int32, CaseIterable, Sendable {
    case done = 0
    /// Failed, or not fully verified; local data is safe.
    case failed = 1
    /// The command line itself was wrong.
    case usage = 64
    /// Something entered was refused: a value, a missing required field, an unknown id.
    case refused = 65
    /// The server could not be reached.
    case unreachable = 69
    /// Not permitted; also a wrong or used code, a locked or a revoked device.
    case notPermitted = 77
}

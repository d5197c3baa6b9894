import Glibc

/// Shows how far long work has come on standard error, if that is a terminal.
public final class ProgressMeter {
    private var line: ProgressLine
    private let isShowing: Bool

    /// - Parameter isQuiet: Show nothing, because a program reads along.
    public init(_ what: String, isQuiet: Bool) {
        line = ProgressLine(what, at: Self.seconds)
        isShowing = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Tells how much is done, and of how much if that is known; cheap enough for every record.
    public func report(_ done: Int, of total: Int? = nil) {
        guard isShowing, let text = line.update(done, of: total, at: Self.seconds) else { return }
        write("\r" + shortened(text, to: (terminalWidth(of: STDERR_FILENO) ?? 80) - 1) + wipe)
    }

    /// Wipes the line away, so that the result stands alone.
    public func finish() {
        guard line.isShown else { return }
        write("\r" + wipe)
        line = ProgressLine("", at: .infinity)
    }

    deinit { finish() }

    /// To the end of the line (ECMA-48, EL).
    private let wipe = "\u{1B}[K"

    private func write(_ text: String) {
        writeText(text, to: STDERR_FILENO)
    }

    private static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

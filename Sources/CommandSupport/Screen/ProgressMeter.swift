import Glibc
public import Programmes

/// Shows how far long work has come on standard error, if that is a terminal.
public final class ProgressMeter {
    private var line: ProgressLine
    private var isOver = false
    private let isShowing: Bool

    /// - Parameter isQuiet: Show nothing, because a program reads along.
    public init(_ what: String, in language: Language, isQuiet: Bool) {
        line = ProgressLine(what, in: language, at: Self.seconds)
        isShowing = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Tells how much is done, and of how much if that is known; cheap enough for every record.
    public func report(_ done: Int, of total: Int? = nil) {
        guard isShowing, !isOver, let text = line.update(done, of: total, at: Self.seconds) else {
            return
        }
        write("\r" + shortened(text, to: (terminalWidth(of: STDERR_FILENO) ?? 80) - 1) + wipe)
    }

    /// Wipes the line away, so that the result stands alone.
    public func finish() {
        guard line.isShown, !isOver else { return }
        isOver = true
        write("\r" + wipe)
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

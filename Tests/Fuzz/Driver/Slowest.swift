import Glibc

/// How long the slowest input took; libFuzzer itself counts in whole seconds only.
enum Slowest {
    // One thread runs all inputs; the handler at exit runs on it too.
    nonisolated(unsafe) private static var nanosecondsMax: UInt64 = 0
    // As above.
    nonisolated(unsafe) private static var length = 0

    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func note(_ nanoseconds: UInt64, length count: Int) {
        guard nanoseconds > nanosecondsMax else { return }
        nanosecondsMax = nanoseconds
        length = count
    }

    /// The last line of a run, for the script that sums up.
    static func tell() {
        say("slowest: \(nanosecondsMax / 1000) µs of processor, \(length) bytes")
    }
}

/// One line among those of libFuzzer.
func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    // Nothing could be said about it if that failed.
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

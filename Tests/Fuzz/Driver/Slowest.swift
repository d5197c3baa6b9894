import Glibc
import Synchronization

/// How long the slowest input took; libFuzzer itself counts in whole seconds only.
enum Slowest {
    private static let slowest = Mutex((nanoseconds: UInt64(0), length: 0))

    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func note(_ nanoseconds: UInt64, length count: Int) {
        slowest.withLock { if nanoseconds > $0.nanoseconds { $0 = (nanoseconds, count) } }
    }

    /// The last line of a run, for the script that sums up.
    static func tell() {
        let (nanoseconds, length) = slowest.withLock { $0 }
        say("slowest: \(nanoseconds / 1000) µs of processor, \(length) bytes")
    }
}

/// One line among those of libFuzzer.
func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    // Nothing could be said about it if that failed.
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

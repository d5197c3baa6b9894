/// Waits that double from failure to failure, and differ by chance so that devices spread.
public struct Backoff: Sendable {
    /// Seconds.
    let first: Double
    /// Seconds.
    let longest: Double

    /// As said; in seconds.
    public init(first: Double, longest: Double) {
        self.first = first
        self.longest = longest
    }

    /// The wait after so many failures in a row, in seconds: from half of its ceiling to all of it.
    public func wait(failures: Int, chance: UInt64) -> Double {
        let ceiling = min(longest, first * Double(1 << min(max(0, failures - 1), 16)))
        return ceiling / 2 * (1 + share(chance))
    }
}

/// 64 random bits as a share of 1.
func share(_ chance: UInt64) -> Double {
    Double(chance >> 11) / Double(1 << 53)
}

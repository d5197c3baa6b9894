/// When a device that watches syncs next: after a hint, after its own work, from time to time, and
/// later and later while it can't.
///
/// Moments are seconds of any clock that only goes forward; chance is 64 random bits.
public struct WatchPlan: Sendable {
    /// While nobody gives hints.
    ///
    /// Seconds, before chance.
    static let pollSeconds = 60.0
    /// While the server gives hints: one may be lost.
    ///
    /// Seconds, before chance.
    static let listeningPollSeconds = 900.0
    /// A hint goes to many devices at once; they ask within so long.
    ///
    /// Seconds.
    static let hintSpreadSeconds = 1.0
    /// Work of this device waits for a little more of it.
    ///
    /// Seconds.
    static let settleSeconds = 0.3
    /// Syncs are at least so far apart.
    ///
    /// Seconds.
    static let leastSeconds = 1.0
    /// Longer than this nobody is kept waiting by what a server asks.
    ///
    /// Seconds.
    static let askedMax = 3600
    private static let backoff = Backoff(first: 2, longest: 300)

    private var due: Double
    private var earliest: Double
    private var failures = 0
    private var isListening = false

    /// A plan whose first sync is due now.
    public init(now: Double) {
        due = now
        earliest = now
    }

    /// Seconds until the next sync; 0 if it is due.
    public func wait(at now: Double) -> Double {
        max(0, max(due, earliest) - now)
    }

    /// A sync was done.
    public mutating func synced(at now: Double, chance: UInt64) {
        failures = 0
        earliest = now + Self.leastSeconds
        due = now + poll(chance)
    }

    /// A sync failed and may succeed later.
    ///
    /// - Parameter asked: Seconds that the server asked to wait; an hour at most is waited.
    public mutating func failed(at now: Double, asked: Int? = nil, chance: UInt64) {
        failures += 1
        let wait = Self.backoff.wait(failures: failures, chance: chance)
        due = now + wait + Double(min(max(0, asked ?? 0), Self.askedMax))
        earliest = due
    }

    /// Another process wrote on this device.
    ///
    /// While the server can't be reached, that changes nothing about it.
    public mutating func changedHere(at now: Double) {
        guard failures == 0 else { return }
        due = min(due, now + Self.settleSeconds)
    }

    /// The server says that something changed, or begins to listen: so it can be reached.
    public mutating func hinted(at now: Double, chance: UInt64) {
        isListening = true
        if failures > 0 { earliest = now }
        due = min(due, now + Self.hintSpreadSeconds * share(chance))
    }

    /// The server gives no hints any more.
    public mutating func silenced(at now: Double, chance: UInt64) {
        guard isListening else { return }
        isListening = false
        due = min(due, now + poll(chance))
    }

    private func poll(_ chance: UInt64) -> Double {
        let seconds = isListening ? Self.listeningPollSeconds : Self.pollSeconds
        return seconds * (0.75 + 0.5 * share(chance))
    }
}

/// How long a device waits for a server that is too busy before it leaves it for later.
///
/// Waits grow by doubling and differ by chance, so that devices that were turned away together do
/// not come back together.
public struct Patience: Equatable, Sendable {
    /// All waits of one sync together.
    ///
    /// Seconds.
    public var total: Double
    /// The first wait, before chance.
    ///
    /// Seconds.
    public var first: Double
    /// No wait grows beyond this by doubling; a server may ask for a longer one.
    ///
    /// Seconds.
    public var longest: Double

    /// Half a minute in all: longer than a person at a command line looks on, they had better go on
    /// and sync later.
    public static let standard = Patience(total: 30, first: 1, longest: 8)
    /// Waits for nothing.
    public static let none = Patience(total: 0, first: 0, longest: 0)

    /// As said; in seconds.
    public init(total: Double, first: Double, longest: Double) {
        self.total = total
        self.first = first
        self.longest = longest
    }

    /// The next wait in seconds: never shorter than the server asked for; nil when it is over.
    ///
    /// - Parameters:
    ///   - attempt: How often was waited already.
    ///   - waited: Seconds that were waited already.
    ///   - asked: Seconds that the server asked for.
    ///   - chance: 64 random bits.
    public func wait(attempt: Int, waited: Double, asked: Int?, chance: UInt64) -> Double? {
        let backoff = Backoff(first: first, longest: longest)
        let wait = Double(max(0, asked ?? 0)) + backoff.wait(failures: attempt + 1, chance: chance)
        return total > 0 && waited + wait <= total ? wait : nil
    }
}

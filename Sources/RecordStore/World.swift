/// The clock and the dice, handed in so that a simulation can own both.
public struct World: Sendable {
    /// Seconds since 1970-01-01 UTC by this machine's clock, right or wrong.
    public var now: @Sendable () -> Int64
    /// 64 fresh random bits.
    public var random: @Sendable () -> UInt64

    public init(now: @escaping @Sendable () -> Int64, random: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.random = random
    }

    /// `count` fresh random bytes.
    public func randomBytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            let bits = random()
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
            }
        }
        return Array(bytes.prefix(count))
    }
}

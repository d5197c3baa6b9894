import Glibc

extension World {
    /// This machine's clock and the kernel's randomness.
    public static let system = World(
        now: { Int64(time(nil)) },
        random: { UInt64.random(in: .min ... .max) }
    )
}

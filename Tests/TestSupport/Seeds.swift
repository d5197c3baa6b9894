import Foundation

/// Which random tests to run; read from the environment.
public enum Seeds {
    /// The seeds `0..<count`, or only the one in `SEED`.
    public static func first(_ count: UInt64) -> Range<UInt64> {
        guard let seed = number("SEED") else { return 0..<count }
        return seed..<(seed + 1)
    }

    /// As many seeds as `TRIPLES` says, `usual` if it says nothing, or only the one in `SEED`.
    public static func triples(usual: UInt64) -> Range<UInt64> {
        named("TRIPLES", usual: usual)
    }

    /// As many seeds as a variable says, `usual` if it says nothing, or only the one in `SEED`.
    public static func named(_ variable: String, usual: UInt64) -> Range<UInt64> {
        first(number(variable) ?? usual)
    }

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }
}

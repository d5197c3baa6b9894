import BuiltInProgramme
import Foundation
import Programmes
import SyncServer
import Synchronization

/// Many random histories, and how they ended.
public struct Simulation: Sendable {
    /// Steps of each history.
    public static let steps = 90

    public private(set) var histories = 0
    public private(set) var seconds = 0.0
    /// What failed, by seed.
    public private(set) var failures: [(seed: UInt64, text: String)] = []

    /// Runs the seeds on as many threads as there are processors, for `secondsMax` at the most.
    public init(
        seeds: Range<UInt64>,
        secondsMax: Double = .infinity,
        failuresMax: Int = .max,
        onProgress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws {
        let programmes = try Self.programmes()
        let shelf = ProgrammeShelf()
        let place = Mutex(seeds.lowerBound)
        let found = Mutex<(done: Int, failures: [(seed: UInt64, text: String)])>((0, []))
        let start = Date()
        DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) {
            _ in
            while let seed = place.withLock({ next -> UInt64? in
                guard next < seeds.upperBound else { return nil }
                defer { next += 1 }
                return next
            }) {
                let failure = Self.failure(of: seed, programmes, shelf)
                let (done, count) = found.withLock { found in
                    found.done += 1
                    if let failure { found.failures.append((seed, failure)) }
                    return (found.done, found.failures.count)
                }
                onProgress(done)
                guard Date().timeIntervalSince(start) < secondsMax, count < failuresMax else {
                    return
                }
            }
        }
        seconds = Date().timeIntervalSince(start)
        (histories, failures) = found.withLock { ($0.done, $0.failures) }
        failures.sort { $0.seed < $1.seed }
    }

    private static func failure(
        of seed: UInt64,
        _ programmes: [Int: Programme],
        _ shelf: ProgrammeShelf
    ) -> String? {
        do {
            try History(seed: seed, programmes: programmes, shelf: shelf).run(steps: steps)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Tells one history step by step.
    ///
    /// - Returns: What it came to: two histories that differ anywhere hardly come to the same.
    @discardableResult
    public static func tell(seed: UInt64, isTraced: Bool = true) throws -> [UInt8] {
        let history = try History(
            seed: seed,
            programmes: try programmes(),
            shelf: ProgrammeShelf(),
            isTraced: isTraced
        )
        try history.run(steps: steps)
        return try history.fingerprint()
    }

    private static func programmes() throws -> [Int: Programme] {
        try Dictionary(
            uniqueKeysWithValues: (1...3).map {
                ($0, try Programme(yaml: SimulatedServer.programme($0)))
            }
        )
    }

    /// How many failures are of a kind: the word before the colon.
    public func count(_ kind: String) -> Int {
        failures.filter { $0.text.hasPrefix(kind + ":") }.count
    }

    /// One line for people.
    public var summary: String {
        let rate = Double(histories) / max(seconds, 0.001)
        let named = [
            ("lost", count("lost")), ("doubled or changed", count("differs") + count("count")),
            ("diverged", count("diverged")), ("stuck", count("stuck")),
        ]
        let other = failures.count - named.reduce(0) { $0 + $1.1 }
        let words = (named + [("other", other)]).map { "\($0.1) \($0.0)" }
        return "\(histories) histories, \(Int(rate)) a second: " + words.joined(separator: ", ")
    }
}

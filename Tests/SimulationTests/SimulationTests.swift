import BuiltInProgramme
import Foundation
import SyncServer
import Testing

/// How many seeds run, and from which on; `SEED` replays one.
private var seeds: Range<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap(UInt64.init) { return seed..<(seed + 1) }
    return 0..<(environment["SEEDS"].flatMap(UInt64.init) ?? 150)
}

@Suite struct SimulationTests {
    @Test func `after any history nothing is lost, doubled or diverged`() throws {
        let programme = try Copenhagen.programme()
        let shelf = ProgrammeShelf()
        var failures: [String: Int] = [:]
        let start = Date()
        for seed in seeds {
            do {
                try History(seed: seed, programme: programme, shelf: shelf).run(steps: 70)
            } catch {
                let text = "\(error)"
                failures[String(text.prefix { $0 != ":" }), default: 0] += 1
                Issue.record("SEED=\(seed) \(text.prefix(600))")
            }
        }
        let seconds = Date().timeIntervalSince(start)
        print(
            """
            Simulation: \(seeds.count) histories, \(Int(Double(seeds.count) / max(seconds, 0.001))) a second: \
            \(failures["lost"] ?? 0) lost, \(failures["differs"] ?? 0) doubled or changed, \
            \(failures["diverged"] ?? 0) diverged, \(failures["stuck"] ?? 0) stuck.
            """
        )
        #expect(failures.isEmpty)
    }
}

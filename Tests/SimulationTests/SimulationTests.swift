import Foundation
import Simulation
import Testing

@Suite struct SimulationTests {
    /// A share of what `make simulate` runs; `SEED=n make simulate` tells one history.
    @Test func `after any history nothing is lost, doubled or diverged`() throws {
        let simulation = try Simulation(seeds: 0..<400, secondsMax: 45)
        for (seed, text) in simulation.failures {
            Issue.record("SEED=\(seed) \(text.prefix(600))")
        }
        print(simulation.summary)
        #expect(simulation.histories >= 20)
    }

    @Test func `a seed always tells the same history`() throws {
        for seed: UInt64 in 0..<3 {
            let told = try (0..<2).map { _ in try Simulation.tell(seed: seed, isTraced: false) }
            #expect(told[0] == told[1])
        }
    }
}

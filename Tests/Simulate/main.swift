import Foundation
import Simulation

// simulate [SEEDS [FIRST]] | simulate --seed N | simulate --until-caught SEEDS

var words = Array(CommandLine.arguments.dropFirst())
if words.first == "--seed", let seed = words.dropFirst().first.flatMap(UInt64.init) {
    do {
        try Simulation.tell(seed: seed)
        print("SEED=\(seed) is as it should be.")
    } catch {
        print("SEED=\(seed) \(error)")
        exit(1)
    }
    exit(0)
}
let isHunt = words.first == "--until-caught"
if isHunt { words.removeFirst() }
let seeds = words.first.flatMap(UInt64.init) ?? 2000
let first = words.dropFirst().first.flatMap(UInt64.init) ?? 0
let isTerminal = isatty(STDERR_FILENO) == 1
let simulation = try Simulation(seeds: first..<(first + seeds), failuresMax: isHunt ? 3 : 20) {
    done in
    if isTerminal, done % 50 == 0 {
        FileHandle.standardError.write(Data("\r\(done) of \(seeds)".utf8))
    }
}
for (seed, text) in simulation.failures.prefix(10) { print("SEED=\(seed) \(text.prefix(500))") }
print(simulation.summary)
exit(simulation.failures.isEmpty ? 0 : 1)

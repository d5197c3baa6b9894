import ArgumentParser
import Foundation

/// Measures what people wait for, beside what the machine can do at all in the same run.
@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Times Brobygger beside raw SQLite on this machine."
    )

    @Argument(help: "How many records; each number is a round of its own.")
    var records: [Int] = [10_000, 100_000]

    @Option(help: "Where `brobygger` and `brobyggerd` are.")
    var programs = ".build/release"

    @Option(help: "Also write the figures to this file, as JSON.")
    var json: String?

    @Option(help: "Where the databases of the run are made; they are removed again.")
    var folder = NSTemporaryDirectory()

    @Option(help: "Only these jobs.")
    var job: [Job] = Job.allCases

    enum Job: String, CaseIterable, ExpressibleByArgument {
        case steps
        case wire
        case crowd
        case register
    }

    func run() throws {
        let root = folder + "/bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        let site = Site(programs: programs, root: root, report: Report())
        site.report.printHead()
        if job.contains(.steps) { try StepJobs(site: site).run() }
        if job.contains(.wire) { try WireJobs(site: site).run() }
        if job.contains(.crowd) { try CrowdJob(site: site).run() }
        if job.contains(.register) {
            for count in records { try RegisterJobs(site: site, count: count).run() }
        }
        if let json { try site.report.json().write(to: URL(fileURLWithPath: json)) }
    }
}

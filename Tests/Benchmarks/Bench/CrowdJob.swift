import Foundation
import Synchronization

/// B10: 200 devices with 20 new records each sync at once.
struct CrowdJob {
    let programs: String
    let root: String
    let report: Report
    private let devices = 200
    private let each = 20

    init(programs: String, root: String, report: Report) {
        self.programs = programs
        self.root = root
        self.report = report
    }

    func run() throws {
        let place = root + "/crowd"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        let server = try ServerProcess(programs: programs, folder: place + "/server")
        defer { server.stop() }
        var crowd: [BenchDevice] = []
        for number in 0..<devices {
            let device = try BenchDevice("d\(number)", in: place, of: server)
            var contacts = try Contacts(seed: UInt64(number), programme: device.programme)
            _ = try device.book.log(device.kind, try (0..<each).map { _ in try contacts.next() })
            crowd.append(device)
        }
        let results = Results()
        let total = elapsed {
            let done = DispatchGroup()
            for device in crowd {
                done.enter()
                let member = Member(device: device)
                Thread.detachNewThread {
                    results.note { try member.device.sync() }
                    done.leave()
                }
            }
            done.wait()
        }
        let count = devices * each
        report.add(
            "B10",
            count,
            "200 devices at once, failures",
            Double(results.failures),
            "",
            bar: "0"
        )
        report.add("B10", count, "a sync, median", percentile(50, of: results.times), "s")
        report.add("B10", count, "a sync, 99 of 100", percentile(99, of: results.times), "s")
        report.add("B10", count, "records a second", Double(count) / total, "/s")
    }
}

/// A device that is handed to the one thread that uses it from then on.
// Handed over, not shared.
private struct Member: @unchecked Sendable {
    let device: BenchDevice
}

private final class Results: Sendable {
    private let state = Mutex<(times: [Double], failures: Int)>(([], 0))

    var times: [Double] { state.withLock { $0.times } }
    var failures: Int { state.withLock { $0.failures } }

    func note(_ sync: () throws -> Int) {
        do {
            let time = try elapsed { _ = try sync() }
            state.withLock { $0.times.append(time) }
        } catch {
            state.withLock { $0.failures += 1 }
        }
    }
}

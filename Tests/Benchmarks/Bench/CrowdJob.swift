import Foundation
import Synchronization

/// B10: 200 devices with 20 new records each sync at once, as patient as the program is.
struct CrowdJob {
    let site: Site
    private let devices = 200
    private let each = 20

    init(site: Site) { self.site = site }

    func run() throws { try site.run("crowd", run) }

    private func run(_ server: ServerProcess, _ place: String) throws {
        let crowd = Crowd()
        for number in 0..<devices {
            let (url, code) = (server.url, try server.invite())
            crowd.add { [each] in
                let device = try BenchDevice("d\(number)", in: place, url: url, code: code)
                var contacts = try Contacts(seed: UInt64(number), programme: device.programme)
                _ = try device.book.log(device.kind, (0..<each).map { _ in try contacts.next() })
                return { _ = try device.sync() }
            }
        }
        let total = crowd.go()
        let (times, failures) = crowd.results
        let count = devices * each
        let report = site.report
        report.add("B10", count, "200 devices at once, failures", Double(failures), "", bar: "0")
        report.add("B10", count, "a sync, median", percentile(50, of: times), "s")
        report.add("B10", count, "a sync, 99 of 100", percentile(99, of: times), "s")
        report.add("B10", count, "records a second", Double(count) / total, "/s")
    }
}

/// Threads that prepare one after the other, and then all work at once.
private final class Crowd: Sendable {
    private let state = Mutex<(times: [Double], failures: Int)>(([], 0))
    private let members = Mutex(0)
    private let door = DispatchSemaphore(value: 1)
    private let ready = DispatchGroup()
    private let start = DispatchSemaphore(value: 0)
    private let done = DispatchGroup()

    var results: (times: [Double], failures: Int) { state.withLock { $0 } }

    /// - Parameter prepare: Runs on a thread of its own and gives the work that is timed there.
    func add(_ prepare: @escaping @Sendable () throws -> () throws -> Void) {
        members.withLock { $0 += 1 }
        ready.enter()
        done.enter()
        Thread.detachNewThread { [self] in
            defer { done.leave() }
            door.wait()
            let work = try? prepare()
            door.signal()
            ready.leave()
            start.wait()
            do {
                guard let work else { throw BenchFailure(description: "not prepared") }
                let time = try elapsed(work)
                state.withLock { $0.times.append(time) }
            } catch {
                state.withLock { $0.failures += 1 }
            }
        }
    }

    /// Lets all work; how long that took, in seconds.
    func go() -> Double {
        ready.wait()
        return elapsed {
            for _ in 0..<members.withLock({ $0 }) { start.signal() }
            done.wait()
        }
    }
}

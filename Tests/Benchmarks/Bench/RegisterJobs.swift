import Foundation
import MergeCore
import Programmes
import RecordStore

/// B1 to B5 and B7 to B9: one register of N records on loopback.
struct RegisterJobs {
    let site: Site
    let count: Int

    private var report: Report { site.report }

    func run() throws { try site.run("register-\(count)", run) }

    private func run(_ server: ServerProcess, _ place: String) throws {
        let a = try BenchDevice("a", in: place, url: server.url, code: server.invite())
        let b = try BenchDevice("b", in: place, url: server.url, code: server.invite())

        let logged = try log(on: a)
        let push = try elapsed { try a.sync() }
        let pull = try elapsed { try b.sync() }
        let serverLimit = try RawInsert(of: server.folder + "/" + ServerStore.fileName).everything(
            in: place
        )
        let deviceLimit = try RawInsert(of: b.folder + "/" + ServerStore.fileName).everything(
            in: place
        )
        report.add("B1", count, "log, a transaction for 1,000 records", logged, "s")
        report.add(
            "B1",
            count,
            "push to acknowledgement",
            push,
            "s",
            limit: serverLimit,
            bar: "≥ 0.5"
        )
        report.add("B2", count, "first pull", pull, "s", limit: deviceLimit, bar: "≥ 0.5")

        try idle(a)
        try changed(a, b)
        try both(a, b)
        try disk(server, b)
        try memory(server, in: place)
        try counts(server)
    }

    private func log(on device: BenchDevice) throws -> Double {
        var contacts = try Contacts(seed: 1, programme: device.programme)
        var time = 0.0
        var left = count
        while left > 0 {
            let entries = try (0..<min(left, 1000)).map { _ in try contacts.next() }
            time += try elapsed { _ = try device.book.log(device.kind, entries) }
            left -= entries.count
        }
        return time
    }

    private func idle(_ device: BenchDevice) throws {
        var requests = 0
        let times = try (0..<20).map { _ in try elapsed { requests = try device.sync() } }
        report.add("B4", count, "idle sync, median of 20", percentile(50, of: times), "s")
        report.add("B4", count, "requests of an idle sync", Double(requests), "", bar: "1")
    }

    private func changed(_ a: BenchDevice, _ b: BenchDevice) throws {
        let changed = Array(try a.records().keys.sorted().prefix(max(1, count / 100)))
        let changes = try a.kind.changes(words: ["channel=letter"], creating: false)
        for id in changed { try a.book.edit(id, changes) }
        var requests = (push: 0, pull: 0)
        let push = try elapsed { requests.push = try a.sync() }
        let pull = try elapsed { requests.pull = try b.sync() }
        report.add("B3", changed.count, "push of 1 % changed", push, "s")
        report.add("B3", changed.count, "pull of 1 % changed", pull, "s")
        report.add("B3", changed.count, "requests, push", Double(requests.push), "", bar: "1")
        report.add("B3", changed.count, "requests, pull", Double(requests.pull), "", bar: "1")
    }

    /// Two people edit the same records in different fields; both edits stay.
    private func both(_ a: BenchDevice, _ b: BenchDevice) throws {
        let edited = Array(try a.records().keys.sorted().suffix(1000))
        let byA = try a.kind.changes(words: ["channel=chat"], creating: false)
        let byB = try b.kind.changes(words: ["anonymity=lifted"], creating: false)
        for id in edited {
            try a.book.edit(id, byA)
            try b.book.edit(id, byB)
        }
        let time = try elapsed {
            try a.sync()
            try b.sync()
            try a.sync()
        }
        let (atA, atB) = (try a.records(), try b.records())
        guard atA == atB else { throw BenchFailure(description: "B5: not equal") }
        let kept = edited.filter { id in
            atA[id]?.values(of: FieldID(3)) == [.text("chat")]
                && atA[id]?.values(of: FieldID(4)) == [.text("lifted")]
        }
        report.add(
            "B5",
            edited.count,
            "edited on two devices until both are equal",
            time,
            "s",
            bar: "≤ 0.3 s"
        )
        report.add(
            "B5",
            edited.count,
            "records with both edits",
            Double(kept.count),
            "",
            bar: "all"
        )
    }

    private func disk(_ server: ServerProcess, _ device: BenchDevice) throws {
        // At rest: in the quiet a server empties its log.
        Thread.sleep(forTimeInterval: 1)
        let onServer = Double(bytesOnDisk(server.folder)) / Double(count)
        report.add(
            "B7",
            count,
            "server's disk a record, log included",
            onServer,
            "B",
            bar: "≤ 600 B"
        )
        report.add(
            "B7",
            count,
            "device's disk a record, log included",
            Double(device.fileBytes) / Double(count),
            "B"
        )
    }

    private func memory(_ server: ServerProcess, in place: String) throws {
        let home = place + "/c"
        try site.command("join", server.url, server.invite(), "--name", "c", home: home)
        let synced = try site.command("sync", home: home)
        report.add("B2", count, "first pull as a process", synced.seconds, "s")
        report.add("B8", count, "peak memory, server", server.peakMegabytes, "MB", bar: "≤ 128 MB")
        report.add(
            "B8",
            count,
            "peak memory, client at its first pull",
            synced.peakMegabytes,
            "MB",
            bar: "≤ 128 MB"
        )
    }

    private func counts(_ server: ServerProcess) throws {
        let words = [
            site.programs + "/brobyggerd", "counts", "contacts", "--from", "2026-01-01", "--to",
            "2026-12-31", "--data", server.folder,
        ]
        for name in ["first", "repeated"] {
            for by in ["route", "language", "age_band"] {
                let done = try Finished(words + ["--by", by])
                report.add(
                    "B9",
                    count,
                    "counts by \(by), \(name)",
                    done.seconds,
                    "s",
                    bar: "≤ 0.3 s"
                )
            }
        }
    }
}

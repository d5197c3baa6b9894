import Foundation
import MergeCore

/// B6, and B1 to B4 once more through a relay: bytes, and a round trip of 100 ms.
struct WireJobs {
    let site: Site
    private let count = 10_000

    init(site: Site) { self.site = site }

    private var report: Report { site.report }

    func run() throws {
        for roundTrip in [0, 0.1] {
            try site.run("wire-\(roundTrip)") { server, place in
                let relay = try Relay(to: server.port, roundTrip: roundTrip)
                try run(server, relay, in: place, isDelayed: roundTrip > 0)
            }
        }
    }

    private func run(
        _ server: ServerProcess,
        _ relay: Relay,
        in place: String,
        isDelayed: Bool
    ) throws {
        let a = try BenchDevice("a", in: place, url: relay.url, code: server.invite())
        let b = try BenchDevice("b", in: place, url: relay.url, code: server.invite())
        var contacts = try Contacts(seed: 1, programme: a.programme)
        for _ in 0..<count / 1000 {
            _ = try a.book.log(a.kind, try (0..<1000).map { _ in try contacts.next() })
        }
        let bare = isDelayed ? 0 : try bareBytes(of: a, in: place)
        _ = relay.take()
        let push = try elapsed { try a.sync() }
        let up = relay.take()
        let pull = try elapsed { try b.sync() }
        let down = relay.take()
        let changed = Array(try a.records().keys.sorted().prefix(100))
        let changes = try a.kind.changes(words: ["channel=letter"], creating: false)
        for id in changed { try a.book.edit(id, changes) }
        let pushChanged = try elapsed { try a.sync() }
        let upChanged = relay.take()
        let pullChanged = try elapsed { try b.sync() }
        let downChanged = relay.take()
        let idle = try elapsed { try b.sync() }
        let idleBytes = relay.take()
        if isDelayed {
            report.add("B1", count, "push, 100 ms round trip", push, "s", bar: "≤ 1.0 s")
            report.add("B2", count, "first pull, 100 ms round trip", pull, "s", bar: "≤ 1.0 s")
            report.add("B3", 100, "push of edits, 100 ms, warm", pushChanged, "s", bar: "≤ 0.15 s")
            report.add("B3", 100, "pull of edits, 100 ms, warm", pullChanged, "s", bar: "≤ 0.15 s")
            report.add("B4", count, "idle sync, 100 ms, warm", idle, "s", bar: "≤ 0.15 s")
            return
        }
        report.add(
            "B6",
            count,
            "bytes up a record, push",
            Double(up.up) / Double(count),
            "B",
            limit: bare,
            bar: "≥ 0.67"
        )
        report.add(
            "B6",
            count,
            "bytes down a record, first pull",
            Double(down.down) / Double(count),
            "B",
            limit: bare,
            bar: "≥ 0.67"
        )
        report.add(
            "B3",
            100,
            "bytes of a push, both ways",
            Double(upChanged.up + upChanged.down),
            "B",
            bar: "≤ 10 kB"
        )
        report.add(
            "B3",
            100,
            "bytes of a pull, both ways",
            Double(downChanged.up + downChanged.down),
            "B",
            bar: "≤ 10 kB"
        )
        report.add(
            "B4",
            count,
            "bytes up of an idle sync",
            Double(idleBytes.up),
            "B",
            bar: "≤ 400 B"
        )
        report.add(
            "B4",
            count,
            "bytes down of an idle sync",
            Double(idleBytes.down),
            "B",
            bar: "≤ 400 B"
        )
    }

    /// What `zstd -19` makes of the same ids and bare values, in bytes a record; 0 without zstd.
    private func bareBytes(of device: BenchDevice, in place: String) throws -> Double {
        var bytes: [UInt8] = []
        for (id, state) in try device.records().sorted(by: { $0.key < $1.key }) {
            bytes += id.bytes
            for entry in state.registers.entries {
                for value in state.values(of: entry.key) { bytes += value.bytes }
            }
            for entry in state.sets.entries {
                for element in state.elements(of: entry.key) { bytes += element.bytes }
            }
        }
        let file = place + "/bare"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        // Without zstd there is nothing to compare with.
        guard (try? Finished(["/usr/bin/zstd", "-19", "-q", file, "-o", file + ".zst"])) != nil
        else {
            return 0
        }
        return Double(try Data(contentsOf: URL(fileURLWithPath: file + ".zst")).count)
            / Double(count)
    }
}

import Foundation
import MergeCore
import RecordFormat
import RecordStore

/// B11 and B12: single steps, in memory and as a process.
struct StepJobs {
    let site: Site

    private var report: Report { site.report }

    func run() throws { try site.run("steps", run) }

    private func run(_ server: ServerProcess, _ place: String) throws {
        let device = try BenchDevice("a", in: place, url: server.url, code: server.invite())
        var contacts = try Contacts(seed: 1, programme: device.programme)
        let alone = try (0..<300).map { _ in
            let changes = try contacts.next()
            return try elapsed { _ = try device.book.log(device.kind, changes) }
        }
        let bare = try RawInsert(of: device.folder + "/" + ServerStore.fileName)
            .oneByOne(["record", "mutation"], count: 300, in: place)
        report.add(
            "B1",
            1,
            "log durably, in an open store",
            percentile(50, of: alone),
            "s",
            limit: bare
        )
        try process(server, bare, in: place)
        try memory(Array(try device.records().values))
    }

    private func process(_ server: ServerProcess, _ bare: Double, in place: String) throws {
        let home = place + "/b"
        try site.command("join", server.url, server.invite(), "--name", "b", home: home)
        let log = try (0..<30).map { _ in
            try site.command(
                "log",
                "contact",
                "date=2026-11-01",
                "route=walk_in",
                "channel=in_person",
                "anonymity=anonymous",
                "language=th",
                home: home
            ).seconds
        }
        let start = try (0..<30).map { _ in
            try Finished([site.programs + "/brobygger", "--version"]).seconds
        }
        let limit = percentile(50, of: start) + bare
        report.add("B12", 1, "process start (--version)", percentile(50, of: start), "s")
        report.add(
            "B12",
            1,
            "log as a process; limit: start and insert",
            percentile(50, of: log),
            "s",
            limit: limit,
            bar: "≥ 0.33"
        )
    }

    private func memory(_ states: [RecordState]) throws {
        let rounds = 200
        let count = Double(states.count * rounds)
        var bytes = 0
        let encode = elapsed {
            for _ in 0..<rounds { for state in states { bytes &+= state.canonicalBytes.count } }
        }
        let encoded = states.map(\.canonicalBytes)
        let decode = try elapsed {
            for _ in 0..<rounds {
                for one in encoded {
                    bytes &+= try RecordState(canonicalBytes: one).context.counters.count
                }
            }
        }
        let edited = states.map { state in
            var edited = state
            edited.set(FieldID(3), to: .text("chat"), at: Stamp(dot: Dot(WriterID(7), 1), day: 0))
            return edited
        }
        let join = elapsed {
            for _ in 0..<rounds {
                for (state, other) in zip(states, edited) {
                    bytes &+= state.joined(with: other).registers.count
                }
            }
        }
        guard bytes != 0 else { return }
        report.add("B11", states.count, "encode a state", encode / count * 1e6, "µs")
        report.add(
            "B11",
            states.count,
            "decode a state, canonically checked",
            decode / count * 1e6,
            "µs"
        )
        report.add("B11", states.count, "join two states", join / count * 1e6, "µs")
        report.add(
            "B11",
            states.count,
            "bytes of a state",
            Double(encoded.map(\.count).reduce(0, +)) / Double(states.count),
            "B"
        )
    }
}

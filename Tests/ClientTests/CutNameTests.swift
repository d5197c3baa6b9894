import BuiltInProgramme
import Counting
import MergeCore
import Programmes
import RecordStore
import SyncClient
import SyncServer
import Testing

@Suite struct `The name of a device's cut` {
    @Test func `is no server's name of a cut of its own`() throws {
        let bench = try Bench(role: "coordinator")
        try bench.log(1)
        try bench.sync()
        let here = try #require(try cut(bench.store))

        for _ in 0..<3 {
            let there = try Synchronizer(store: bench.store, transport: bench.line)
                .counts(query(), asOf: nil).cut
            #expect(there != here)
        }
    }

    @Test func `changes with what is shared, and is the same for whoever holds the same`() throws {
        let bench = try Bench()
        _ = try bench.serverStore.write { try $0.insertPartner("reden", name: "Reden") }
        let other = try bench.join("other", partner: "reden")
        let colleague = try bench.join("colleague")
        try bench.restartServer()
        try sync(bench, [bench.store, other, colleague])
        let before = try cut(bench.store)
        #expect(try cut(colleague) == before)

        let words = ["to=kc", "purpose=housing", "status=offered"]
        try bench.log("referral", words, on: other)
        try sync(bench, [other, bench.store])

        #expect(try before != nil && cut(bench.store) != before)
        #expect(try cut(colleague) == before)
        try sync(bench, [colleague])
        #expect(try cut(colleague) == cut(bench.store))
    }

    @Test func `there is none while something is not proven`() throws {
        let bench = try Bench()
        #expect(try cut(bench.store) == nil)
        try bench.sync()
        #expect(try cut(bench.store) != nil)
    }

    private func sync(_ bench: Bench, _ devices: [DeviceStore]) throws {
        for device in devices {
            let summary = try Synchronizer(store: device, transport: bench.line).run()
            #expect(summary.isVerified)
        }
    }

    private func query() throws -> CountQuery {
        CountQuery(
            indicators: ["cards_handed_out"],
            from: try #require(Day(iso: "2026-11-01")),
            to: try #require(Day(iso: "2026-11-30")),
            by: []
        )
    }

    private func cut(_ store: DeviceStore) throws -> String? {
        let programme = try Device(store: store).programme()
        return try DeviceCounts(query(), programme: programme, store: store).cut
    }
}

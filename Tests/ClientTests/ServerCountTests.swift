import Counting
import Programmes
import SyncClient
import Testing
import WireProtocol

@Suite struct `Counts by the server` {
    @Test func `hold what all devices of the partner brought, and nothing of another's`() throws {
        let bench = try Bench(role: "coordinator")
        _ = try bench.serverStore.write { try $0.insertPartner("reden", name: "Reden") }
        let colleague = try bench.join("colleague")
        let stranger = try bench.join("stranger", partner: "reden")
        for (device, cards) in [(colleague, 5), (stranger, 70)] {
            try bench.log(cards, on: device)
            _ = try Synchronizer(store: device, transport: bench.line).run()
        }

        let count = try counts(bench, by: ["partner"])

        #expect(count.partner == "kc")
        #expect(count.tables.map(\.total) == [5])
        #expect(count.tables[0].rows.map(\.keys) == [[.text("kc")]])
        #expect(count.tables[0].rows.map(\.value) == [5])
    }

    @Test func `are repeated exactly by their cut`() throws {
        let bench = try Bench(role: "auditor")
        let colleague = try bench.join("colleague")
        try bench.log(5, on: colleague)
        _ = try Synchronizer(store: colleague, transport: bench.line).run()
        let before = try counts(bench)
        try bench.log(6, on: colleague)
        _ = try Synchronizer(store: colleague, transport: bench.line).run()

        let again = try counts(bench, asOf: before.cut)
        let now = try counts(bench)

        #expect(again.tables.map(\.total) == [5])
        #expect(again.cut == before.cut)
        #expect(now.tables.map(\.total) == [11])
    }

    @Test(arguments: ["worker", "bridge_builder"])
    func `are refused to other roles`(role: String) throws {
        let bench = try Bench(role: role)

        let code = try refusal { _ = try counts(bench) }

        #expect(code == .notGranted)
    }

    @Test func `of a cut that the server doesn't know are refused`() throws {
        let bench = try Bench(role: "admin")

        let code = try refusal { _ = try counts(bench, asOf: "00000000-7") }

        #expect(code == .asOfUnknown)
    }

    @Test func `are not believed with other indicators than asked for`() throws {
        let bench = try Bench(role: "coordinator")
        bench.line.change = { _, bytes in
            var answer = try CountsAnswer(decoding: bytes)
            answer.tables = []
            return answer.encoded
        }

        let error = #expect(throws: SyncError.self) { try counts(bench) }

        #expect(error?.code == "malformed_answer")
    }

    private func counts(
        _ bench: Bench,
        by: [String] = [],
        asOf cut: String? = nil
    ) throws -> ServerCount {
        let from = try #require(Day(iso: "2026-11-01"))
        let to = try #require(Day(iso: "2026-11-30"))
        let query = CountQuery(indicators: ["cards_handed_out"], from: from, to: to, by: by)
        return try Synchronizer(store: bench.store, transport: bench.line)
            .counts(query, asOf: cut)
    }

    private func refusal(_ body: () throws -> Void) throws -> ProblemCode? {
        do {
            try body()
            return nil
        } catch SyncError.refused(let problem) {
            return problem.code
        }
    }
}

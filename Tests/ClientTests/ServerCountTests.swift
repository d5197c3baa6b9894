import Counting
import MergeCore
import Programmes
import SyncClient
import SyncServer
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

    @Test func `by a programme that this program can't read are not shown`() throws {
        let bench = try Bench(role: "coordinator")
        bench.line.change = { call, body in
            guard call.route == .counts else { return body }
            var answer = try CountsAnswer(decoding: body)
            answer.programme = ProgrammeAnswer(version: 3, source: "moods: [good]")
            return answer.encoded
        }

        #expect(throws: DeviceError.unreadableProgramme(version: 3)) { try counts(bench) }
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

    @Test func `hold shares with their whole, and different values with what lacks one`() throws {
        let bench = try Bench(role: "coordinator")
        for (card, isNew) in [("person=AB12", true), ("person=CD34", false), ("", false)] {
            try bench.log("user", ["first_ever=\(isNew ? "yes" : "no")", card])
        }
        try bench.sync()
        let query = try november(["users_new", "users"], by: ["first_ever"])

        let there = try Synchronizer(store: bench.store, transport: bench.line)
            .counts(query, asOf: nil)
        let here = try DeviceCounts(query, programme: bench.programme, store: bench.store)

        for tables in [there.tables, here.tables] {
            #expect(tables.map(\.total) == [1, 2])
            #expect(tables[0].base == CountBase(indicator: "users", total: 2))
            #expect(tables[0].rows.map(\.whole) == [1])
            #expect(tables[0].without == 0 && tables[1].without == 1)
            #expect(tables.allSatisfy { $0.bounds == nil })
        }
        #expect(there.tables.map(\.rows) == here.tables.map(\.rows))
    }

    @Test func `of partners together lie between two ends`() throws {
        let bench = try Bench(role: "coordinator")
        _ = try bench.serverStore.write { try $0.insertPartner("reden", name: "Reden") }
        let stranger = try bench.join("stranger", partner: "reden")
        for (device, card) in [(bench.store, "AB12"), (bench.store, "CD34"), (stranger, "AB12")] {
            try bench.log("user", ["person=\(card)"], on: device)
            _ = try Synchronizer(store: device, transport: bench.line).run()
        }

        let counts = try ServerCounts(
            november(["users"], by: []),
            asOf: nil,
            store: bench.serverStore,
            shelf: ProgrammeShelf()
        )

        #expect(counts.tables.map(\.total) == [3])
        #expect(counts.tables.map(\.bounds) == [2...3])
    }

    @Test func `see one place where two entries are joined, until that is voided`() throws {
        let bench = try Bench(role: "coordinator")
        var places: [RecordID] = []
        for district in ["valby", "vesterbro"] {
            let words = ["place_type=bar", "district=\(district)"]
            places.append(try bench.log("place", words))
        }
        for place in places {
            try bench.log("visit", ["place_type=bar", "persons_met=1", "place=\(place)"])
        }
        let query = try november(["places_visited"], by: [])
        func totals() throws -> [Int64] {
            try bench.sync()
            let here = try DeviceCounts(query, programme: bench.programme, store: bench.store)
            let there = try Synchronizer(store: bench.store, transport: bench.line)
                .counts(query, asOf: nil)
            return (here.tables + there.tables).map(\.total)
        }
        #expect(try totals() == [2, 2])

        let join = try bench.log("same_place", ["place=\(places[1])", "other=\(places[0])"])
        #expect(try totals() == [1, 1])

        let today = try #require(Day(iso: "2026-11-20"))
        try Logbook(store: bench.store, programme: bench.programme, today: today)
            .void(join, .other)
        #expect(try totals() == [2, 2])
    }

    @Test func `count several queries in one read`() throws {
        let bench = try Bench(role: "coordinator")
        try bench.log(5)
        let queries = try [november(["cards_handed_out"], by: []), november(["visits"], by: [])]

        let counts = try DeviceCounts(queries, programme: bench.programme, store: bench.store)

        #expect(counts.tables.map(\.indicator.id) == ["cards_handed_out", "visits"])
        #expect(counts.tables.map(\.total) == [5, 0])
    }

    @Test func `are not believed with an addition to nothing`() throws {
        let bench = try Bench(role: "coordinator")
        bench.line.change = { _, bytes in
            var answer = try CountsAnswer(decoding: bytes)
            var addition = CountAddition(place: answer.tables.count)
            addition.whole = 1
            answer.additions = [TableAddition(table: addition, rows: [])]
            return answer.encoded
        }

        let error = #expect(throws: SyncError.self) { try counts(bench) }

        #expect(error?.code == "malformed_answer")
    }

    private func november(_ indicators: [String], by: [String]) throws -> CountQuery {
        let from = try #require(Day(iso: "2026-11-01"))
        let to = try #require(Day(iso: "2026-11-30"))
        return CountQuery(indicators: indicators, from: from, to: to, by: by)
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

import MergeCore
import Programmes
import RecordStore
import SyncClient
import Testing

@Suite struct `A record that is counted in` {
    private let bench: Bench
    private let kind: Kind
    private let book: Logbook
    private let today: Day

    init() throws {
        bench = try Bench()
        kind = try bench.programme.kindOrThrow(named: "night")
        today = try #require(Day(iso: "2026-11-20"))
        book = Logbook(store: bench.store, programme: bench.programme, today: today)
    }

    @Test func `is made by the first step and continued by every later one`() throws {
        var night = try record(today)
        #expect(night.id == nil)
        #expect(try night.totals(of: tallies) == [0, 0])

        try night.add(1, to: tallies[0])
        try night.add(1, to: tallies[1])
        var later = try record(today)
        try later.add(1, to: tallies[1])
        try later.add(-1, to: tallies[1])

        #expect(later.id == night.id)
        #expect(try later.totals(of: tallies) == [1, 1])
        #expect(try later.steps() == [[2: 1], [3: 1], [3: 1], [3: -1]])
        #expect(try bench.status.pending == 1)
    }

    @Test func `is another one on another day, and a new one after it was voided`() throws {
        var night = try record(today)
        try night.add(1, to: tallies[0])
        let id = try #require(night.id)

        #expect(try record(Day(daysSinceEpoch: today.daysSinceEpoch + 1)).id == nil)
        try book.void(id, .wrongEntry)

        #expect(try record(today).id == nil)
    }

    @Test func `may have been logged by hand, however many entries ago`() throws {
        let changes = try kind.changes(words: ["date=2026-11-20", "new=40"], creating: true)
        let id = try book.log(kind, changes)
        for _ in 0..<60 { try bench.log() }

        var night = try record(today)
        try night.add(1, to: tallies[0])

        #expect(night.id == id)
        #expect(try night.totals(of: tallies) == [41, 0])
    }

    @Test func `is told of when more was taken from it than anybody counted`() throws {
        let changes = try kind.changes(words: ["date=2026-11-20", "new=5"], creating: true)
        let id = try book.log(kind, changes)
        func take(_ words: String...) throws -> [NegativeTally] {
            let changes = try kind.changes(words: words, creating: false)
            try book.edit(id, changes)
            return try bench.store.negativeTallies(of: id, after: changes, kind)
        }

        #expect(try take("new-=5") == [])
        #expect(try take("new-=2", "returning+=1") == [NegativeTally(field: "new", sum: -2)])
        #expect(try take("new+=1") == [])
    }

    private var tallies: [Field] { kind.fields.filter { $0.type == .tally } }

    private func record(_ day: Day) throws -> TallyRecord {
        try TallyRecord(kind, dateField: #require(kind.dateField), on: day, in: book)
    }
}

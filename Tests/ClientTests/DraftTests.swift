import MergeCore
import Programmes
import RecordStore
import SyncClient
import Testing

@Suite struct `An entry that was begun` {
    private let bench: Bench
    private let kind: Kind
    private let drafts: Drafts

    init() throws {
        bench = try Bench()
        kind = try bench.programme.kindOrThrow(named: "visit")
        drafts = Drafts(store: bench.store)
    }

    @Test func `is kept a kind, and replaced by what is kept next`() throws {
        let other = try bench.programme.kindOrThrow(named: "contact")

        try drafts.keep(["date=2026-11-20"], of: kind)
        try drafts.keep(["date=2026-11-20", "note=a b, c|d"], of: kind)

        #expect(try drafts.words(of: kind) == ["date=2026-11-20", "note=a b, c|d"])
        #expect(try drafts.words(of: other).isEmpty)
    }

    @Test func `keeps the device from being wiped until it is saved or forgotten`() throws {
        try bench.sync()
        try drafts.keep(["date=2026-11-20"], of: kind)

        #expect(try bench.status.wipeObstacles == [.drafted])
        #expect(try bench.status.drafts == ["visit"])
        try drafts.keep([], of: kind)

        #expect(try bench.status.isSafeToWipe)
    }

    @Test func `is gone with the record that was made of it`() throws {
        try drafts.keep(["date=2026-11-20"], of: kind)

        try log(isDrafted: false)
        #expect(try !drafts.words(of: kind).isEmpty)
        try log(isDrafted: true)

        #expect(try drafts.words(of: kind).isEmpty)
        #expect(try bench.status.pending == 2)
    }

    @Test func `is known for a probable duplicate before it is saved, for ten minutes`() throws {
        let changes = try kind.changes(words: words, creating: true)
        let others = try kind.changes(words: words + ["refused=1"], creating: true)
        #expect(try book().probableTwin(of: kind, changes) == nil)

        let id = try log(isDrafted: false)

        #expect(try book().probableTwin(of: kind, changes) == id)
        #expect(try book().probableTwin(of: kind, others) == nil)
        bench.clock.device += 601
        #expect(try book().probableTwin(of: kind, changes) == nil)
    }

    private let words = ["date=2026-11-20", "place_type=bar", "persons_met=2"]

    @discardableResult
    private func log(isDrafted: Bool) throws -> RecordID {
        let changes = try kind.changes(words: words, creating: true)
        return try book().log(kind, changes, isDrafted: isDrafted)
    }

    private func book() throws -> Logbook {
        Logbook(
            store: bench.store,
            programme: bench.programme,
            today: try #require(Day(iso: "2026-11-20"))
        )
    }
}

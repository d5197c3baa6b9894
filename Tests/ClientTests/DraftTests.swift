import MergeCore
import Programmes
import RecordStore
import SyncClient
import SyncServer
import Testing

@Suite struct `An entry that was begun` {
    private let bench: Bench
    private let kind: Kind
    private let drafts: Drafts
    private let new = Drafts.Subject.new("visit")

    init() throws {
        bench = try Bench()
        kind = try bench.programme.kindOrThrow(named: "visit")
        drafts = Drafts(store: bench.store)
    }

    @Test func `is kept a kind, and replaced by what is kept next`() throws {
        try drafts.keep(["date=2026-11-20"], of: new)
        try drafts.keep(["date=2026-11-20", "note=a b, c|d"], of: new)

        #expect(try drafts.words(of: new) == ["date=2026-11-20", "note=a b, c|d"])
        #expect(try drafts.words(of: .new("contact")).isEmpty)
    }

    @Test func `keeps the device from being wiped until it is saved or forgotten`() throws {
        try bench.sync()
        try drafts.keep(["date=2026-11-20"], of: new)

        #expect(try bench.status.wipeObstacles == [.drafted])
        #expect(try bench.status.drafts == [new])
        try drafts.keep([], of: new)

        #expect(try bench.status.isSafeToWipe)
    }

    @Test func `is gone with the record that was made of it`() throws {
        try drafts.keep(["date=2026-11-20"], of: new)

        try log(isDrafted: false)
        #expect(try !drafts.words(of: new).isEmpty)
        try log(isDrafted: true)

        #expect(try drafts.words(of: new).isEmpty)
        #expect(try bench.status.pending == 2)
    }

    @Test func `is gone with the record that was changed by it`() throws {
        let id = try log(isDrafted: false)
        try drafts.keep(["persons_met=3"], of: .change(id))
        #expect(try bench.status.drafts == [.change(id)])
        let changes = try kind.changes(words: ["persons_met=3"], creating: false)

        try book().edit(id, changes)
        #expect(try drafts.words(of: .change(id)) == ["persons_met=3"])
        try book().edit(id, changes, isDrafted: true)

        #expect(try bench.status.drafts.isEmpty)
    }

    @Test func `goes with a record that was erased, and stays with others`() throws {
        let (gone, other) = (try log(isDrafted: false), try log(isDrafted: false))
        try bench.sync()
        for id in [gone, other] { try drafts.keep(["persons_met=3"], of: .change(id)) }
        _ = try bench.serverStore.write { try $0.erase(gone, reason: .text("withdrawn")) }

        try bench.sync()

        #expect(try bench.status.drafts == [.change(other)])
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

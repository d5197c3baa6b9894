import CRecordStore
import Counting
import Foundation
import Programmes
import RecordStore
import SyncServer
import TestSupport
import Testing

@Suite struct `The view of a server` {
    @Test(arguments: Seeds.first(2))
    func `makes no difference to any count, whatever becomes of the records`(seed: UInt64) throws {
        var register = try ViewRegister(seed: seed)
        try register.change(records: 4_500, edits: 300, catchingUp: true)
        try expectSame(register, "SEED=\(seed), built")
        let before = try register.tables()

        try register.change(records: 300, edits: 200, catchingUp: false)
        try expectSame(register, "SEED=\(seed), changed")
        try register.change(records: 4_200, edits: 1_500, catchingUp: true)
        try expectSame(register, "SEED=\(seed), caught up")

        try register.store.write {
            try $0.insertProgramme(version: 2, source: ViewRegister.programme(version: 2))
        }
        try expectSame(register, "SEED=\(seed), another programme")
        try register.change(records: 10, edits: 3_000, catchingUp: true)
        try expectSame(register, "SEED=\(seed), built again")
        #expect(try register.store.read { try $0.viewFaults() } == [])

        let withView = try register.tables(of: "kc")
        let old = try register.tables(asOf: before.cut)
        try register.sql("DELETE FROM view_segment")
        try register.sql("DELETE FROM view_stale")
        try expectSame(register, "SEED=\(seed), without a view")
        expectEqual(try register.tables(of: "kc").tables, withView.tables, "SEED=\(seed), kc")
        expectEqual(
            try register.tables(asOf: before.cut).tables,
            old.tables,
            "SEED=\(seed), as of a cut"
        )
    }

    @Test func `keeps nothing of an erased record`() throws {
        var register = try ViewRegister(seed: 1)
        let card = "UNIQUE-CARD-7"
        let id = try register.add(card: card)
        try register.change(records: 4_200, edits: 0, catchingUp: true)
        try register.store.checkpoint()
        #expect(try register.places(of: card) == 2, "in the state and in the view")

        try register.bench.ledger.erase(id, reason: .text("withdrawn"), in: register.store)

        try register.store.checkpoint()
        #expect(try register.places(of: card) == 0)
        #expect(try register.viewColumns() > 0, "the segment is there again")
        try expectSame(register, "erased")
    }

    @Test func `is not needed where an erasure has left a hole in it`() throws {
        var register = try ViewRegister(seed: 2)
        let id = try register.add(card: "VIP-1")
        try register.change(records: 9_000, edits: 400, catchingUp: true)
        let before = try register.viewColumns()

        _ = try register.store.write { try $0.erase(id, reason: .text("withdrawn")) }

        let after = try register.viewColumns()
        #expect(0 < after && after < before)
        try expectSame(register, "a segment is missing")
    }

    @Test func `is named by verify where it was tampered with`() throws {
        var register = try ViewRegister(seed: 3)
        try register.change(records: 4_200, edits: 100, catchingUp: true)
        #expect(try register.store.read { try $0.viewFaults() } == [])

        try register.sql(
            "UPDATE view_segment SET content = (SELECT content FROM view_segment "
                + "WHERE field = 3 AND segment = 0) WHERE field = 2 AND segment = 0"
        )

        let faults = try register.store.read { try $0.viewFaults() }
        #expect(faults.count == 1)
        #expect(faults.first?.contains("view, segment 0, field 2") == true)
    }

    @Test func `is built when a register of the format before it is opened`() throws {
        var register = try ViewRegister(seed: 4)
        try register.change(records: 4_200, edits: 500, catchingUp: false)
        let expected = try register.slowTables()
        try register.store.close()
        for table in ["view_segment", "view_stale"] { try register.sql("DROP TABLE \(table)") }
        try register.sql("PRAGMA user_version = 3")

        let store = try register.bench.openStore()
        let counted = { () throws -> [CountTable] in
            try ServerCounts(asOf: nil, store: store, shelf: register.shelf) { _ in
                ViewRegister.queries
            }.tables
        }

        expectEqual(try counted(), expected, "carried over")
        #expect(try store.faults() == [])
        _ = try SyncService(starting: store, ledger: register.bench.ledger, shelf: register.shelf)
        #expect(try register.viewColumns() > 0)
        expectEqual(try counted(), expected, "served")
    }

    @Test func `is brought up to date once nobody writes`() throws {
        var register = try ViewRegister(seed: 7)
        var housekeeping = Housekeeping(of: register.store)
        try register.change(records: 8_500, edits: 0, catchingUp: false)
        for _ in 0..<8 { try housekeeping.look() }
        #expect(try register.viewColumns() == 0)
        for _ in 0..<8 { try housekeeping.look() }
        #expect(try register.viewColumns() > 0)
        try expectSame(register, "built")

        try register.change(records: 0, edits: 500, catchingUp: false)
        let changed = try register.changedSinceBuilt()
        for _ in 0..<12 { try housekeeping.look() }

        #expect(try register.changedSinceBuilt() < min(64, changed))
        try expectSame(register, "built again")
        #expect(register.store.byteCounts.log <= 1 << 20)
    }

    @Test func `is built no further once somebody writes`() throws {
        var register = try ViewRegister(seed: 7)
        try register.change(records: 8_500, edits: 0, catchingUp: false)
        let folder = WatchedFolder(path: register.bench.data)
        let store = try ServerStore(in: folder, create: false, world: register.bench.world)
        var housekeeping = Housekeeping(of: store)
        for _ in 0..<7 { try housekeeping.look() }

        let writing = DispatchGroup()
        folder.onLock {
            folder.onLock {}
            writing.enter()
            Thread.detachNewThread {
                _ = try? store.write { try $0.set("note", to: [1]) }
                writing.leave()
            }
            // Until it waits for its turn.
            usleep(100_000)
        }
        try housekeeping.look()
        writing.wait()
        let segments = try register.segments()
        #expect(segments == 1)

        for _ in 0..<12 { try housekeeping.look() }
        #expect(try register.segments() == 2)
    }

    @Test func `is as it was after a transaction that came to nothing`() throws {
        var register = try ViewRegister(seed: 5)
        try register.change(records: 4_200, edits: 300, catchingUp: true)
        let before = try register.viewColumns()

        #expect(throws: StoreError.self) {
            try register.store.write { transaction in
                try transaction.catchUpView(segmentsMax: 9)
                guard let scope = try transaction.scopes().first else { return }
                try transaction.eachRecord(in: scope, after: 0) { record in
                    try transaction.erase(record.id, reason: .text("withdrawn"))
                    return false
                }
                throw StoreError.corrupt(what: "a crash")
            }
        }

        #expect(try register.viewColumns() == before)
        try expectSame(register, "rolled back")
    }

    @Test func `goes back with a backup that is put back`() throws {
        var register = try ViewRegister(seed: 6)
        try register.change(records: 4_200, edits: 300, catchingUp: true)
        let path = register.bench.path("old.db")
        let expected = try register.slowTables()
        try register.store.backup(to: path)
        try register.change(records: 4_200, edits: 300, catchingUp: true)
        try expectSame(register, "went on")

        let old = try ServerStore(reading: path, world: register.bench.world)

        #expect(try old.read { try $0.viewFaults() } == [])
        #expect(try Verification(of: old).differences == [])
        try old.close()
        try FileManager.default.createDirectory(
            atPath: register.bench.path("back"),
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(
            atPath: path,
            toPath: register.bench.path("back/" + ServerStore.fileName)
        )
        let back = try ServerStore(
            folder: register.bench.path("back"),
            create: false,
            world: register.bench.world
        )
        let counts = try ServerCounts(asOf: nil, store: back, shelf: register.shelf) { _ in
            ViewRegister.queries
        }
        expectEqual(counts.tables, expected, "put back")
    }

    private func expectSame(_ register: ViewRegister, _ name: String) throws {
        expectEqual(try register.tables().tables, try register.slowTables(), name)
    }

    private func expectEqual(_ found: [CountTable], _ expected: [CountTable], _ name: String) {
        #expect(found.map { "\($0)" } == expected.map { "\($0)" }, "\(name)")
        #expect(expected.contains { $0.total > 0 }, "\(name)")
    }
}

import CRecordStore
import Counting
import Foundation
import Programmes
import RecordStore
import SyncServer
import TestSupport
import Testing

@Suite struct `The view of a server` {
    @Test(arguments: Seeds.first(4))
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
        try register.store.write { try $0.removeView() }
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
        try register.change(records: 9_000, edits: 0, catchingUp: true)
        try register.change(records: 0, edits: 400, catchingUp: false)
        let kept = try register.viewColumns()

        try register.store.write { _ = try $0.catchUpView(segmentsMax: 0) }

        #expect(try register.viewColumns() == kept)
        try expectSame(register, "a segment is missing")
    }

    @Test func `is named by verify where it was tampered with`() throws {
        var register = try ViewRegister(seed: 3)
        try register.change(records: 4_200, edits: 100, catchingUp: true)
        #expect(try register.store.read { try $0.viewFaults() } == [])

        try register.tamper(
            "UPDATE view_segment SET content = (SELECT content FROM view_segment "
                + "WHERE field = 3 AND segment = 0) WHERE field = 2 AND segment = 0"
        )

        let faults = try register.store.read { try $0.viewFaults() }
        #expect(faults.count == 1)
        #expect(faults.first?.contains("view, segment 0, field 2") == true)
    }

    private func expectSame(_ register: ViewRegister, _ name: String) throws {
        expectEqual(try register.tables().tables, try register.slowTables(), name)
    }

    private func expectEqual(_ found: [CountTable], _ expected: [CountTable], _ name: String) {
        #expect(found.map { "\($0)" } == expected.map { "\($0)" }, "\(name)")
        #expect(expected.contains { $0.total > 0 }, "\(name)")
    }
}

import MergeCore
import Programmes
import RecordFormat
import RecordStore
import Simulation
import SyncClient
import SyncServer
import Testing
import WireProtocol

/// One fixed history, told again with a crash after every single change of a disk.
@Suite struct CrashTests {
    /// What a crash leaves of the changes that were not synced to the disk.
    static let survivals = ["everything", "nothing", "some"]

    @Test(arguments: survivals)
    func `the device may crash at any change`(_ survival: String) throws {
        let changes = try Told(survival: survival).run(crashing: .device, at: nil)
        #expect(changes > 50)
        for count in 1...changes {
            try Told(survival: survival).run(crashing: .device, at: count)
        }
    }

    @Test(arguments: survivals)
    func `the server may crash at any change`(_ survival: String) throws {
        let changes = try Told(survival: survival).run(crashing: .server, at: nil)
        #expect(changes > 50)
        for count in 1...changes {
            try Told(survival: survival).run(crashing: .server, at: count)
        }
    }
}

/// Work, pushes, pulls, a void, a resolved conflict, an erasure and a restart, once each.
private final class Told {
    enum Side {
        case device, server
    }

    private let stage: Stage
    private let survival: String
    private let a: SimulatedDevice
    private let b: SimulatedDevice
    private var side = Side.device
    private var crashes = 0

    init(survival: String) throws {
        self.survival = survival
        stage = try Stage()
        a = try stage.device("a")
        b = try stage.device("b")
    }

    /// Tells the history; returns how many changes it made on the side that may crash.
    @discardableResult
    func run(crashing side: Side, at count: Int?) throws -> Int {
        self.side = side
        let before = changes
        if let count {
            switch side {
            case .device: a.disk.crash(after: count)
            case .server: stage.server.disk.crash(after: count)
            }
        }
        try history()
        let made = changes - before
        try a.reboot(losing: .everything)
        try stage.server.restart()
        for _ in 0..<2 {
            for device in [a, b] {
                let summary = try stage.sync(device)
                try #require(summary.isVerified && summary.status.isSafeToWipe, "\(label(count))")
            }
        }
        try check(label(count))
        try #require(count == nil || crashes == 1, "\(label(count)): it did not crash")
        return made
    }

    private func label(_ count: Int?) -> String {
        count.map { "\(side) after change \($0), \(survival) survives" } ?? "no crash"
    }

    private var changes: Int {
        side == .device ? a.disk.changes : stage.server.disk.changes
    }

    private func history() throws {
        try enter(batch: 1) { try self.card(on: self.a, batch: 1, quantity: 2) }
        try enter(batch: 2) { try self.card(on: self.a, batch: 2, quantity: 3) }
        try sync(a)
        try sync(b)
        // Both change one record without knowing of each other: a conflict.
        try edit(batch: 1, "quantity=5", on: a) { $0 == [5] }
        try edit(batch: 1, "quantity=7", on: b) { $0 == [7] }
        try sync(b)
        try sync(a)
        try edit(batch: 1, "quantity=9", on: a) { $0 == [9] }
        try enter(batch: 3) { try self.card(on: self.a, batch: 3, quantity: 4) }
        try void(batch: 3)
        try enter(batch: 4) { try self.card(on: self.a, batch: 4, quantity: 8) }
        try sync(a)
        try erase(batch: 4)
        try wake()
        try attempt { try self.stage.server.restart(mayCrash: true) }
        try enter(batch: 5) { try self.card(on: self.a, batch: 5, quantity: 6) }
        try sync(a)
        try sync(b)
    }

    private func check(_ label: String) throws {
        for device in [a, b] {
            let shown = try device.states().values.filter { $0.erasure == nil && $0.isShown }
            var quantities: [Int64: [Int64]] = [:]
            for state in shown {
                let batch = try #require(state.values(of: FieldID(6)).first?.integer, "\(label)")
                quantities[batch] = state.values(of: FieldID(2)).compactMap(\.integer)
            }
            try #require(quantities == [1: [9], 2: [3], 5: [6]], "\(label) on \(device.name)")
        }
        let server = try stage.server.states()
        let copies = [try a.states(), try b.states()]
        try #require(copies == [server, server], "\(label)")
        try #require(server.values.count { $0.erasure != nil } == 1, "\(label)")
        let faults = try Verification(of: stage.server.store).differences
        try #require(faults.isEmpty, "\(label): \(faults)")
        let ownFaults = try a.store.faults()
        try #require(ownFaults.isEmpty, "\(label): \(ownFaults)")
    }

    // Steps that are tried again until they are done, as people do; what a crash let through counts.

    private func enter(batch: Int, _ log: () throws -> Void) throws {
        try attempt {
            guard try self.find(batch: batch, on: self.a) == nil else { return }
            try log()
        }
    }

    private func edit(
        batch: Int,
        _ word: String,
        on device: SimulatedDevice,
        until isDone: ([Int64]) -> Bool
    ) throws {
        try attempt {
            let (id, state) = try #require(try self.find(batch: batch, on: device))
            guard !isDone(state.values(of: FieldID(2)).compactMap(\.integer)) else { return }
            try self.stage.edit(id, [word], on: device)
        }
    }

    private func void(batch: Int) throws {
        try attempt {
            let (id, state) = try #require(try self.find(batch: batch, on: self.a))
            guard state.isShown else { return }
            try self.a.logbook(self.stage.programme).void(id, .wrongEntry)
        }
    }

    private func erase(batch: Int) throws {
        let (id, _) = try #require(try find(batch: batch, on: a))
        try attempt {
            try self.stage.server.ledger.erase(
                id,
                reason: .text("withdrawn"),
                in: self.stage.server.store
            )
        }
    }

    private func sync(_ device: SimulatedDevice) throws {
        try attempt { try self.stage.sync(device) }
    }

    private func attempt(_ body: () throws -> Void) throws {
        for _ in 0..<3 {
            do {
                try body()
                return try wake()
            } catch  where a.disk.isDown || stage.server.disk.isDown {
                try wake()
            }
        }
        Issue.record("it crashes again and again")
    }

    /// Starts what has crashed.
    private func wake() throws {
        let left: SimulatedDisk.Survival =
            switch survival {
            case "everything": .everything
            case "nothing": .nothing
            default: .some(stage.dice)
            }
        if a.disk.isDown {
            crashes += 1
            try a.reboot(losing: left)
        }
        if stage.server.disk.isDown {
            crashes += 1
            try stage.server.recover(losing: left)
        }
    }

    private func card(on device: SimulatedDevice, batch: Int, quantity: Int) throws {
        let kind = try stage.programme.kindOrThrow(named: "card_handout")
        let words = [
            "date=2009-01-15", "quantity=\(quantity)", "place_type=massage_clinic",
            "district=vesterbro", "language=th", "batch=\(batch)",
        ]
        _ = try device.logbook(stage.programme).log(
            kind,
            kind.changes(words: words, creating: true)
        )
    }

    private func find(
        batch: Int,
        on device: SimulatedDevice
    ) throws -> (RecordID, RecordState)? {
        try device.states().first {
            $0.value.values(of: FieldID(6)).contains { $0.integer == Int64(batch) }
        }
        .map { ($0.key, $0.value) }
    }
}

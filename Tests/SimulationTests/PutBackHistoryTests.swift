import MergeCore
import Simulation
import SyncClient
import Testing

/// Histories of a server that was put back that once lost or doubled something.
@Suite struct `A server that is put back` {
    /// Found by the simulator (seed 90365).
    ///
    /// Pushed again after a restore, the same batch makes the same link, which no longer counted as
    /// tried. The batch ahead did not name it, and the device took itself for a copy and gave dots anew
    /// that others held.
    @Test func `a link that is made again has been tried again`() throws {
        let stage = try Stage()
        let a = try stage.device("a")
        try stage.night(on: a, new: 1)
        try stage.sync(a)
        try stage.server.backUp()
        try stage.night(on: a, new: 2)
        try stage.sync(a)
        try stage.server.restore(stage.server.backups[0], besideLog: false)
        try stage.night(on: a, new: 3)

        stage.network.recordsMax = 1
        let summary = try stage.sync(a)

        #expect(summary.isVerified && summary.healing == .serverRestored)
        #expect(try stage.server.states().count == 3)
    }

    /// A device that had learned that the server was put back lost the scope before it could offer what
    /// only it still held.
    @Test func `what a server that was put back lacks outlasts a grant that is withdrawn`() throws {
        let stage = try Stage()
        let (a, b) = (try stage.device("a"), try stage.device("b"))
        for device in [a, b] {
            try stage.grant(SimulatedServer.shared, to: device)
            try stage.sync(device)
        }
        try stage.server.backUp()
        let id = try stage.night(on: a, new: 3, in: SimulatedServer.shared)
        for device in [a, b] { try stage.sync(device) }
        try stage.server.restore(stage.server.backups[0], besideLog: false)
        try stage.exchange(SyncSession(store: b.store), until: .sync)

        try stage.grant(SimulatedServer.shared, to: b, mayHold: false)
        try stage.sync(b)
        #expect(try stage.server.states()[id] == nil)
        try stage.grant(SimulatedServer.shared, to: b)
        try stage.sync(b)

        #expect(try stage.server.states()[id]?.tally(of: FieldID(2)) == 3)
    }

    /// A mutation that another copy had re-issued counted as acknowledged at a position that did not
    /// cover it: the server was put back to before it, and nobody noticed.
    @Test
    func `a mutation taken over from another copy is not lost with the server's memory of it`()
        throws
    {
        let stage = try Stage()
        let a = try stage.device("a")
        try stage.night(on: a, new: 1)
        try stage.sync(a)
        let second = try stage.copy(a, .machine)
        try stage.night(on: a, new: 7)
        try stage.sync(a)
        let id = try stage.night(on: second, new: 3)
        let third = try stage.copy(second, .machine)
        try stage.server.backUp()
        try stage.sync(second)
        let routes = try stage.exchange(SyncSession(store: third.store), until: .reconcile)

        // The second copy is lost with everything on it.
        try stage.server.restore(stage.server.backups[0], besideLog: false)
        let summary = try stage.sync(third)

        #expect(routes == [.sync, .reconcile])
        #expect(summary.isVerified && summary.status.isSafeToWipe)
        #expect(try stage.server.states()[id]?.tally(of: FieldID(2)) == 3)
    }
}

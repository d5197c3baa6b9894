import Counting
import MergeCore
import Programmes
import Simulation
import SyncServer
import Testing

@Suite struct `A cut that is repeated` {
    /// Every record that had moved on after a cut and was erased now counted as erased since, also one
    /// that the cut had never held.
    @Test func `only records of a cut are erased since`() throws {
        let stage = try Stage()
        let a = try stage.device("a")
        func cut(_ name: String? = nil) throws -> ServerCounts {
            let query = CountQuery(
                indicators: ["night_new"],
                from: try #require(Day(iso: "2009-01-01")),
                to: try #require(Day(iso: "2009-12-31")),
                by: []
            )
            let (store, shelf) = (stage.server.store, ProgrammeShelf())
            return try ServerCounts(query, asOf: name, store: store, shelf: shelf)
        }
        let old = try stage.night(on: a, new: 3)
        try stage.sync(a)
        let first = try cut()
        let later = try stage.night(on: a, new: 5)
        try stage.sync(a)

        try stage.server.ledger.erase(later, reason: .text("other"), in: stage.server.store)
        #expect(try cut(first.cut).erasedSince == 0)
        #expect(try cut(first.cut).tables.map(\.total) == [3])
        try stage.edit(old, ["new+=1"], on: a)
        try stage.sync(a)
        let second = try cut()
        try stage.server.ledger.erase(old, reason: .text("other"), in: stage.server.store)

        #expect(try [cut(first.cut), cut(second.cut), cut()].map(\.erasedSince) == [1, 1, 0])
        #expect(try cut(second.cut).tables.map(\.total) == [0])
    }
}

import RecordStore
import Testing

@Suite struct `A serving server's housekeeping` {
    let bench: Bench
    let store: ServerStore

    init() throws {
        bench = try Bench()
        store = try bench.newStore()
    }

    @Test func `empties the log in the quiet, not the commit that made it long`() throws {
        var housekeeping = Housekeeping(of: store)
        try write(mebibytes: 2)
        try housekeeping.look()
        try write(mebibytes: 3)
        try housekeeping.look()
        #expect(store.byteCounts.log > 3 << 20)

        try housekeeping.look()

        #expect(store.byteCounts.log == 0)
    }

    @Test func `is not waited for once the log is very long`() throws {
        _ = Housekeeping(of: store)
        try write(mebibytes: 12)
        #expect(store.byteCounts.log > 12 << 20)

        try write(mebibytes: 17)

        #expect(store.byteCounts.log == 0)
    }

    @Test func `leaves a short log as it is`() throws {
        var housekeeping = Housekeeping(of: store)
        try store.write { try $0.set("note", to: [1]) }
        let length = store.byteCounts.log
        for _ in 0..<3 { try housekeeping.look() }
        #expect(length > 0 && store.byteCounts.log == length)
    }

    @Test func `that failed is tried again only when more was written`() throws {
        var housekeeping = Housekeeping(of: store)
        try write(mebibytes: 2)
        try housekeeping.look()
        try store.close()
        #expect(throws: (any Error).self) { try housekeeping.look() }
        for _ in 0..<3 { try housekeeping.look() }
    }

    private func write(mebibytes: Int) throws {
        try store.write { transaction in
            try transaction.set("ballast", to: [UInt8](repeating: 7, count: mebibytes << 20))
        }
    }
}

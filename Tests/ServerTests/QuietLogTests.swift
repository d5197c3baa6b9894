import RecordStore
import Testing

@Suite struct `The log of a serving server` {
    let bench: Bench
    let store: ServerStore

    init() throws {
        bench = try Bench()
        store = try bench.newStore()
    }

    @Test func `is emptied in the quiet, not by the commit that made it long`() throws {
        var log = QuietLog(of: store)
        try write(mebibytes: 2)
        try log.look()
        try write(mebibytes: 3)
        try log.look()
        #expect(store.byteCounts.log > 3 << 20)

        try log.look()

        #expect(store.byteCounts.log == 0)
    }

    @Test func `is emptied by a commit after all once it is very long`() throws {
        _ = QuietLog(of: store)
        try write(mebibytes: 12)
        #expect(store.byteCounts.log > 12 << 20)

        try write(mebibytes: 17)

        #expect(store.byteCounts.log == 0)
    }

    @Test func `stays as it is while it is short`() throws {
        var log = QuietLog(of: store)
        try store.write { try $0.set("note", to: [1]) }
        let length = store.byteCounts.log
        for _ in 0..<3 { try log.look() }
        #expect(length > 0 && store.byteCounts.log == length)
    }

    @Test func `that could not be emptied is tried again only when more was added`() throws {
        var log = QuietLog(of: store)
        try write(mebibytes: 2)
        try log.look()
        try store.close()
        #expect(throws: (any Error).self) { try log.look() }
        for _ in 0..<3 { try log.look() }
    }

    private func write(mebibytes: Int) throws {
        try store.write { transaction in
            try transaction.set("ballast", to: [UInt8](repeating: 7, count: mebibytes << 20))
        }
    }
}

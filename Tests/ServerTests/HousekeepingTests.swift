import Dispatch
import RecordStore
import Synchronization
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
        try store.write { _ in }

        #expect(store.byteCounts.log == 0)
    }

    /// A push of a thousand edits took 45 ms longer when the log was full just then.
    @Test func `empties a very long log after the answer`() throws {
        try store.close()
        let folder = WatchedFolder(path: bench.data)
        let store = try ServerStore(in: folder, create: false, world: bench.world)
        _ = Housekeeping(of: store)
        let locks = Atomic(0)
        let mayEmpty = DispatchSemaphore(value: 0)
        folder.onLock {
            if locks.wrappingAdd(1, ordering: .relaxed).newValue == 2 { mayEmpty.wait() }
        }

        try write(mebibytes: 17, to: store)
        let answered = store.byteCounts.log
        mayEmpty.signal()
        try store.write { _ in }

        #expect(answered > 17 << 20)
        #expect(store.byteCounts.log == 0)
    }

    /// Each commit waited ten seconds for a reader that kept a log of more than a mebibyte.
    @Test(.timeLimit(.minutes(1)))
    func `leaves a log to who reads it, and empties it afterwards`() throws {
        let other = try ServerStore(folder: bench.data, create: false, world: bench.world)
        try other.read { transaction in
            _ = try transaction.partners()
            for _ in 0..<8 { try write(mebibytes: 2) }
        }
        #expect(store.byteCounts.log > 1 << 20)

        try write(mebibytes: 2)

        #expect(store.byteCounts.log == 0)
    }

    /// Each vain try adds an epoch to the note; the shorter note that came after a long one had the
    /// end of that behind it, and was none.
    @Test func `keeps its note readable after many vain tries`() throws {
        let other = try ServerStore(folder: bench.data, create: false, world: bench.world)
        try other.read { transaction in
            _ = try transaction.partners()
            try write(mebibytes: 2)
            for _ in 0..<40 { try store.write { try $0.set("note", to: [1]) } }
        }
        try write(mebibytes: 2)
        #expect(store.byteCounts.log == 0)

        #expect(try store.isAtHome())
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
        try write(mebibytes: mebibytes, to: store)
    }

    private func write(mebibytes: Int, to store: ServerStore) throws {
        try store.write { transaction in
            try transaction.set("ballast", to: [UInt8](repeating: 7, count: mebibytes << 20))
        }
    }
}

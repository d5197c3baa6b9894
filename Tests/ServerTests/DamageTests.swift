import Foundation
import RecordStore
import SyncServer
import Testing

@Suite struct DamageTests {
    private let page = 4096

    private func main(_ folder: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder + "/" + ServerStore.fileName))
    }

    @Test func `a server's folder copied half before and half after a checkpoint is not served`()
        throws
    {
        let bench = try Bench()
        let store = try bench.newStore()
        _ = try SyncService(starting: store, ledger: bench.ledger)
        for day in 0..<200 { try bench.add(Int32(day), to: store) }
        try store.checkpoint()
        let before = try main(bench.data)
        for day in 0..<200 { try bench.add(Int32(day), to: store) }
        try store.checkpoint()
        let after = try main(bench.data)

        let copy = bench.path("copy")
        try FileManager.default.copyItem(atPath: bench.data, toPath: copy)
        let cut = before.count / page / 2 * page
        let torn = after.prefix(cut) + before.dropFirst(cut) + after.dropFirst(before.count)
        try torn.write(to: URL(fileURLWithPath: copy + "/" + ServerStore.fileName))

        let copied = try ServerStore(folder: copy, create: false, world: bench.world)
        #expect {
            _ = try SyncService(starting: copied, ledger: bench.ledger)
        } throws: { error in
            if case StoreError.tornCopy = error { true } else { false }
        }
        #expect(try main(copy) == torn)
    }

    @Test func `a whole copy of a server's folder is served, and read through once`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        _ = try SyncService(starting: store, ledger: bench.ledger)
        let copy = bench.path("copy")
        try FileManager.default.copyItem(atPath: bench.data, toPath: copy)

        let copied = try ServerStore(folder: copy, create: false, world: bench.world)
        #expect(try !copied.isAtHome())
        _ = try SyncService(starting: copied, ledger: bench.ledger)

        #expect(try copied.isAtHome())
        #expect(try store.isAtHome())
    }

    @Test func `a flipped bit is told with its table and row, and the other tables are still read`()
        throws
    {
        let bench = try Bench()
        let store = try bench.newStore()
        try bench.add(1, to: store)
        try bench.add(2, to: store)
        let path = bench.path("b.db")
        try store.backup(to: path)
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        let source = try #require(file.firstRange(of: Data("id: none".utf8)))
        let name = try #require(file.lastRange(of: Data("KC".utf8)))

        try bench.flip("b.db", at: source.lowerBound)
        try bench.flip("b.db", at: name.lowerBound)
        let found = try BackupFile(path: path).check(world: bench.world).differences

        #expect(found.contains("table programme, row 1: not as it was written"))
        #expect(found.contains("table partner, row 1: not as it was written"))
    }
}

extension Data {
    fileprivate func lastRange(of other: Data) -> Range<Int>? {
        range(of: other, options: .backwards)
    }
}

import Foundation
import SyncServer
import Testing

@Suite struct BackupFileTests {
    @Test func `a backup carries a manifest and the ledger and reads through`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        let service = try SyncService(starting: store, ledger: bench.ledger)
        try service.ledger.append(.deviceRevoked("aa"))
        for day in 0..<3 { try bench.add(Int32(day), to: store) }

        let backup = BackupFile(path: bench.path("b.db"))
        let manifest = try backup.make(of: store, ledger: bench.ledgerPath)
        let check = try backup.check(world: bench.world)

        #expect(manifest.records == 3 && manifest.scopes.map(\.position) == [3])
        #expect(backup.manifest == manifest)
        #expect(try Ledger(path: backup.ledgerPath).entries().contains(.deviceRevoked("aa")))
        #expect(check.differences.isEmpty && check.states == 3)
        #expect(
            try bench.names(in: bench.root).filter { $0.hasPrefix("b.db") }
                == ["b.db", "b.db.ledger", "b.db.manifest.json"]
        )
    }

    @Test func `checking a backup changes nothing of it`() throws {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        _ = try backup.make(of: bench.newStore(), ledger: bench.ledgerPath)
        let before = try Data(contentsOf: URL(fileURLWithPath: backup.path))
        let names = try bench.names(in: bench.root)

        _ = try backup.check(world: bench.world)

        #expect(try Data(contentsOf: URL(fileURLWithPath: backup.path)) == before)
        #expect(try bench.names(in: bench.root) == names)
    }

    @Test func `nothing that has one of the three names is written over`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        for name in ["b.db", "b.db.manifest.json", "b.db.ledger"] {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: bench.path(name)))
            #expect(throws: BackupError.self) {
                try BackupFile(path: bench.path("b.db")).make(of: store, ledger: bench.ledgerPath)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path(name))).count == 4)
            try FileManager.default.removeItem(atPath: bench.path(name))
        }
    }

    @Test func `a backup that can't be written leaves nothing behind`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        let backup = BackupFile(path: bench.path("missing/b.db"))
        #expect(throws: (any Error).self) {
            try backup.make(of: store, ledger: bench.ledgerPath)
        }
        #expect(try !bench.names(in: bench.root).contains { $0.hasPrefix("missing") })
    }

    @Test func `what is committed during a copy is in it whole or not at all`() async throws {
        let bench = try Bench()
        let store = try bench.newStore()
        for day in 0..<2000 { try bench.add(Int32(day), to: store) }
        let backup = BackupFile(path: bench.path("b.db"))
        let path = bench.ledgerPath

        async let made = backup.make(of: store, ledger: path)
        for day in 0..<300 { try bench.add(Int32(day), to: store) }
        let manifest = try await made

        #expect(try backup.check(world: bench.world).differences.isEmpty)
        #expect(manifest.records >= 2000 && manifest.records <= 2300)
        #expect(manifest.scopes.map(\.position) == [Int64(manifest.records)])
    }

    @Test func `a flipped bit anywhere in a backup is found, and it is not put back`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        try bench.add(1, to: store)
        let backup = BackupFile(path: bench.path("b.db"))
        let manifest = try backup.make(of: store, ledger: bench.ledgerPath)

        for offset in stride(from: 0, to: Int(manifest.bytes), by: 4093) {
            try bench.flip("b.db", at: offset)
            #expect(try !backup.check(world: bench.world).differences.isEmpty, "byte \(offset)")
            #expect(throws: BackupError.self, "byte \(offset)") {
                try backup.restore(
                    to: bench.data,
                    ledger: bench.ledgerPath,
                    world: bench.world
                )
            }
            try bench.flip("b.db", at: offset)
        }
        #expect(try backup.check(world: bench.world).differences.isEmpty)
        #expect(try !bench.names(in: bench.data).contains { $0.contains("restor") })
    }
}

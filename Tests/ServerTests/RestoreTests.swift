import Foundation
import RecordStore
import SyncServer
import Testing

@Suite struct RestoreTests {
    private func restore(_ backup: BackupFile, _ bench: Bench) throws -> Restoration {
        try backup.restore(to: bench.data, ledger: bench.ledgerPath, world: bench.world)
    }

    @Test func `a restored database is the backup, and what was there keeps a name of its own`()
        throws
    {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        do {
            let store = try bench.newStore()
            try bench.add(1, to: store)
            _ = try backup.make(of: store, ledger: bench.ledgerPath)
            try bench.add(2, to: store)
        }

        let restoration = try restore(backup, bench)

        #expect(try bench.position(bench.openStore()) == 1)
        let aside = try #require(restoration.setAside)
        #expect(try bench.position(ServerStore(reading: aside, world: bench.world)) == 2)
        #expect(restoration.manifest?.scopes.map(\.position) == [1])
    }

    @Test func `restoring twice in one second keeps both`() throws {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        _ = try backup.make(of: bench.newStore(), ledger: bench.ledgerPath)
        let first = try restore(backup, bench).setAside
        let second = try restore(backup, bench).setAside
        #expect(first != nil && second != nil && first != second)
    }

    @Test func `a ledger only gains lines, and its own come last`() throws {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        let store = try bench.newStore()
        try bench.ledger.append(.deviceRevoked("aa"))
        try bench.ledger.append(.deviceRevoked("bb"))
        _ = try backup.make(of: store, ledger: bench.ledgerPath)
        try FileManager.default.removeItem(atPath: bench.ledgerPath)
        try bench.ledger.append(.deviceRevoked("bb"))
        try bench.ledger.append(.deviceRevoked("cc"))

        let restoration = try restore(backup, bench)

        #expect(restoration.ledgerLinesAdded == 1)
        let entries = try bench.ledger.entries()
        #expect(
            entries.dropLast()
                == [.deviceRevoked("aa"), .deviceRevoked("bb"), .deviceRevoked("cc")]
        )
        // The next start has to know that the database was put back.
        guard case .generationStarted = entries.last else {
            Issue.record("\(entries)")
            return
        }
        #expect(try restore(backup, bench).ledgerLinesAdded == 0)
    }

    @Test func `a plain copy without a manifest is put back, one with its log beside it is not`()
        throws
    {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        _ = try backup.make(of: bench.newStore(), ledger: bench.ledgerPath)
        try FileManager.default.removeItem(atPath: backup.manifestPath)
        #expect(try restore(backup, bench).manifest == nil)

        try Data([1]).write(to: URL(fileURLWithPath: backup.path + "-wal"))
        #expect(throws: BackupError.self) { try restore(backup, bench) }
    }

    @Test func `a changed copy of the ledger is refused`() throws {
        let bench = try Bench()
        let backup = BackupFile(path: bench.path("b.db"))
        let store = try bench.newStore()
        try bench.ledger.append(.deviceRevoked("aa"))
        _ = try backup.make(of: store, ledger: bench.ledgerPath)
        try Ledger(path: backup.ledgerPath).append(.deviceRevoked("dd"))

        #expect(throws: BackupError.self) { try restore(backup, bench) }
        #expect(try bench.ledger.entries() == [.deviceRevoked("aa")])
    }
}

import Foundation
import RecordStore
import SyncServer
import Testing

@Suite struct BackupShelfTests {
    private let hour: Int64 = 3600

    private func shelf(_ bench: Bench, _ store: ServerStore, keep: Int = 2) throws -> BackupShelf {
        try BackupShelf(
            folder: bench.path("shelf"),
            every: hour,
            rotation: BackupRotation(keep: keep),
            store: store,
            ledger: bench.ledgerPath
        )
    }

    private func databases(_ bench: Bench) throws -> [String] {
        try bench.names(in: bench.path("shelf")).filter { $0.hasSuffix(".db") }
    }

    @Test func `the newest stay, and the first of each older day`() {
        let rotation = BackupRotation(keep: 3)
        let hours = (0..<72).map { UTCTime(seconds: $0 * 3600) }
        let gone = Set(rotation.surplus(of: hours, newest: hours.last).map(\.seconds))
        let kept = hours.map(\.seconds).filter { !gone.contains($0) }.map { $0 / 3600 }
        #expect(kept == [0, 24, 48, 69, 70, 71])
    }

    @Test func `of older days thirty stay, counted by backups and not by the clock`() {
        let rotation = BackupRotation(keep: 1)
        let days = (0..<40).map { UTCTime(seconds: $0 * 86400) }
        #expect(rotation.surplus(of: days, newest: days.last).count == 9)

        let jumped = days.prefix(10) + [UTCTime(seconds: 4_000_000_000)]
        #expect(rotation.surplus(of: Array(jumped), newest: jumped.last).isEmpty)
    }

    @Test func `a backup made with the clock set back is not thrown away at once`() {
        let rotation = BackupRotation(keep: 1)
        let times = [0, 5000, 9000].map { UTCTime(seconds: $0) }
        #expect(rotation.surplus(of: times, newest: times[1]).isEmpty)
        #expect(rotation.surplus(of: times, newest: times[2]) == [times[1]])
    }

    @Test func `names are read as they are written, and nothing else is`() {
        let time = UTCTime(seconds: 1_795_000_000)
        #expect(UTCTime(name: time.name) == time)
        for name in ["20261340T000000Z", "20261121T100000", "x20261121T100000Z", ""] {
            #expect(UTCTime(name: name) == nil, "\(name)")
        }
    }

    @Test func `rotation keeps its number and touches no file it did not make`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        let shelf = try shelf(bench, store)
        let strangers = ["brobygger-20200101T000000Z.db", "notes.txt", "brobygger-x.db.partial"]
        for name in strangers {
            try Data("mine".utf8).write(to: URL(fileURLWithPath: bench.path("shelf/" + name)))
        }

        for _ in 0..<5 {
            try shelf.backUp()
            bench.now += hour
        }

        let names = try bench.names(in: bench.path("shelf"))
        #expect(strangers.allSatisfy(names.contains))
        // The two newest, the first of the day, and the stranger.
        #expect(try databases(bench).count == 4)
        #expect(names.filter { $0.hasSuffix(".manifest.json") }.count == 3)
    }

    @Test func `the restorable position is the lowest that a kept backup covers`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        _ = try SyncService(starting: store, ledger: bench.ledger)
        let first = try shelf(bench, store)
        #expect(first.restorable.isEmpty && first.lastSuccess == nil && first.firstAfter == 1)

        try bench.add(1, to: store)
        try first.backUp()
        try bench.add(2, to: store)
        bench.now += hour
        try first.backUp()

        #expect(first.restorable == ["kc": 1])
        #expect(first.lastSuccess == bench.now)
        let second = try shelf(bench, store)
        #expect(second.restorable == ["kc": 1] && second.firstAfter == hour)
    }

    @Test func `a backup of a past that was undone counts for nothing`() throws {
        let bench = try Bench()
        let old = BackupFile(path: bench.path("old.db"))
        do {
            let store = try bench.newStore()
            _ = try SyncService(starting: store, ledger: bench.ledger)
            try bench.add(1, to: store)
            _ = try old.make(of: store, ledger: bench.ledgerPath)
            _ = try SyncService(starting: store, ledger: bench.ledger)
            try bench.add(2, to: store)
            try shelf(bench, store).backUp()
        }
        _ = try old.restore(to: bench.data, ledger: bench.ledgerPath, world: bench.world)

        let store = try bench.openStore()
        _ = try SyncService(starting: store, ledger: bench.ledger)
        #expect(try shelf(bench, store).restorable.isEmpty)
    }

    @Test func `a backup that fails is counted and what is there stays`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        let shelf = try shelf(bench, store)
        try shelf.backUp()
        try FileManager.default.createDirectory(
            atPath: bench.ledgerPath,
            withIntermediateDirectories: false
        )
        bench.now += hour

        #expect(throws: (any Error).self) { try shelf.backUp() }

        #expect(shelf.failures == 1)
        #expect(try databases(bench).count == 1)
        #expect(try bench.names(in: bench.path("shelf")).count == 3)
    }

    @Test func `what a crash left is cleared away at the start`() throws {
        let bench = try Bench()
        let store = try bench.newStore()
        _ = try shelf(bench, store)
        for ending in [".partial", ".ledger", ".manifest.json"] {
            let name = "shelf/brobygger-20261121T100000Z.db" + ending
            try Data("half".utf8).write(to: URL(fileURLWithPath: bench.path(name)))
        }
        _ = try shelf(bench, store)
        #expect(try bench.names(in: bench.path("shelf")).isEmpty)
    }
}

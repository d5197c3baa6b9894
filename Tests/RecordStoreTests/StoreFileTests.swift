import Foundation
import MergeCore
import RecordStore
import Testing

/// A folder of its own, removed at the end.
struct Folder: ~Copyable {
    let path = NSTemporaryDirectory() + "brobygger-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // Whatever is left is only rubbish.
        try? FileManager.default.removeItem(atPath: path)
    }

    func child(_ name: String) -> String { path + "/" + name }

    /// As `cp -r` does: every file is another file afterwards.
    func copy(_ from: String, to: String) throws {
        try FileManager.default.copyItem(atPath: child(from), toPath: child(to))
    }
}

@Suite struct StoreFileTests {
    private let database = ServerStore.fileName

    private func value(_ store: ServerStore) throws -> [UInt8]? {
        try store.read { try $0.setting("value") }
    }

    private func set(_ value: UInt8, in store: ServerStore) throws {
        try store.write { try $0.set("value", to: [value]) }
    }

    @Test func `an old main file beside a newer log is noticed and the log moved aside`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        try set(1, in: store)
        try store.checkpoint()
        try folder.copy("a/" + database, to: "old.db")
        try set(2, in: store)
        try store.checkpoint()
        try set(3, in: store)
        try folder.copy("a", to: "b")

        try FileManager.default.removeItem(atPath: folder.child("b/" + database))
        try folder.copy("old.db", to: "b/" + database)
        let restored = try ServerStore(folder: folder.child("b"), create: false, world: .system)

        #expect(try value(restored) == [1])
        #expect(restored.setAside.contains { $0.contains("-wal.set-aside-") })
    }

    @Test func `a log that belongs to the main file is kept after a crash`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        try set(1, in: store)
        try store.checkpoint()
        try set(3, in: store)

        try folder.copy("a", to: "b")
        let recovered = try ServerStore(folder: folder.child("b"), create: false, world: .system)

        #expect(try value(recovered) == [3])
        #expect(recovered.setAside.isEmpty)
    }

    /// Found by the simulator: the note that was made anew did not name what the main file alone
    /// shows, so that its own log passed for a foreign one.
    @Test func `a note torn by a crash costs no log`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        for isCheckpointed in [false, true] {
            if isCheckpointed { try store.checkpoint() }
            try set(isCheckpointed ? 2 : 1, in: store)
            let name = "b\(isCheckpointed)"
            try folder.copy("a", to: name)
            try FileManager.default.removeItem(atPath: folder.child("\(name)/\(database)-lineage"))

            let crashed = try ServerStore(folder: folder.child(name), create: false, world: .system)
            try crashed.settle()
            try crashed.close()
            let again = try ServerStore(folder: folder.child(name), create: false, world: .system)

            #expect(again.setAside.isEmpty)
            #expect(try value(again) == [isCheckpointed ? 2 : 1])
            #expect(try again.isAtHome())
        }
    }

    @Test func `a crash before the first checkpoint loses nothing`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        try set(3, in: store)

        try folder.copy("a", to: "b")
        let recovered = try ServerStore(folder: folder.child("b"), create: false, world: .system)

        #expect(try value(recovered) == [3])
        #expect(recovered.setAside.isEmpty)
    }

    @Test func `a backup is one whole file`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        try set(7, in: store)

        try store.backup(to: folder.child("backup.db"))

        let backup = try ServerStore(reading: folder.child("backup.db"), world: .system)
        #expect(try value(backup) == [7])
        #expect(!FileManager.default.fileExists(atPath: folder.child("backup.db-wal")))
        #expect(throws: StoreError.self) {
            _ = try ServerStore(reading: folder.child("a/brobygger.lock"), world: .system)
        }
    }

    @Test func `a store that isn't there is not made by accident`() throws {
        let folder = try Folder()
        #expect(throws: StoreError.missing(folder: folder.child("none"))) {
            _ = try ServerStore(folder: folder.child("none"), create: false, world: .system)
        }
    }
}

@Suite struct LineageTests {
    private func prepared(_ path: String) throws -> DeviceStore {
        let store = try DeviceStore(folder: path, create: true, world: .system)
        try store.write { try $0.hold(ScopeID("kc"), mayWrite: true, grant: []) }
        return store
    }

    private func nextDot(_ store: DeviceStore) throws -> Dot {
        try store.write { transaction in
            let scope = try #require(try transaction.scope(ScopeID("kc")))
            return try transaction.nextDot(in: scope)
        }
    }

    @Test func `a database that stays where it is keeps its writer`() throws {
        let folder = try Folder()
        let first = try nextDot(prepared(folder.child("a")))
        let store = try DeviceStore(folder: folder.child("a"), create: false, world: .system)
        let second = try nextDot(store)
        #expect(second == Dot(first.writer, first.counter + 1))
    }

    @Test func `a copied folder writes under a new writer and the original goes on`() throws {
        let folder = try Folder()
        let store = try prepared(folder.child("a"))
        let before = try nextDot(store)
        try folder.copy("a", to: "b")

        let copy = try nextDot(
            DeviceStore(folder: folder.child("b"), create: false, world: .system)
        )
        let original = try nextDot(store)

        #expect(copy.writer != before.writer)
        #expect(original == Dot(before.writer, before.counter + 1))
    }

    @Test func `an old database put back beside its note writes under a new writer`() throws {
        let folder = try Folder()
        let store = try prepared(folder.child("a"))
        let before = try nextDot(store)
        try store.checkpoint()
        try folder.copy("a/brobygger.db", to: "old.db")
        let later = try DeviceStore(folder: folder.child("a"), create: false, world: .system)
        _ = try nextDot(later)
        try later.checkpoint()

        try FileManager.default.removeItem(atPath: folder.child("a/brobygger.db"))
        try folder.copy("old.db", to: "a/brobygger.db")
        let restored = try DeviceStore(folder: folder.child("a"), create: false, world: .system)

        #expect(try nextDot(restored).writer != before.writer)
    }
}

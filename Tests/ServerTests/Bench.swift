import Foundation
import MergeCore
import RecordFormat
import RecordStore
import SyncServer
import Synchronization

/// A server's folder with a ledger, and a clock that a test moves; removed at the end.
final class Bench {
    let root = NSTemporaryDirectory() + "brobygger-\(UUID().uuidString)"
    private let clock = Clock()

    private final class Clock: Sendable {
        let now = Mutex<Int64>(1_795_000_000)
    }

    init() throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit {
        // Whatever is left is only rubbish.
        try? FileManager.default.removeItem(atPath: root)
    }

    var world: World {
        World(now: { [clock] in clock.now.withLock { $0 } }, random: World.system.random)
    }

    var now: Int64 {
        get { clock.now.withLock { $0 } }
        set { clock.now.withLock { $0 = newValue } }
    }

    var data: String { root + "/data" }
    var ledgerPath: String { root + "/data.ledger" }
    var ledger: Ledger { Ledger(path: ledgerPath) }

    func path(_ name: String) -> String { root + "/" + name }

    /// A store with keys, a programme and one partner, `kc`.
    func newStore() throws -> ServerStore {
        let store = try ServerStore(folder: data, create: true, world: world)
        try store.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: 1, source: "id: none")
            _ = try transaction.insertPartner("kc", name: "KC")
        }
        return store
    }

    func openStore() throws -> ServerStore {
        try ServerStore(folder: data, create: false, world: world)
    }

    /// Stores one more record of `kc`.
    func add(_ day: Int32, to store: ServerStore) throws {
        try store.write { transaction in
            guard var scope = try transaction.scope(ScopeID("kc")) else { return }
            let writer = WriterID(store.world.random())
            var state = RecordState(scope: scope.id, kind: KindID(1))
            state.set(
                FieldID(1),
                to: Value(bytes: [0x05]),
                at: Stamp(dot: Dot(writer, 1), day: day)
            )
            let bytes = state.canonicalBytes
            _ = try transaction.store(
                bytes,
                hash: MergeHash(of: bytes),
                of: RecordID(day: day, random: (store.world.random(), store.world.random())),
                replacing: nil,
                in: &scope,
                device: 1
            )
            try transaction.update(scope)
        }
    }

    func position(_ store: ServerStore) throws -> Int64? {
        try store.read { try $0.scope(ScopeID("kc"))?.position }
    }

    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// Changes one byte of a file.
    func flip(_ name: String, at offset: Int) throws {
        let url = URL(fileURLWithPath: path(name))
        var data = try Data(contentsOf: url)
        data[offset] ^= 1
        try data.write(to: url)
    }
}

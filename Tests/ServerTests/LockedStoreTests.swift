import RecordFormat
import RecordStore
import SyncServer
import Synchronization
import Testing
import WireProtocol

@Suite struct `A store that somebody keeps locked` {
    /// As `internal` it ended the syncs of devices that would have waited.
    @Test func `is told as busy, which devices wait for`() throws {
        let bench = try Bench()
        _ = try bench.newStore()
        let folder = LockableFolder(path: bench.data)
        let store = try ServerStore(in: folder, create: false, world: bench.world)
        let service = try SyncService(
            starting: store,
            ledger: bench.ledger,
            shelf: ProgrammeShelf()
        )
        let key = SigningKey()
        var request = EnrolRequest(
            proof: .code("ABCD"),
            device: Array(repeating: 1, count: 16),
            publicKey: key.publicBytes,
            credentialHash: Array(repeating: 2, count: 32),
            name: "a"
        )
        request.signature = try key.sign(request.signedBytes)

        folder.isLocked.withLock { $0 = true }
        let problem = #expect(throws: Problem.self) {
            try service.answer(.enrol, body: request.encoded, credential: nil)
        }

        #expect(problem?.code == .busy)
    }
}

/// A folder whose lock somebody else may hold for ever.
private final class LockableFolder: StoreFolder {
    let isLocked = Mutex(false)
    private let folder: FileFolder

    init(path: String) {
        folder = FileFolder(path: path)
    }

    var path: String { folder.path }
    var keeper: any LineageKeeper { folder.keeper }

    func create() throws { try folder.create() }

    func byteCount(of name: String) -> Int64? { folder.byteCount(of: name) }

    func rename(_ name: String, to new: String) throws { try folder.rename(name, to: new) }

    func protect(_ name: String) { folder.protect(name) }

    func withLock<Result>(_ body: () throws -> Result) throws -> Result {
        guard !isLocked.withLock(\.self) else { throw StoreError.locked(file: path) }
        return try folder.withLock(body)
    }
}

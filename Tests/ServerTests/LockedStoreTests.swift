import RecordFormat
import RecordStore
import SyncServer
import Testing
import WireProtocol

@Suite struct `A store that somebody keeps locked` {
    /// As `internal` it ended the syncs of devices that would have waited.
    @Test func `is told as busy, which devices wait for`() throws {
        let bench = try Bench()
        _ = try bench.newStore()
        let folder = WatchedFolder(path: bench.data)
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

        folder.onLock { throw StoreError.locked(file: "brobygger.lock") }
        let problem = #expect(throws: Problem.self) {
            try service.answer(.enrol, body: request.encoded, credential: nil)
        }

        #expect(problem?.code == .busy)
    }
}

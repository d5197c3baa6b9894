import Foundation
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

    /// One after the other each would wait as long as the first, and all but that one for nothing.
    @Test func `is waited for once by all who wait at the same time`() throws {
        let bench = try Bench()
        _ = try bench.newStore()
        let folder = WatchedFolder(path: bench.data, lockSeconds: 1)
        let store = try ServerStore(in: folder, create: false, world: bench.world)
        let waits = Atomic(0)
        folder.onLock {
            waits.add(1, ordering: .relaxed)
            usleep(1_100_000)
            throw StoreError.locked(file: "brobygger.lock")
        }

        let results = Mutex<[Bool]>([])
        let all = DispatchGroup()
        for _ in 0..<4 {
            all.enter()
            Thread.detachNewThread {
                let isLocked: Bool
                do {
                    try store.write { _ in }
                    isLocked = false
                } catch {
                    if case StoreError.locked = error { isLocked = true } else { isLocked = false }
                }
                results.withLock { $0.append(isLocked) }
                all.leave()
            }
        }
        all.wait()

        #expect(results.withLock(\.self) == [true, true, true, true])
        #expect(waits.load(ordering: .relaxed) < 4)
    }
}

import Foundation
import RecordStore
import Synchronization
import Testing

@Suite struct `The file lock` {
    /// As a `log` beside a sync, which lets go between two transactions for a moment only.
    @Test func `goes to whoever waits, and not again to whoever has just let go`() throws {
        let folder = try Folder()
        let lock = FileLock(path: folder.child("lock"))
        let busy = Busy()
        Thread.detachNewThread {
            busy.run { _ = try? lock.withLock(timeoutSeconds: 30) { usleep(10_000) } }
        }
        while busy.count < 3 { usleep(1000) }

        let before = busy.count
        let after = try lock.withLock(timeoutSeconds: 30) { busy.count }

        busy.stop()
        #expect(after - before <= 5)
    }

    /// A push that comes while the view is built waits for one segment and not for sixteen.
    @Test func `lets the writers of one program in by turns`() throws {
        let folder = try Folder()
        let store = try ServerStore(folder: folder.child("a"), create: true, world: .system)
        let busy = Busy()
        Thread.detachNewThread { busy.run { _ = try? store.write { _ in usleep(10_000) } } }
        while busy.count < 3 { usleep(1000) }

        let before = busy.count
        let after = try store.write { _ in busy.count }

        busy.stop()
        #expect(after - before <= 5)
    }
}

/// Does the same thing again and again, with no pause.
private final class Busy: Sendable {
    private let done = Atomic(0)
    private let isStopped = Atomic(false)
    private let ended = DispatchSemaphore(value: 0)

    var count: Int { done.load(ordering: .sequentiallyConsistent) }

    /// Four hundred times at most.
    func run(_ body: () -> Void) {
        for _ in 0..<400 where !isStopped.load(ordering: .relaxed) {
            body()
            done.add(1, ordering: .sequentiallyConsistent)
        }
        ended.signal()
    }

    func stop() {
        isStopped.store(true, ordering: .relaxed)
        ended.wait()
    }
}

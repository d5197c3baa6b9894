import Glibc

/// An advisory lock on a file (`flock`), released when the process ends, however it ends.
///
/// SQLite 3.40 can corrupt a database when two connections write or checkpoint at the same moment
/// (the WAL-reset bug, fixed in 3.51.3), so everything that may do either happens under this lock.
public struct FileLock: Sendable {
    private let path: String

    public init(path: String) {
        self.path = path
    }

    /// Runs `body` while holding the lock.
    ///
    /// - Throws: ``StoreError/locked(file:)`` when it isn't free within `timeoutSeconds`.
    public func withLock<Result>(
        timeoutSeconds: Int = 30,
        _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = try acquire(timeoutSeconds: timeoutSeconds)
        defer { close(descriptor) }
        return try body()
    }

    /// Takes the lock and returns the descriptor that holds it; closing it lets go.
    public func acquire(timeoutSeconds: Int) throws -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError.system(file: path, reason: String(cString: strerror(errno)))
        }
        // Waiting in flock itself would never time out; a few milliseconds are less than one page.
        for _ in 0..<max(1, timeoutSeconds * 500) {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
            guard timeoutSeconds > 0 else { break }
            usleep(2000)
        }
        close(descriptor)
        throw StoreError.locked(file: path)
    }
}

import Glibc

/// An advisory lock on a file (`flock`), released when the process ends, however it ends.
///
/// SQLite 3.40 can corrupt a database when two connections write or checkpoint at the same moment
/// (the WAL-reset bug, fixed in 3.51.3), so everything that may do either happens under this lock.
///
/// Whoever waits has the turn, a second lock that is needed to ask for the first: a program that lets go
/// and asks again at once, as a sync does between its transactions, comes after those that wait.
public struct FileLock: Sendable {
    private let path: String

    /// `F_OFD_SETLK` on Linux, which the C library shows only on request.
    private static let setOpenFileLock: Int32 = 37

    public init(path: String) {
        self.path = path
    }

    /// Runs `body` while holding the lock.
    ///
    /// - Throws: ``StoreError/locked(file:)`` when it isn't free within `timeoutSeconds`.
    public func withLock<Result>(
        timeoutSeconds: Int,
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
        var hasTurn = false
        // Waiting in flock itself would never time out; a few milliseconds are less than one page.
        for _ in 0..<max(1, timeoutSeconds * 500) {
            if !hasTurn { hasTurn = setTurn(F_WRLCK, descriptor) }
            if hasTurn, flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                _ = setTurn(F_UNLCK, descriptor)
                return descriptor
            }
            guard timeoutSeconds > 0 else { break }
            usleep(2000)
        }
        close(descriptor)
        throw StoreError.locked(file: path)
    }

    /// Takes the turn or gives it on: a lock of the open file (fcntl(2), "Open file description locks"),
    /// which a `flock` of it knows nothing of.
    ///
    /// - Returns: False if another has it; a file system that knows no such locks has no turns.
    private func setTurn(_ type: Int32, _ descriptor: Int32) -> Bool {
        var turn = flock()
        turn.l_type = Int16(type)
        turn.l_whence = Int16(SEEK_SET)
        turn.l_len = 1
        return fcntl(descriptor, Self.setOpenFileLock, &turn) == 0
            || errno != EAGAIN && errno != EACCES
    }
}

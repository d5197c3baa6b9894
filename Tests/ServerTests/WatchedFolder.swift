import RecordStore
import Synchronization

/// A folder whose lock can't be taken without being seen.
final class WatchedFolder: StoreFolder {
    typealias Watch = @Sendable () throws -> Void

    /// Called once the lock was taken, before what it was taken for.
    private let watch = Mutex<Watch>({})
    private let folder: FileFolder
    let lockSeconds: Int

    init(path: String, lockSeconds: Int = 30) {
        folder = FileFolder(path: path)
        self.lockSeconds = lockSeconds
    }

    /// Calls `watch` from now on.
    func onLock(_ watch: @escaping Watch) { self.watch.withLock { $0 = watch } }

    var path: String { folder.path }
    var keeper: any LineageKeeper { folder.keeper }

    func create() throws { try folder.create() }

    func byteCount(of name: String) -> Int64? { folder.byteCount(of: name) }

    func rename(_ name: String, to new: String) throws { try folder.rename(name, to: new) }

    func protect(_ name: String) { folder.protect(name) }

    func withLock<Result>(_ body: () throws -> Result) throws -> Result {
        try folder.withLock {
            try watch.withLock(\.self)()
            return try body()
        }
    }
}

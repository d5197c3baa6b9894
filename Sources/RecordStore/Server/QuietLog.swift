/// Empties a server's log in the quiet after writes, so that few answers wait for it.
public struct QuietLog: Sendable {
    private let store: ServerStore
    /// How long the log was when it was last looked at, and when it was last to be emptied.
    private var seen: Int64 = 0
    private var tried: Int64 = 0

    /// Lets the store's log grow to 16 MiB from now on.
    public init(of store: ServerStore) {
        self.store = store
        store.letLogBeLong()
    }

    /// Empties a log longer than 1 MiB to which nothing was added since the last look.
    ///
    /// One that could not be emptied is tried again when more has been added.
    ///
    /// - Throws: ``StoreError``, with everything still in the log.
    public mutating func look() throws {
        let length = store.logByteCount
        defer { seen = length }
        guard length > StoreFile.logBytes, length == seen, length != tried else { return }
        tried = length
        try store.checkpoint()
        tried = 0
    }
}

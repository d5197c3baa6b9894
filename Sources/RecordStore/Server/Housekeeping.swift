/// What a server does in the quiet after writes, so that few answers wait for it: it empties the log
/// and brings the view up to date.
public struct Housekeeping: Sendable {
    /// Segments that one look builds at most, each in a transaction of its own: a push that comes
    /// meanwhile waits for one.
    private static let segmentsMax = 16
    /// Looks in the quiet before the first segment: what was pushed is as a rule pulled at once, and
    /// that goes before counts that nobody has asked for yet.
    private static let looksBeforeView = 8

    private let store: ServerStore
    /// How long the log was at the end of the last look.
    private var seen: Int64 = 0
    /// Looks since somebody wrote.
    private var quietLooks = 0
    /// Whether there is nothing to do until somebody writes.
    private var isDone = false

    /// Lets the store's log grow to 16 MiB from now on.
    public init(of store: ServerStore) {
        self.store = store
        store.letLogBeLong()
    }

    /// Does one piece of what is left to do, if nothing was written since the last look: empties a
    /// log longer than 1 MiB, or else, from the eighth such look on, builds segments of the view.
    ///
    /// What fails is tried again when more has been written.
    ///
    /// - Throws: ``StoreError``, with everything still in the log, and counts as right as before.
    public mutating func look() throws {
        let length = store.logByteCount
        defer { seen = store.logByteCount }
        guard length == seen else {
            (quietLooks, isDone) = (0, false)
            return
        }
        guard !isDone else { return }
        quietLooks += 1
        let isLong = length > StoreFile.logBytes
        guard isLong || quietLooks >= Self.looksBeforeView else { return }
        isDone = true
        if isLong {
            try store.checkpoint()
            isDone = false
        } else {
            isDone = try catchUpView()
        }
    }

    /// Whether nothing is left of that.
    private func catchUpView() throws -> Bool {
        for _ in 0..<Self.segmentsMax {
            if try store.write({ try $0.catchUpView(segmentsMax: 1) }) {
                return store.logByteCount <= StoreFile.logBytes
            }
        }
        return false
    }
}

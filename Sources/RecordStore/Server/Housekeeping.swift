/// What a server does in the quiet after writes, so that few answers wait for it: it empties the log
/// and brings the view up to date.
public struct Housekeeping: Sendable {
    /// Segments that one look builds at most, each in a transaction of its own: a push that comes
    /// meanwhile waits for one, and the rest for the next quiet.
    private static let segmentsMax = 16
    /// Looks in the quiet before the first segment: what was pushed is as a rule pulled at once, and
    /// that goes before counts that nobody has asked for yet.
    private static let looksBeforeView = 8

    private let store: ServerStore
    /// How long the log was at the end of the last look, and how many commits there had been: of other
    /// processes' commits only the log tells.
    private var seen: (length: Int64, commits: Int) = (0, 0)
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
        defer { seen.length = store.logByteCount }
        guard (length, store.commitCount) == seen else {
            beginAnew()
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

    /// Somebody wrote: the quiet is yet to come.
    private mutating func beginAnew() {
        seen.commits = store.commitCount
        (quietLooks, isDone) = (0, false)
    }

    /// Whether nothing is left of that.
    private mutating func catchUpView() throws -> Bool {
        for _ in 0..<Self.segmentsMax {
            let isWhole = try store.write { transaction in
                // Asked in the transaction: whoever waited for it has had its turn.
                store.commitCount == seen.commits
                    ? try transaction.catchUpView(segmentsMax: 1) : nil
            }
            guard let isWhole else {
                beginAnew()
                return false
            }
            seen.commits += 1
            if isWhole { return store.logByteCount <= StoreFile.logBytes }
        }
        return false
    }
}

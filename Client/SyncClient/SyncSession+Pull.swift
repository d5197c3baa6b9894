internal import MergeCore
internal import RecordStore
internal import WireProtocol

/// A streamed pull: pages that arrive faster than they can be stored are stored together.
///
/// Ids are random, so a page of a thousand new records touches hundreds of leaves of the index on
/// them, and four pages hardly more than one.
extension SyncSession {
    /// Takes one page of a streamed pull.
    func receive(_ delivered: DeliveredPage, of id: ScopeID) throws {
        let part = delivered.answer
        guard part.scope == id else { throw SyncError.malformedAnswer(reason: "scope") }
        guard part.status == .current, let page = part.page else {
            // The server restarted or was restored between two pages: say hello again.
            guard try storePages() else { return }
            sent = nil
            steps = [.sync]
            return
        }
        arrived.pages.append(delivered)
        arrived.byteCount += delivered.byteCount
        guard !page.hasMore else {
            if arrived.areDue(at: store.world.now()) { try storePages() }
            return
        }
        guard try storePages() else { return }
        let place = progress[id] ?? ScopeProgress()
        guard !place.isVerified, !place.hasReconciled else { return }
        progress[id]?.hasReconciled = true
        steps.append(.sync)
        steps.append(.parts(id))
    }

    /// Stores the pages that have arrived, with the cursor after them, in one transaction, and whether
    /// this device then holds what the server does.
    ///
    /// - Returns: False if they told of another copy of this device; that is settled first then.
    @discardableResult
    func storePages() throws -> Bool {
        let pages = arrived.pages
        arrived = ArrivedPages(since: store.world.now())
        guard let id = pages.first?.answer.scope else { return true }
        do {
            let (count, isVerified) = try store.write { transaction in
                guard var scope = try transaction.scope(id) else { return (0, false) }
                var count = 0
                for delivered in pages {
                    guard let page = delivered.answer.page else { continue }
                    count += try apply(delivered.records, of: page, to: &scope, in: transaction)
                    scope.follow(delivered.answer, of: page.generation)
                }
                let page = pages.last?.answer.page
                let isVerified = scope.verify(by: page, at: store.world.now())
                try transaction.update(scope)
                return (count, isVerified)
            }
            note { $0.pulled += count }
            progress[id, default: ScopeProgress()].isVerified = isVerified
            return true
        } catch let fork as ForkFound {
            settle(fork, in: id)
            return false
        }
    }
}

/// Pages of one scope that arrived and are not stored yet.
struct ArrivedPages {
    var pages: [DeliveredPage] = []
    /// Of their states.
    var byteCount = 0
    /// When pages were last stored, in seconds since 1970-01-01.
    var since: Int64 = 0

    /// Bytes.
    private static let byteCountMax = 1 << 20

    /// Whether they should be stored now: there are many, or the next ones take their time.
    func areDue(at now: Int64) -> Bool {
        byteCount >= Self.byteCountMax || now != since
    }
}

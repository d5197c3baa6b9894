internal import MergeCore
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// A delivered state holds mutations of one of our writers that this database never pushed:
/// another database uses the writer too.
///
/// Nothing of the page may be joined before that is settled.
struct ForkFound: Error {
    let writer: WriterID
    let last: ChainLink?

    /// What to ask about the writer.
    func question(in scope: ScopeID) -> Step {
        .mutations(scope, writer, last: last, known: [], asked: 0)
    }
}

extension SyncSession {
    /// Joins a page's rows; returns how many records changed.
    func apply(
        _ records: [DeliveredRecord],
        of page: FeedPage,
        to scope: inout DeviceScope,
        in transaction: DeviceTransaction
    ) throws -> Int {
        guard page.next >= scope.pulled else {
            throw SyncError.malformedAnswer(reason: "page goes back")
        }
        guard page.next > scope.pulled || !page.hasMore else {
            throw SyncError.malformedAnswer(reason: "page stands still")
        }
        var own = try ownWriters(transaction)
        var changed = 0
        for record in records where try apply(record, &own, to: &scope, in: transaction) {
            changed += 1
        }
        return changed
    }

    /// The writers by which a delivered state can tell of another copy of this device.
    func ownWriters(_ transaction: DeviceTransaction) throws -> [WriterID: OwnWriter] {
        let writers = try transaction.writers().filter { $0.status != .forked }
        return Dictionary(writers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Joins one delivered state.
    ///
    /// - Parameter own: What ``ownWriters(_:)`` found; those that turn out to be forked are taken out.
    func apply(
        _ delivered: DeliveredRecord,
        _ own: inout [WriterID: OwnWriter],
        to scope: inout DeviceScope,
        in transaction: DeviceTransaction
    ) throws -> Bool {
        guard delivered.scope == scope.id else { throw SyncError.malformedAnswer(reason: "scope") }
        try check(delivered.context, &own, in: transaction)
        if try transaction.insertIfNew(delivered, in: &scope) { return true }
        guard var record = try transaction.record(delivered.id) else {
            throw StoreError.corrupt(what: "record \(delivered.id)")
        }
        let state = try delivered.state()
        let before = record.state
        record.state = before.joined(with: state)
        if try record.isPlain
            ? record.state == state : record.base.map({ try isCovered($0, by: state) }) ?? true
        {
            record.base = delivered.base
            record.isOffered = false
        } else {
            // The server has less than it once vouched for: bring that back first.
            record.isOffered = true
        }
        let isDelivered = record.state == state
        try transaction.update(
            &record,
            encoded: isDelivered ? delivered.base.bytes : nil,
            in: &scope
        )
        return record.state != before
    }

    func isCovered(_ base: AcknowledgedState, by state: RecordState) throws -> Bool {
        try state.dominates(RecordState(canonicalBytes: base.bytes))
    }

    private func check(
        _ context: CausalContext,
        _ own: inout [WriterID: OwnWriter],
        in transaction: DeviceTransaction
    ) throws {
        for entry in context.counters.entries {
            guard let writer = own[entry.key], entry.value > writer.pushed else { continue }
            guard try transaction.pendingMutations(of: writer).isEmpty else {
                throw ForkFound(
                    writer: writer.id,
                    last: writer.link.flatMap(ChainLink.init(bytes:))
                )
            }
            // Nothing of ours is under dispute: only never use the writer again.
            try transaction.markForked(writer)
            own[entry.key] = nil
        }
    }
}

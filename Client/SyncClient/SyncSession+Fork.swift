internal import MergeCore
internal import RecordStore
internal import WireProtocol

extension SyncSession {
    /// The server's last link is none that we named: it was restored, or our writer forked.
    func receiveForked(_ chains: [ServerChain], in id: ScopeID) throws -> [Step] {
        var forks: [Step] = []
        try store.write { transaction in
            for chain in chains {
                guard let writer = try transaction.writer(chain.writer) else { continue }
                if try isEarlier(chain.last, of: writer, in: transaction) {
                    try transaction.acknowledge(chain.last?.bytes, of: writer)
                } else {
                    forks.append(
                        .mutations(id, chain.writer, last: chain.last, known: [], asked: 0)
                    )
                }
            }
        }
        progress[id]?.sentUpTo = 0
        return forks + [.sync]
    }

    /// Settles a fork that arrived states have shown, before anything else.
    func settle(_ fork: ForkFound, in id: ScopeID) {
        sent = nil
        steps = [.sync, fork.question(in: id)]
    }

    /// Whether the server stands where it stood before it was restored: at another link of this
    /// writer than the one it could go on from, or at none.
    ///
    /// If it could go on and doesn't, it knows a pushed mutation under another dot.
    private func isEarlier(
        _ last: ChainLink?,
        of writer: OwnWriter,
        in transaction: DeviceTransaction
    ) throws -> Bool {
        guard writer.status != .inherited, last?.bytes != writer.link else { return false }
        guard let last else { return true }
        let attempted = try transaction.attemptedLinks(of: writer, limit: Limits.chainCandidates)
        return try !attempted.contains(last.bytes) && transaction.hasLink(last.bytes, of: writer)
    }

    func receiveKnown(
        _ known: [PushedMutation],
        _ id: ScopeID,
        _ writer: WriterID,
        last: ChainLink?,
        asked: Int
    ) throws {
        let pending = try store.read { transaction in
            try transaction.writer(writer).map { try transaction.pendingMutations(of: $0).count }
        }
        guard asked >= pending ?? 0 else {
            steps.append(.mutations(id, writer, last: last, known: known, asked: asked))
            return
        }
        note { $0.healing = .deviceForked }
        try store.write { transaction in
            guard let scope = try transaction.scope(id), let own = try transaction.writer(writer)
            else { return }
            try settle(own, in: scope, known: known, transaction)
            try transaction.markForked(own)
            if own.status != .inherited { try transaction.acknowledge(last?.bytes, of: own) }
        }
        progress[id]?.sentUpTo = 0
    }

    /// Settles every pending mutation of a forked writer.
    ///
    /// One that the server has under this dot keeps it, one that another copy of this device has
    /// re-issued takes over that dot, and one that no server ever had gets a new dot in every place
    /// where it occurs. Of an inherited writer the original pushes the same mutations: there a
    /// mutation keeps its dot unless that, or an earlier one of the writer, is another's. After such
    /// a one the writer's counter would claim to have seen what the other copy did.
    private func settle(
        _ old: OwnWriter,
        in scope: DeviceScope,
        known: [PushedMutation],
        _ transaction: DeviceTransaction
    ) throws {
        let dots = Dictionary(
            known.map { ($0.id.bytes, $0.dot) },
            uniquingKeysWith: { first, _ in first }
        )
        let taken = Set(known.map(\.dot))
        let pending = try transaction.pendingMutations(of: old)
        let forkedAt = pending.filter { dots[$0.body.id] == nil && taken.contains($0.dot) }
            .map(\.counter).min()
        let new = try transaction.insertWriter(in: scope)
        var moves: [Int64: Dot] = [:]
        for mutation in pending {
            if let dot = dots[mutation.body.id] {
                if dot != mutation.dot { moves[mutation.number] = dot }
            } else if !keepsDot(mutation, of: old, forkedAt: forkedAt, taken) {
                moves[mutation.number] = try transaction.nextDot(in: scope)
            }
        }
        for record in Set(pending.map(\.record)) {
            try rename(moves, of: old, as: new, record: record, in: scope, transaction)
        }
        for mutation in pending {
            guard let dot = moves[mutation.number] else { continue }
            // One that the server has is pushed again all the same: no position of an answer covers it, and a
            // server put back to before it would not be noticed.
            if dot.writer != new.id { try transaction.adoptWriter(dot.writer, in: scope) }
            try transaction.rename(mutation, to: dot)
        }
    }

    private func keepsDot(
        _ mutation: OwnMutation,
        of writer: OwnWriter,
        forkedAt: UInt64?,
        _ taken: Set<Dot>
    ) -> Bool {
        guard writer.status == .inherited else { return mutation.wasAcknowledged }
        guard !taken.contains(mutation.dot) else { return false }
        let isAfterFork = forkedAt.map { mutation.counter > $0 } ?? false
        return mutation.wasAcknowledged || !isAfterFork
    }

    private func rename(
        _ moves: [Int64: Dot],
        of old: OwnWriter,
        as new: OwnWriter,
        record number: Int64,
        in scope: DeviceScope,
        _ transaction: DeviceTransaction
    ) throws {
        guard var record = try transaction.record(number: number) else { return }
        var scope = scope
        var own = try transaction.mutations(of: number)
            .filter { $0.writer == old.id }
            .sorted { $0.counter < $1.counter }
        let targets = Set(own.compactMap { moves[$0.number]?.writer })
        for target in targets.sorted() {
            record.state = record.state.reissued(
                own.map { mutation in
                    let dot = moves[mutation.number].flatMap { $0.writer == target ? $0 : nil }
                    return IssuedMutation(
                        counter: mutation.counter,
                        newCounter: dot?.counter,
                        tallies: mutation.body.tallies
                    )
                },
                of: old.id,
                as: target
            )
            own.removeAll { moves[$0.number]?.writer == target }
        }
        try transaction.update(&record, in: &scope)
    }
}

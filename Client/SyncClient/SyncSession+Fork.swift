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
                let isEarlier = try chain.last.map {
                    try transaction.hasLink($0.bytes, of: writer)
                }
                if isEarlier ?? true {
                    try transaction.acknowledge(chain.last?.bytes, of: writer)
                } else {
                    forks.append(
                        .mutations(id, chain.writer, last: chain.last, known: [], asked: 0))
                }
            }
        }
        progress[id]?.sentUpTo = 0
        return forks + [.sync]
    }

    func receiveKnown(
        _ known: [PushedMutation], _ id: ScopeID, _ writer: WriterID, last: ChainLink?, asked: Int
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
            try reissue(own, in: scope, except: Set(known), transaction)
            try transaction.markForked(own)
            try transaction.acknowledge(last?.bytes, of: own)
        }
        progress[id]?.sentUpTo = 0
    }

    /// Gives every pending mutation that the server lacks a new dot, in every place it occurs.
    private func reissue(
        _ old: OwnWriter, in scope: DeviceScope, except known: Set<PushedMutation>,
        _ transaction: DeviceTransaction
    ) throws {
        var scope = scope
        let lacking = try transaction.pendingMutations(of: old).filter {
            !known.contains(pushed($0))
        }
        let new = try transaction.insertWriter(in: scope)
        var newCounters: [Int64: UInt64] = [:]
        for mutation in lacking {
            newCounters[mutation.number] = try transaction.nextDot(in: scope).counter
        }
        for number in Set(lacking.map(\.record)) {
            guard var record = try transaction.record(number: number) else { continue }
            let own = try transaction.mutations(of: number)
                .filter { $0.writer == old.id }
                .sorted { $0.counter < $1.counter }
            record.state = record.state.reissued(
                own.map {
                    IssuedMutation(
                        counter: $0.counter, newCounter: newCounters[$0.number],
                        tallies: $0.body.tallies)
                }, of: old.id, as: new.id)
            try transaction.update(record, in: &scope)
        }
        for mutation in lacking {
            guard let counter = newCounters[mutation.number] else { continue }
            try transaction.rename(mutation, to: Dot(new.id, counter))
        }
    }
}

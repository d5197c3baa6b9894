internal import MergeCore
internal import RecordStore
internal import WireProtocol

extension SyncSession {
    /// What a pushed record takes beside its state, roughly: id, lengths, mutations.
    static let headBytes = 64

    /// Sends half as much at once after a request was refused for its size.
    ///
    /// A record that is too large by itself waits in quarantine from then on, so that it holds
    /// nothing else up.
    ///
    /// - Returns: Whether there is less to send; a request without records can't shrink.
    func sendLess(than parts: [SentScope]) throws -> Bool {
        let most = parts.map { max($0.records.count, $0.repairs.count) }.max() ?? 0
        let bytes = parts.flatMap(\.records).map { $0.state.count + Self.headBytes }.reduce(0, +)
        if most > 1 {
            limits.pushRecords = min(limits.pushRecords, most) / 2
            if bytes > 0 { limits.pushBytes = min(limits.pushBytes, bytes) / 2 }
            return true
        }
        // One at most for each scope: the largest must be the one.
        limits = .standard
        let records = parts.flatMap(\.records)
        if let largest = records.max(by: { $0.state.count < $1.state.count }) {
            try setAside(largest)
            return true
        }
        guard let part = parts.first(where: { !$0.repairs.isEmpty }) else { return false }
        progress[part.scope]?.wanted.removeAll(where: Set(part.repairs).contains)
        return true
    }

    private func setAside(_ sent: SentRecord) throws {
        try store.write { transaction in
            guard let record = try transaction.record(sent.id) else { return }
            tooLarge.insert(record.number)
            try transaction.quarantine(
                record: record.number,
                verdict: Verdict.tooBig.rawValue,
                detail: "\(sent.state.count) bytes"
            )
        }
    }
}

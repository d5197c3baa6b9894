internal import MergeCore
internal import RecordFormat
internal import RecordStore
import Synchronization
internal import WireProtocol

extension SyncService {
    /// Frames of the rest of a scope's feed, one page each, until nil.
    ///
    /// Each page is read in its own snapshot: a record that moves on meanwhile simply comes later.
    func pull(
        _ request: PullRequest,
        device: ServerDevice
    ) throws -> @Sendable () throws -> [UInt8]? {
        _ = try store.read { try checkPull(request.scope, device: device, in: $0) }
        let place = PullPlace(cursor: request.cursor)
        return { [self] in
            guard let cursor = place.cursor else { return nil }
            return try store.read { transaction in
                let scope = try checkPull(request.scope, device: device, in: transaction)
                if let status = try disagreement(cursor, scope, transaction) {
                    place.cursor = nil
                    return Framing.frame(ScopeAnswer(scope: scope.id, status: status).encoded)
                }
                var answer = ScopeAnswer(scope: scope.id, status: .current)
                let page = try page(
                    of: scope,
                    after: cursor.pulled,
                    leavingOut: [],
                    in: transaction
                )
                answer.page = page
                place.advance(past: page, generation)
                return Framing.frame(answer.encoded)
            }
        }
    }

    private func checkPull(
        _ id: ScopeID,
        device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> ServerScope {
        guard try transaction.grants(of: device).contains(where: { $0.scope == id }),
            let scope = try transaction.scope(id)
        else { throw Problem(.notGranted, "The device does not hold this scope.") }
        guard device.isConfirmed else {
            throw Problem.unconfirmed
        }
        return scope
    }

    /// The same mutation under the dot that it has here, or another one that has its dot.
    private func known(
        _ mutation: PushedMutation,
        device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> PushedMutation? {
        let dot = try transaction.knownDot(
            of: mutation.id.bytes,
            dot: mutation.dot,
            device: device.number
        )
        let other = dot == nil ? try transaction.mutation(at: mutation.dot) : nil
        guard dot != nil || other != nil else { return nil }
        return PushedMutation(
            dot: dot ?? mutation.dot,
            id: other.flatMap(MutationID.init(bytes:)) ?? mutation.id,
            programme: mutation.programme
        )
    }

    /// Answers one question of a device that disagrees with the server.
    func reconcile(_ request: ReconcileRequest, device: ServerDevice) throws -> ReconcileAnswer {
        try store.read { transaction in
            guard
                try transaction.grants(of: device).contains(where: { $0.scope == request.scope }),
                let scope = try transaction.scope(request.scope)
            else { throw Problem(.notGranted, "The device does not hold this scope.") }
            var answer = ReconcileAnswer(generation: generation)
            answer.head = scope.position
            switch request.question {
            case .cut(let seen):
                answer.cut = try cut(seen, in: scope, transaction)
            case .mutations(let mutations):
                answer.known = try mutations.compactMap { mutation in
                    try known(mutation, device: device, in: transaction)
                }
            case .offers(let offers):
                answer.wanted = try wanted(offers, transaction)
            case .parts(let digests):
                answer.differing = try differing(digests, in: scope, transaction)
            case .part(let part, let offers):
                guard device.isConfirmed else { break }
                answer.wanted = try wanted(offers, transaction)
                answer.rows = try rows(part, offers, in: scope, transaction)
            }
            return answer
        }
    }

    /// The last position that a device's past has in common with this server's.
    private func cut(
        _ seen: [SeenGeneration],
        in scope: ServerScope,
        _ transaction: ServerTransaction
    ) throws -> Int64 {
        for item in seen {
            guard let end = try transaction.end(of: item.generation.bytes, in: scope) else {
                continue
            }
            return min(item.high, end)
        }
        return 0
    }

    private func wanted(
        _ offers: [Offer],
        _ transaction: ServerTransaction
    ) throws -> [RecordID] {
        try offers.filter { try transaction.record($0.id)?.hash != $0.hash }.map(\.id)
    }

    private func differing(
        _ digests: [ScopeDigest],
        in scope: ServerScope,
        _ transaction: ServerTransaction
    ) throws -> [UInt8] {
        guard digests.count == 256 else {
            throw FormatError("expected 256 digests")
        }
        var own = [ScopeDigest](repeating: ScopeDigest(), count: 256)
        try transaction.eachRecord(in: scope, after: 0) { record in
            own[Int(record.id.bytes.last ?? 0)].insert(record.id, record.hash)
            return true
        }
        return (0..<256).filter { own[$0] != digests[$0] }.map { UInt8($0) }
    }

    private func rows(
        _ part: UInt8,
        _ offers: [Offer],
        in scope: ServerScope,
        _ transaction: ServerTransaction
    ) throws -> [FeedRow] {
        let offered = Dictionary(
            offers.map { ($0.id, $0.hash) },
            uniquingKeysWith: { first, _ in first }
        )
        var rows: [FeedRow] = []
        var bytes = 0
        try transaction.eachRecord(in: scope, after: 0) { record in
            guard record.id.bytes.last == part, offered[record.id] != record.hash else {
                return true
            }
            bytes += record.bytes.count
            rows.append(row(record, in: scope))
            return bytes < limits.pageBytes
        }
        return rows
    }
}

/// How far a streamed pull has come.
private final class PullPlace: Sendable {
    private let state: Mutex<FeedCursor?>

    init(cursor: FeedCursor) {
        state = Mutex(cursor)
    }

    /// Where the next page starts; nil at the end.
    var cursor: FeedCursor? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    func advance(past page: FeedPage, _ generation: Generation) {
        cursor =
            page.hasMore
            ? FeedCursor(generation: generation, pulled: page.next, high: page.next) : nil
    }
}

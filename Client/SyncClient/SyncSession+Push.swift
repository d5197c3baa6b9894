internal import MergeCore
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

extension SyncSession {
    /// Composes the next sync request and notes, before it is sent, which links it tries.
    ///
    /// - Parameter batch: What is on its way and has no answer yet; it is not sent twice.
    func makeSyncRequest(after batch: [SentScope] = []) throws -> (SyncRequest, [SentScope]) {
        try store.write { transaction in
            var request = SyncRequest(
                programme: try transaction.programmeVersion() ?? 0,
                scopes: []
            )
            request.takesQuiet = takesQuiet
            var parts: [SentScope] = []
            var room = limits.pushBytes
            for scope in try transaction.scopes() {
                let onItsWay = batch.first { $0.scope == scope.id }
                let (part, sent) = try compose(scope, onItsWay, room: &room, in: transaction)
                request.scopes.append(part)
                parts.append(sent)
            }
            let isPush = parts.contains { !$0.records.isEmpty || !$0.repairs.isEmpty }
            return takesQuiet && !isPush ? abridged(request, parts) : (request, parts)
        }
    }

    private func compose(
        _ scope: DeviceScope,
        _ onItsWay: SentScope?,
        room: inout Int,
        in transaction: DeviceTransaction
    ) throws -> (ScopeRequest, SentScope) {
        var part = ScopeRequest(scope: scope.id, cursor: scope.cursor)
        var sent = SentScope(scope: scope.id)
        // Lost states go back before edits of them, and before anything is pulled over them.
        if isReadOnly {
            // Nothing is sent.
        } else if let wanted = progress[scope.id]?.wanted, !wanted.isEmpty {
            part.wantsPage = false
            try addRepairs(wanted, to: &part, &sent, room: &room, in: transaction)
        } else {
            try addRecords(of: scope, onItsWay, to: &part, &sent, room: &room, in: transaction)
        }
        try addChains(of: scope, to: &part, &sent, in: transaction)
        return (part, sent)
    }

    private func addRepairs(
        _ wanted: [RecordID],
        to part: inout ScopeRequest,
        _ sent: inout SentScope,
        room: inout Int,
        in transaction: DeviceTransaction
    ) throws {
        var missing: Set<RecordID> = []
        defer { progress[part.scope]?.wanted.removeAll(where: missing.contains) }
        for id in wanted.prefix(limits.pushRecords) {
            guard let base = try transaction.record(id)?.base else {
                missing.insert(id)
                continue
            }
            guard part.repairs.isEmpty || base.bytes.count < room else { return }
            room -= base.bytes.count + 48
            part.repairs.append(RepairedRecord(id: id, state: base.bytes, tag: base.tag))
            sent.repairs.append(id)
        }
    }

    /// Adds pending records, oldest first, until the request is full.
    private func addRecords(
        of scope: DeviceScope,
        _ onItsWay: SentScope?,
        to part: inout ScopeRequest,
        _ sent: inout SentScope,
        room: inout Int,
        in transaction: DeviceTransaction
    ) throws {
        var place = progress[scope.id] ?? ScopeProgress()
        place.hasMore = false
        var taken: Set<Int64> = []
        let together = Set(onItsWay?.laterMutations ?? [])
        try transaction.eachPending(in: scope, after: place.sentUpTo) { pending in
            let mutation = pending.mutation
            guard !taken.contains(mutation.record), !tooLarge.contains(mutation.record),
                !together.contains(mutation.number)
            else {
                place.sentUpTo = mutation.number
                return true
            }
            let bytes = pending.state.count + Self.headBytes
            guard part.records.isEmpty || bytes <= room && part.records.count < limits.pushRecords
            else {
                place.hasMore = true
                return false
            }
            room -= bytes
            place.sentUpTo = mutation.number
            var own = [mutation]
            if !pending.isAlone {
                taken.insert(mutation.record)
                own = try transaction.mutations(of: mutation.record).filter(\.isPending)
            }
            part.records.append(
                PushedRecord(id: pending.id, state: pending.state, mutations: own.map(pushed))
            )
            sent.records.append(
                SentRecord(
                    id: pending.id,
                    number: mutation.record,
                    state: pending.state,
                    baseHash: pending.baseHash,
                    mutations: own
                )
            )
            return true
        }
        progress[scope.id] = place
    }

    func pushed(_ mutation: OwnMutation) -> PushedMutation {
        // Stored mutation ids always have the right length; another would be refused as malformed.
        let id = MutationID(bytes: mutation.body.id) ?? MutationID.zero
        return PushedMutation(dot: mutation.dot, id: id, programme: mutation.body.programme)
    }

    private func addChains(
        of scope: DeviceScope,
        to part: inout ScopeRequest,
        _ sent: inout SentScope,
        in transaction: DeviceTransaction
    ) throws {
        var batch = CBORWriter()
        for record in part.records { record.encode(into: &batch) }
        let dots = part.records.flatMap { $0.mutations.map(\.dot) }
        for writer in try transaction.chainedWriters(in: scope) {
            guard writer.status != .inherited else {
                part.inherited.append(writer.id)
                continue
            }
            let acknowledged = writer.link.flatMap(ChainLink.init(bytes:))
            var chain = Chain(
                writer: writer.id,
                acknowledged: acknowledged,
                attempted: try transaction.attemptedLinks(
                    of: writer,
                    limit: Limits.chainCandidates
                ).compactMap(ChainLink.init(bytes:)),
                next: nil
            )
            if let highest = dots.filter({ $0.writer == writer.id }).map(\.counter).max() {
                let next = ChainLink(after: acknowledged, batch: batch.bytes)
                chain.next = next
                try transaction.noteAttempt(next.bytes, upTo: highest, of: writer)
            }
            part.chains.append(chain)
            sent.chains.append(chain)
        }
    }
}

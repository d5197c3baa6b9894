internal import MergeCore
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

extension SyncService {
    /// Hello, push and the next page, all in one transaction for all scopes of the request.
    func sync(_ request: SyncRequest, device: ServerDevice) throws -> SyncAnswer {
        let pushes = request.scopes.contains { scope in
            !scope.records.isEmpty || !scope.repairs.isEmpty
        }
        let answered = { (transaction: ServerTransaction) in
            let answer = try self.answer(request, device: device, in: transaction)
            return (answer, try self.isNews(answer, of: device, in: transaction))
        }
        let (result, isNews) = try pushes ? store.write(answered) : store.read(answered)
        // Notes for the operator: not worth a refusal, on a full disk for example.
        if isNews { try? note(result, of: device) }
        if pushes { hints.changed(result.changedScopes, by: device.number) }
        return result
    }

    /// Whether a device was not heard of for a while, or its cursors tell something new.
    private func isNews(
        _ answer: SyncAnswer,
        of device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> Bool {
        guard abs(store.world.now() - (device.lastSeen ?? 0)) <= 600 else { return true }
        return try answer.isPutBack
            ? !transaction.isRestored() : !transaction.isFollowed(device)
    }

    private func note(_ answer: SyncAnswer, of device: ServerDevice) throws {
        try store.write { transaction in
            try transaction.touch(device)
            if answer.isPutBack {
                try transaction.insertRestoration()
            } else {
                try transaction.setFollowed(device)
            }
        }
    }

    private func answer(
        _ request: SyncRequest,
        device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> SyncAnswer {
        let grants = try transaction.grants(of: device)
        var result = SyncAnswer(
            generation: generation,
            now: store.world.now(),
            programme: try transaction.programmeSource()?.version ?? 0,
            limits: limits,
            scopes: []
        )
        var quiet: [QuietScope] = []
        let unnamed = Self.unnamed(in: request, grants)
        let parts = request.scopes + (unnamed ?? [])
        for part in parts {
            let grant = grants.first { $0.scope == part.scope }
            let answer = try answer(part, grant: grant, device: device, in: transaction)
            if request.takesQuiet, let scope = answer.quiet(after: part.cursor, generation) {
                quiet.append(scope)
            } else {
                result.scopes.append(answer)
            }
        }
        if !quiet.isEmpty { result.quiet = QuietHash(of: quiet) }
        if unnamed == nil || Set(grants.map(\.scope)) != Set(parts.map(\.scope)) {
            result.grants = grants.map {
                Grant(scope: $0.scope, mayWrite: $0.mayWrite, id: $0.id)
            }
        }
        return result
    }

    /// The parts of the scopes that a request does not name; nil if the device means others than it
    /// holds, which the grants in the answer tell it.
    private static func unnamed(
        in request: SyncRequest,
        _ grants: [ServerGrant]
    ) -> [ScopeRequest]? {
        guard let quiet = request.quiet else { return [] }
        let named = Set(request.scopes.map(\.scope))
        let ids = grants.map(\.scope).filter { !named.contains($0) }.sorted()
        guard let cursors = quiet.cursors(of: ids) else { return nil }
        return zip(ids, cursors).map(ScopeRequest.init)
    }

    private func answer(
        _ part: ScopeRequest,
        grant: ServerGrant?,
        device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> ScopeAnswer {
        guard var scope = try transaction.scope(part.scope) else {
            return ScopeAnswer(scope: part.scope, status: .gone(mayForget: false))
        }
        guard let grant else {
            let isKnown = try disagreement(part.cursor, scope, transaction) == nil
            return ScopeAnswer(scope: part.scope, status: .gone(mayForget: isKnown))
        }
        if let status = try disagreement(part.cursor, scope, transaction) {
            return ScopeAnswer(scope: part.scope, status: status)
        }
        let broken = try brokenChains(part, in: scope, device: device, transaction)
        guard broken.isEmpty else {
            return ScopeAnswer(scope: part.scope, status: .forked(broken))
        }
        var push = PushSession(
            service: self,
            transaction: transaction,
            device: device,
            grant: grant,
            scope: scope,
            chains: part.chains,
            inherited: Set(part.inherited)
        )
        var answer = ScopeAnswer(
            scope: part.scope,
            status: device.isConfirmed ? .current : .unconfirmed
        )
        answer.verdicts = try push.take(repairs: part.repairs, records: part.records)
        if !answer.verdicts.isEmpty {
            answer.batch = BatchHash(of: part.repairs.map(\.id) + part.records.map(\.id))
        }
        scope = push.scope
        if push.recovered > 0 { try transaction.addRecovered(push.recovered, by: device) }
        guard device.isConfirmed, part.wantsPage else { return answer }
        answer.page = try page(
            of: scope,
            after: part.cursor.pulled,
            leavingOut: push.echoed,
            in: transaction
        )
        return answer
    }

    /// Why a cursor can't be followed; nil if it can.
    ///
    /// The highest position ever seen is tested, acknowledgements included: testing the pulled one
    /// alone loses what was acknowledged and not pulled (research, model of section 4.11).
    func disagreement(
        _ cursor: FeedCursor,
        _ scope: ServerScope,
        _ transaction: ServerTransaction
    ) throws -> ScopeStatus? {
        guard let seen = cursor.generation else {
            return cursor.high == 0 ? nil : .unknownGeneration
        }
        guard let end = try transaction.end(of: seen.bytes, in: scope) else {
            return .unknownGeneration
        }
        return cursor.high <= end ? nil : .restored(cut: end)
    }

    /// The fork test; it runs in the push transaction, so no other push comes between.
    ///
    /// A chain that does not follow tells that another copy of the device pushed under its writer.
    /// What no chain tells, since copies push what they inherited outside of any, the mutations
    /// themselves do: one has another dot here, or its dot another mutation.
    private func brokenChains(
        _ part: ScopeRequest,
        in scope: ServerScope,
        device: ServerDevice,
        _ transaction: ServerTransaction
    ) throws -> [ServerChain] {
        var own: [WriterID]?
        var highest: [WriterID: UInt64] = [:]
        var contested: Set<WriterID> = []
        for mutation in part.records.lazy.flatMap(\.mutations) {
            let (writer, counter) = (mutation.dot.writer, mutation.dot.counter)
            let last = try highest[writer] ?? transaction.highestCounter(of: writer)
            highest[writer] = last
            let known = try own ?? transaction.writers(of: device.number, in: scope)
            own = known
            // A re-issued mutation has another writer of the device: with this one alone, what comes
            // after its last is new.
            if counter > last, known.allSatisfy({ $0 == writer }) { continue }
            if try isContested(mutation, highest: last, device: device, in: transaction) {
                contested.insert(writer)
            }
        }
        let chained = part.chains.map { ($0.writer, Optional($0)) }
        return try (chained + part.inherited.map { ($0, nil) }).compactMap { id, chain in
            let known = try transaction.writer(id)
            let last = known?.link.flatMap(ChainLink.init(bytes:))
            let isForeign = known.map { $0.device != device.number } ?? false
            let isFollowing = chain?.follows(last) ?? true
            guard isForeign || !isFollowing || contested.contains(id) else { return nil }
            return ServerChain(writer: id, last: last)
        }
    }

    private func isContested(
        _ mutation: PushedMutation,
        highest: UInt64,
        device: ServerDevice,
        in transaction: ServerTransaction
    ) throws -> Bool {
        let known = try transaction.knownDot(
            of: mutation.id.bytes,
            dot: mutation.dot,
            device: device.number
        )
        if let known { return known != mutation.dot }
        return try mutation.dot.counter <= highest && transaction.mutation(at: mutation.dot) != nil
    }

    /// The next page of a scope's feed, at most `pageBytes` unless one record alone is larger.
    func page(
        of scope: ServerScope,
        after position: Int64,
        leavingOut echoed: Set<Int64>,
        in transaction: ServerTransaction
    ) throws -> FeedPage {
        var page = FeedPage(
            rows: [],
            next: position,
            head: scope.position,
            digest: nil,
            generation: generation
        )
        var bytes = 0
        var isFull = false
        // As a rule nothing but the push itself is new, and there is nothing to read.
        let news = scope.position - position - Int64(echoed.count { $0 > position })
        try transaction.eachRecord(in: scope, after: news > 0 ? position : scope.position) {
            record in
            if !echoed.contains(record.position) {
                bytes += record.bytes.count + 48
                isFull = !page.rows.isEmpty && bytes > limits.pageBytes
                guard !isFull else { return false }
                page.rows.append(row(record, in: scope))
            }
            page.next = record.position
            return true
        }
        if !isFull {
            // Nothing more lies there, even if the last position has lost its record.
            page.next = page.head
            page.digest = scope.digest
        }
        return page
    }

    func row(_ record: ServerRecord, in scope: ServerScope) -> FeedRow {
        FeedRow(
            position: record.position,
            id: record.id,
            state: record.bytes,
            tag: keys.tag.tag(scope: scope.id, id: record.id, hash: record.hash)
        )
    }
}

extension ScopeAnswer {
    /// The scope, if a device with that cursor learns nothing new of it; else nil.
    fileprivate func quiet(after cursor: FeedCursor, _ generation: Generation) -> QuietScope? {
        guard status == .current, verdicts.isEmpty, let page, page.rows.isEmpty,
            page.head == cursor.pulled, cursor.generation == generation, let digest = page.digest
        else { return nil }
        return QuietScope(id: scope, head: page.head, digest: digest)
    }
}

extension SyncAnswer {
    /// The scopes that have a new position, for a record that the request brought.
    fileprivate var changedScopes: Set<ScopeID> {
        Set(scopes.filter { $0.verdicts.contains { $0.verdict == .ok } }.map(\.scope))
    }

    /// Whether a cursor showed that the server was put back.
    fileprivate var isPutBack: Bool {
        scopes.contains { part in
            switch part.status {
            case .restored, .unknownGeneration: true
            case .current, .forked, .gone, .unconfirmed: false
            }
        }
    }
}

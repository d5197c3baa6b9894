internal import MergeCore
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

extension SyncSession {
    /// Takes a sync answer and decides what is left to do.
    func receive(_ answer: SyncAnswer, _ parts: [SentScope]) throws {
        let isComplete = answer.scopes.count == parts.count
        // Unnamed scopes are left out also if the device holds others than it thinks.
        guard isComplete || answer.quiet != nil || answer.grants != nil else {
            throw SyncError.malformedAnswer(reason: "scopes")
        }
        limits.recordBytes = answer.limits.recordBytes
        limits.pushBytes = min(limits.pushBytes, answer.limits.pushBytes)
        limits.pushRecords = min(limits.pushRecords, answer.limits.pushRecords)
        let news = try noteServer(answer)
        var next: [Step] = []
        var rest = answer.scopes[...]
        for sent in parts {
            if let part = rest.first, part.scope == sent.scope {
                rest.removeFirst()
                next += try receive(part, sent, generation: answer.generation)
            } else {
                try doubt(sent.scope)
            }
        }
        guard rest.isEmpty else { throw SyncError.malformedAnswer(reason: "scope order") }
        if !isComplete { next.append(.sync) }
        // What the device kept of a scope that it is granted again goes back before anything else.
        for scope in news.scopes { next += [.offers(scope, after: nil), .sync] }
        // A sync carries every scope, so it waits until each has its questions answered: what a
        // restored server lost in one goes back before edits of it.
        let questions = next.filter { !$0.isSync }
        let hasSync = questions.count < next.count
        steps =
            (news.hasProgramme ? [.programme] : []) + (hasSync ? [.sync] : [])
            + questions.reversed()
    }

    /// Notes the server's clock and the grants.
    ///
    /// - Returns: The scopes that are new here, and whether there is a newer programme.
    private func noteServer(
        _ answer: SyncAnswer
    ) throws -> (scopes: [ScopeID], hasProgramme: Bool) {
        let offset = answer.now - store.world.now()
        let clockOffset = Array("\(offset)".utf8)
        return try store.write { transaction in
            // It rarely changes, and what is not written need not be synced to the disk.
            if try transaction.setting("clock_offset") != clockOffset {
                try transaction.set("clock_offset", to: clockOffset)
            }
            let grants = answer.grants ?? []
            let new = try grants.map(\.scope).filter { try transaction.scope($0) == nil }
            for grant in grants {
                try transaction.hold(grant.scope, mayWrite: grant.mayWrite, grant: grant.id)
            }
            let known = try transaction.programmeVersion() ?? 0
            return (new, answer.programme > known)
        }
    }

    private func receive(
        _ part: ScopeAnswer,
        _ sent: SentScope,
        generation: Generation
    ) throws -> [Step] {
        switch part.status {
        case .current, .unconfirmed:
            return try receiveCurrent(part, sent, generation: generation)
        case .restored(let cut):
            try rewind(part.scope, to: cut, generation: generation)
            return [.offers(part.scope, after: nil), .sync]
        case .unknownGeneration:
            return [.cut(part.scope), .offers(part.scope, after: nil), .sync]
        case .forked(let chains):
            return try receiveForked(chains, in: part.scope)
        case .gone(let mayForget):
            note { $0.released.append(part.scope.rawValue) }
            try store.write { transaction in
                guard let scope = try transaction.scope(part.scope) else { return }
                if mayForget { try transaction.wipe(scope) }
                try transaction.release(scope)
            }
            progress[part.scope] = nil
            return []
        }
    }

    /// Verdicts, page and cursor in one transaction; then whatever is left in this scope.
    private func receiveCurrent(
        _ part: ScopeAnswer,
        _ sent: SentScope,
        generation: Generation
    ) throws -> [Step] {
        var place = progress[part.scope] ?? ScopeProgress()
        if part.status == .unconfirmed { note { $0.isUnconfirmed = true } }
        let isPushOnly = !sent.repairs.isEmpty
        let records = try part.page?.rows.delivered() ?? []
        do {
            let (applied, isVerified) = try store.write { transaction in
                guard var scope = try transaction.scope(part.scope) else { return (0, false) }
                try apply(part, sent, to: &scope, in: transaction)
                let count = try part.page.map {
                    try apply(records, of: $0, to: &scope, in: transaction)
                }
                scope.follow(part, of: generation)
                let isVerified = scope.verify(by: part.page, at: store.world.now())
                try transaction.update(scope)
                return (count ?? 0, isVerified)
            }
            note { $0.pulled += applied }
            place.isVerified = isVerified
        } catch let fork as ForkFound {
            return [fork.question(in: part.scope), .sync]
        }
        place.wanted.removeAll(where: Set(sent.repairs).contains)
        let hasWanted = !place.wanted.isEmpty
        defer { progress[part.scope] = place }
        if isPushOnly || hasWanted || place.hasMore || ahead != nil { return [.sync] }
        if try !place.hasOffered && hasOffers(part.scope) {
            place.hasOffered = true
            return [.offers(part.scope, after: nil), .sync]
        }
        if part.page?.hasMore ?? false { return [.pull(part.scope)] }
        guard !place.isVerified, part.page?.digest != nil, !place.hasReconciled else { return [] }
        place.hasReconciled = true
        return [.parts(part.scope), .sync]
    }

    private func hasOffers(_ id: ScopeID) throws -> Bool {
        try store.read { transaction in
            guard let scope = try transaction.scope(id) else { return false }
            return try !transaction.offeredRecords(in: scope, after: nil, limit: 1).isEmpty
        }
    }

    private func apply(
        _ part: ScopeAnswer,
        _ sent: SentScope,
        to scope: inout DeviceScope,
        in transaction: DeviceTransaction
    ) throws {
        let ids = sent.repairs + sent.records.map(\.id)
        let verdicts = part.verdicts
        guard verdicts.count == ids.count, part.batch == (ids.isEmpty ? nil : BatchHash(of: ids))
        else { throw SyncError.malformedAnswer(reason: "verdicts") }
        for (verdict, id) in zip(verdicts, sent.repairs) {
            try transaction.settleOffer(id, at: max(verdict.position, scope.high))
        }
        let hasQuarantine = try transaction.quarantineCount() > 0
        for (verdict, record) in zip(verdicts.dropFirst(sent.repairs.count), sent.records) {
            let isTaken = try apply(verdict, record, to: &scope, in: transaction)
            if hasQuarantine, isTaken { try transaction.release(record: record.number) }
        }
        for chain in sent.chains {
            guard let next = chain.next, let writer = try transaction.writer(chain.writer) else {
                continue
            }
            try transaction.acknowledge(next.bytes, of: writer)
        }
    }

    /// Takes one verdict; whether the record was acknowledged.
    private func apply(
        _ verdict: RecordVerdict,
        _ sent: SentRecord,
        to scope: inout DeviceScope,
        in transaction: DeviceTransaction
    ) throws -> Bool {
        guard verdict.verdict.isAcknowledgement else {
            guard verdict.verdict != .later, let record = try transaction.record(sent.id) else {
                return false
            }
            try transaction.quarantine(
                record: record.number,
                verdict: verdict.verdict.rawValue,
                detail: verdict.detail
            )
            return false
        }
        let base = AcknowledgedState(
            bytes: sent.state,
            hash: MergeHash(of: sent.state),
            tag: verdict.tag,
            position: verdict.position
        )
        guard try acknowledge(sent, as: base, in: &scope, transaction) else { return false }
        for mutation in sent.mutations {
            try transaction.acknowledge(mutation, at: verdict.position)
        }
        note { $0.pushed += 1 }
        return true
    }

    /// Takes the state that was sent as the record's base; whether the device holds the record.
    private func acknowledge(
        _ sent: SentRecord,
        as base: AcknowledgedState,
        in scope: inout DeviceScope,
        _ transaction: DeviceTransaction
    ) throws -> Bool {
        let (id, number) = (sent.id, sent.number)
        if try transaction.acknowledge(id, number, replacing: sent.baseHash, as: base, in: &scope) {
            return true
        }
        // It has another base since the batch was composed, or is gone.
        guard let record = try transaction.record(id), record.number == number else { return false }
        if let newer = record.base, newer.position == base.position,
            try isCovered(base, by: RecordState(canonicalBytes: newer.bytes))
        {
            // That one was delivered, and the server has nothing beyond it.
            return true
        }
        let old = record.base?.hash
        return try transaction.acknowledge(id, number, replacing: old, as: base, in: &scope)
    }
}

internal import MergeCore
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

extension SyncSession {
    /// The question of a step; nil if there is nothing left to ask.
    func question(_ step: Step) throws -> ReconcileRequest? {
        try store.read { transaction in
            switch step {
            case .cut(let id):
                guard let scope = try transaction.scope(id) else { return nil }
                let seen = try transaction.seenGenerations(in: scope, limit: 64)
                return ReconcileRequest(
                    scope: id,
                    question: .cut(
                        seen.compactMap { item in
                            Generation(bytes: item.generation).map {
                                SeenGeneration(generation: $0, high: item.high)
                            }
                        }
                    )
                )
            case .mutations(let id, let writer, _, _, let asked):
                guard let own = try transaction.writer(writer) else { return nil }
                let pending = try transaction.pendingMutations(of: own)
                let batch = pending.dropFirst(asked).prefix(Limits.reconcileItems)
                return ReconcileRequest(scope: id, question: .mutations(batch.map(pushed)))
            case .offers(let id, let place):
                guard let scope = try transaction.scope(id) else { return nil }
                let offers = try transaction.offeredRecords(
                    in: scope,
                    after: place,
                    limit: Limits.reconcileItems
                )
                guard !offers.isEmpty else { return nil }
                return ReconcileRequest(
                    scope: id,
                    question: .offers(offers.map { Offer(id: $0.id, hash: $0.hash) })
                )
            case .parts(let id):
                return try parts(of: id, in: transaction)
            case .part(let id, let part):
                guard let scope = try transaction.scope(id) else { return nil }
                var offers: [Offer] = []
                try transaction.eachBase(in: scope, part: part) {
                    offers.append(Offer(id: $0, hash: $1))
                }
                return ReconcileRequest(scope: id, question: .part(part, offers))
            case .sync, .pull, .programme, .readmit:
                return nil
            }
        }
    }

    /// Takes the answer to a question.
    func receive(_ answer: ReconcileAnswer, to step: Step) throws {
        switch step {
        case .cut(let id):
            try rewind(id, to: answer.cut, generation: answer.generation)
        case .mutations(let id, let writer, let last, let known, let asked):
            try receiveKnown(
                known + answer.known,
                id,
                writer,
                last: last,
                asked: asked + Limits.reconcileItems
            )
        case .offers(let id, let place):
            try receiveWanted(answer, in: id, after: place)
        case .parts(let id):
            steps += answer.differing.reversed().map { Step.part(id, $0) }
        case .part(let id, _):
            try receiveRows(answer, in: id)
        case .sync, .pull, .programme, .readmit:
            break
        }
    }

    /// Goes back to where both agree, because the server did.
    ///
    /// A feed that was followed to its end held every record. One that was not is followed from its
    /// start: what had moved on past the cursor when it was followed may be back before it now.
    func rewind(_ id: ScopeID, to cut: Int64, generation: Generation) throws {
        note { $0.healing = .serverRestored }
        try store.write { transaction in
            guard var scope = try transaction.scope(id) else { return }
            try transaction.forget(after: cut, in: scope)
            scope.pulled = scope.pulled < scope.high ? 0 : min(scope.pulled, cut)
            scope.high = cut
            scope.verified = nil
            scope.generation = generation.bytes
            try transaction.update(scope)
        }
        progress[id] = ScopeProgress()
    }

    private func receiveWanted(
        _ answer: ReconcileAnswer,
        in id: ScopeID,
        after place: OfferPlace?
    ) throws {
        let wanted = Set(answer.wanted)
        let last = try store.write { transaction -> OfferPlace? in
            guard var scope = try transaction.scope(id) else { return nil }
            let offers = try transaction.offeredRecords(
                in: scope,
                after: place,
                limit: Limits.reconcileItems
            )
            // What the server had in a run that the cursor doesn't name could be lost unnoticed.
            guard scope.generation == nil || scope.generation == answer.generation.bytes else {
                return offers.last?.place
            }
            for offer in offers where !wanted.contains(offer.id) {
                // The server's newest position is never too low.
                try transaction.settleOffer(offer.id, at: answer.head)
            }
            scope.generation = answer.generation.bytes
            scope.high = max(scope.high, answer.head)
            try transaction.update(scope)
            return offers.last?.place
        }
        progress[id, default: ScopeProgress()].wanted += answer.wanted
        if let last { steps.append(.offers(id, after: last)) }
    }

    private func parts(
        of id: ScopeID,
        in transaction: DeviceTransaction
    ) throws -> ReconcileRequest? {
        guard let scope = try transaction.scope(id) else { return nil }
        var digests = [ScopeDigest](repeating: ScopeDigest(), count: 256)
        try transaction.eachBase(in: scope, part: nil) { record, hash in
            digests[Int(record.bytes.last ?? 0)].insert(record, hash)
        }
        return ReconcileRequest(scope: id, question: .parts(digests))
    }

    private func receiveRows(_ answer: ReconcileAnswer, in id: ScopeID) throws {
        let records = try answer.rows.delivered()
        do {
            let applied = try store.write { transaction in
                guard var scope = try transaction.scope(id) else { return 0 }
                var own = try ownWriters(transaction)
                var count = 0
                for record in records where try apply(record, &own, to: &scope, in: transaction) {
                    count += 1
                }
                try transaction.update(scope)
                return count
            }
            note { $0.pulled += applied }
            progress[id, default: ScopeProgress()].wanted += answer.wanted
        } catch let fork as ForkFound {
            settle(fork, in: id)
        }
    }
}

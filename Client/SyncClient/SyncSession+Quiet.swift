internal import MergeCore
internal import RecordStore
internal import WireProtocol

/// Scopes in which neither side has news: the server proves all of them by one hash, so that an idle
/// sync stays small however many partners refer people to each other.
extension SyncSession {
    /// A request that names only the scopes of which there is more to say than where the device stands.
    ///
    /// - Returns: The unnamed ones come last, in the order of their ids.
    func abridged(
        _ request: SyncRequest,
        _ parts: [SentScope]
    ) -> (SyncRequest, [SentScope]) {
        guard let generation = request.scopes.first?.cursor.generation else {
            return (request, parts)
        }
        var named: [(ScopeRequest, SentScope)] = []
        var quiet: [(ScopeRequest, SentScope)] = []
        for (part, sent) in zip(request.scopes, parts) {
            if part.isQuiet(in: generation) {
                quiet.append((part, sent))
            } else {
                named.append((part, sent))
            }
        }
        quiet.sort { $0.0.scope < $1.0.scope }
        var request = request
        request.scopes = named.map(\.0)
        request.quiet = QuietCursors(
            generation: generation,
            scopes: quiet.map { ($0.0.scope, $0.0.cursor.pulled) }
        )
        return (request, (named + quiet).map(\.1))
    }

    /// Reads a sync answer; of the scopes that it leaves out it says afterwards what it means of each.
    ///
    /// They stay left out if the hash is not that of what is held here: then each has to be asked for.
    func open(_ body: [UInt8], _ parts: [SentScope]) throws -> SyncAnswer {
        var answer = try SyncAnswer(decoding: body)
        guard let quiet = answer.quiet else { return answer }
        var named = answer.scopes[...]
        var held: [QuietScope] = []
        var scopes: [ScopeAnswer] = []
        try store.read { transaction in
            for part in parts {
                if let next = named.first, next.scope == part.scope {
                    scopes.append(next)
                    named.removeFirst()
                } else if let scope = try transaction.scope(part.scope) {
                    held.append(QuietScope(id: scope.id, head: scope.pulled, digest: scope.digest))
                    scopes.append(ScopeAnswer(quiet: scope, generation: answer.generation))
                }
            }
        }
        guard QuietHash(of: held) == quiet, scopes.count == parts.count else { return answer }
        answer.scopes = scopes
        answer.quiet = nil
        return answer
    }

    /// Of a scope without news the server holds something else: from now on it is to say what.
    func doubt(_ id: ScopeID) throws {
        takesQuiet = false
        try store.write { transaction in
            guard var scope = try transaction.scope(id) else { return }
            scope.verified = nil
            try transaction.update(scope)
        }
    }
}

extension ScopeRequest {
    /// Whether it says nothing but where the device stands, at the end of what it has seen.
    fileprivate func isQuiet(in generation: Generation) -> Bool {
        records.isEmpty && repairs.isEmpty && chains.isEmpty && inherited.isEmpty && wantsPage
            && cursor.generation == generation && cursor.pulled == cursor.high
    }
}

extension ScopeAnswer {
    /// What the hash stands for: nothing new, and the digest that the device has too.
    fileprivate init(quiet scope: DeviceScope, generation: Generation) {
        self.init(scope: scope.id, status: .current)
        page = FeedPage(
            rows: [],
            next: scope.pulled,
            head: scope.pulled,
            digest: scope.digest,
            generation: generation
        )
    }
}

internal import MergeCore
internal import RecordStore
internal import WireProtocol

/// A push of many batches: while the server works on one, the device composes the next, and sends
/// it before it takes the answer, so that neither waits for the other.
///
/// The server judges what comes ahead like a request after a lost answer: its chains name the links
/// of all batches on their way. Only the answer to it rests on the one before, which is therefore
/// taken first, whole, or not at all; then what was sent ahead counts as a request whose answer was
/// lost.
extension SyncSession {
    /// Composes the batch after the one on its way, if there is one.
    func composeAhead() throws {
        guard ahead == nil, case .sync(let parts) = sent,
            parts.contains(where: { !$0.records.isEmpty }),
            progress.values.contains(where: \.hasMore),
            progress.values.allSatisfy(\.wanted.isEmpty)
        else { return }
        let before = progress.mapValues(\.sentUpTo)
        let (request, following) = try makeSyncRequest(after: parts)
        guard following.contains(where: { !$0.records.isEmpty }) else { return }
        ahead = SentAhead(
            request: request,
            lists: request.scopes.map(\.encodedRecords),
            parts: following,
            sentBefore: before
        )
    }

    /// The call to make before `receive(_:)` gets this answer; nil if the answer is to be taken first.
    ///
    /// - Throws: `FormatError` if the answer can't be read.
    func callAhead(of body: [UInt8]) throws -> WireCall? {
        guard var next = ahead, case .sync(let parts) = sent else { return nil }
        let answer = try open(body, parts)
        opened = answer
        guard answer.grants == nil,
            answer.scopes.map(\.scope) == parts.map(\.scope),
            next.request.scopes.map(\.scope) == parts.map(\.scope),
            answer.scopes.allSatisfy({ $0.status == .current })
        else { return nil }
        for place in answer.scopes.indices {
            next.request.scopes[place].cursor.follow(
                answer.scopes[place],
                of: answer.generation
            )
        }
        next.isSent = true
        ahead = next
        return call(.sync, next.request.encoded(lists: next.lists))
    }

    /// Whether the call ahead is the next step after what the answer before it led to.
    ///
    /// If so, the next to be received is its answer. If not, its answer must not be.
    func goesOnAhead() -> Bool {
        guard let next = ahead, next.isSent, steps.last?.isSync ?? false else {
            dropAhead()
            return false
        }
        ahead = nil
        steps.removeLast()
        sent = .sync(next.parts)
        return true
    }

    /// Composes anew later what was composed ahead.
    func dropAhead() {
        guard let dropped = ahead else { return }
        ahead = nil
        // Not from the start: a refused record waits there, and would be sent for ever.
        for (scope, sentBefore) in dropped.sentBefore {
            let sentUpTo = progress[scope]?.sentUpTo ?? 0
            progress[scope]?.sentUpTo = min(sentUpTo, sentBefore)
        }
    }
}

/// The batch after the one on its way.
struct SentAhead {
    var request: SyncRequest
    /// Each scope's records as they travel, which the cursor changes nothing of.
    let lists: [[UInt8]?]
    let parts: [SentScope]
    /// Of each scope what had been sent before it.
    let sentBefore: [ScopeID: Int64]
    var isSent = false
}

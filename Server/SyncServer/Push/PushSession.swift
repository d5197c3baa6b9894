internal import MergeCore
internal import Programmes
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// One scope's part of a push, inside the write transaction.
struct PushSession {
    let service: SyncService
    let transaction: ServerTransaction
    let device: ServerDevice
    let grant: ServerGrant
    var scope: ServerScope
    let chains: [Chain]
    /// The writers of the chains.
    let chained: Set<WriterID>
    /// Those of them that write in this batch.
    private let writing: Set<WriterID>
    /// Writers whose mutations come outside any chain.
    let inherited: Set<WriterID>
    let book: RuleBook
    /// Whether two partners share the scope.
    let isPair: Bool
    /// Whether records may come back that were erased here.
    private var hasErasures = false
    /// Records that were brought back by repairs.
    private(set) var recovered = 0
    /// Positions whose state is exactly what the device has just sent: it needs no copy of them.
    private(set) var echoed: Set<Int64> = []

    init(
        service: SyncService,
        transaction: ServerTransaction,
        device: ServerDevice,
        grant: ServerGrant,
        scope: ServerScope,
        chains: [Chain],
        inherited: Set<WriterID>
    ) {
        self.service = service
        self.transaction = transaction
        self.device = device
        self.grant = grant
        self.scope = scope
        self.chains = chains
        chained = Set(chains.map(\.writer))
        writing = Set(chains.filter { $0.next != nil }.map(\.writer))
        self.inherited = inherited
        book = RuleBook(shelf: service.shelf, transaction: transaction)
        isPair = PairScope.partners(of: scope.id.rawValue) != nil
    }

    /// Takes what a push brings and says of each record what became of it.
    mutating func take(
        repairs: [RepairedRecord],
        records: [PushedRecord]
    ) throws -> [RecordVerdict] {
        guard !repairs.isEmpty || !records.isEmpty else { return [] }
        hasErasures = try transaction.hasErasures()
        var verdicts: [RecordVerdict] = []
        for record in repairs {
            let verdict = try verdict { session in try session.repair(record) }
            if verdict.verdict == .ok { recovered += 1 }
            verdicts.append(verdict)
        }
        let writers = grant.mayWrite ? try moveChains() : [:]
        var judged: [(mutation: PushedMutation, isAccepted: Bool)] = []
        judged.reserveCapacity(records.count)
        for record in records {
            let verdict = try verdict { session in try session.push(record) }
            for mutation in record.mutations where isInChain(mutation) {
                judged.append((mutation, verdict.verdict.isAcknowledgement))
            }
            verdicts.append(verdict)
        }
        // Ids are random, so in their order an index is walked through once.
        judged.sort { $0.mutation.id < $1.mutation.id }
        for (mutation, isAccepted) in judged {
            guard let writer = writers[mutation.dot.writer] else { continue }
            try transaction.insertMutation(
                mutation.id.bytes,
                writer: writer,
                counter: mutation.dot.counter,
                isAccepted: isAccepted
            )
        }
        try transaction.update(scope)
        return verdicts
    }

    private mutating func verdict(
        _ body: (inout PushSession) throws -> RecordVerdict
    ) throws -> RecordVerdict {
        do {
            return try body(&self)
        } catch let refusal as Refusal {
            return RecordVerdict(refusal.verdict, detail: refusal.detail)
        }
    }

    private func isInChain(_ mutation: PushedMutation) -> Bool {
        grant.mayWrite
            && (inherited.contains(mutation.dot.writer) || writing.contains(mutation.dot.writer))
    }

    /// Moves the chains on; the row numbers of the writers that write in this batch.
    private func moveChains() throws -> [WriterID: Int64] {
        for writer in inherited {
            try transaction.insertWriter(writer, device: device.number, scope: scope)
        }
        for chain in chains {
            guard let next = chain.next else { continue }
            try transaction.setLink(
                next.bytes,
                of: chain.writer,
                device: device.number,
                scope: scope
            )
        }
        var numbers: [WriterID: Int64] = [:]
        for writer in inherited.union(writing) {
            numbers[writer] = try transaction.writer(writer)?.number
        }
        return numbers
    }

    /// Joins a state that this server once vouched for, whoever wrote it.
    private mutating func repair(_ record: RepairedRecord) throws -> RecordVerdict {
        let hash = MergeHash(of: record.state)
        guard
            service.keys.tag.isValid(record.tag, scope: scope.id, id: record.id, hash: hash)
        else { throw Refusal(.denied, "the tag is not this server's") }
        return try join(
            try decode(record.state),
            hash: hash,
            bytes: record.state,
            id: record.id,
            onto: try held(record.id)
        )
    }

    private mutating func push(_ record: PushedRecord) throws -> RecordVerdict {
        guard grant.mayWrite else { throw Refusal(.denied, "the scope is read-only") }
        guard record.mutations.allSatisfy(isInChain) else {
            throw Refusal(.denied, "a mutation outside its chain")
        }
        guard record.state.count <= service.limits.recordBytes else {
            throw Refusal(.tooBig, "\(record.state.count) bytes")
        }
        let state = try decode(record.state)
        let old = try held(record.id)
        try check(state, old: old?.state, record.mutations)
        return try join(
            state,
            hash: MergeHash(of: record.state),
            bytes: record.state,
            id: record.id,
            onto: old
        )
    }

    private func check(
        _ state: RecordState,
        old: RecordState?,
        _ mutations: [PushedMutation]
    ) throws {
        // The rules hold this session, and end here: while they did, each change of it would copy.
        try PushRules(session: self, state: state, old: old).check(mutations)
    }

    /// A record as the server has it, opened.
    private typealias Held = (row: ServerRecord, state: RecordState)

    private func held(_ id: RecordID) throws -> Held? {
        try transaction.record(id).map { ($0, try RecordState(canonicalBytes: $0.bytes)) }
    }

    private mutating func join(
        _ state: RecordState,
        hash: MergeHash,
        bytes: [UInt8],
        id: RecordID,
        onto held: Held?
    ) throws -> RecordVerdict {
        guard let (old, oldState) = held else {
            guard state.scope == scope.id else { throw Refusal(.denied, "another scope") }
            guard hasErasures, let erasure = try transaction.erasure(of: id) else {
                let position = try store(bytes, hash: hash, id: id, replacing: nil)
                echoed.insert(position)
                return acknowledged(.ok, id, hash, position)
            }
            // It comes back after a restore that had lost record and erasure.
            var erased = state
            erased.erase(reason: erasure)
            let skeleton = erased.canonicalBytes
            let skeletonHash = MergeHash(of: skeleton)
            let position = try store(skeleton, hash: skeletonHash, id: id, replacing: nil)
            return acknowledged(.ok, id, hash, position)
        }
        guard old.scope == scope.number, state.scope == scope.id, state.kind == oldState.kind
        else { throw Refusal(.denied, "another scope or kind") }
        let joined = oldState.joined(with: state)
        guard joined != oldState else {
            if old.hash == hash { echoed.insert(old.position) }
            return acknowledged(.same, id, hash, old.position)
        }
        // As a rule what is pushed has seen all that is here, and its bytes are at hand.
        let isPushed = joined == state
        let joinedBytes = isPushed ? bytes : joined.canonicalBytes
        guard joinedBytes.count <= max(Limits.joinedBytes, old.bytes.count) else {
            throw Refusal(.tooBig, "\(joinedBytes.count) bytes with what others wrote")
        }
        let joinedHash = isPushed ? hash : MergeHash(of: joinedBytes)
        let position = try store(joinedBytes, hash: joinedHash, id: id, replacing: old)
        if joinedHash == hash { echoed.insert(position) }
        return acknowledged(.ok, id, hash, position)
    }

    private mutating func store(
        _ bytes: [UInt8],
        hash: MergeHash,
        id: RecordID,
        replacing old: ServerRecord?
    ) throws -> Int64 {
        try transaction.store(
            bytes,
            hash: hash,
            of: id,
            replacing: old,
            in: &scope,
            device: device.number
        )
    }

    private func acknowledged(
        _ verdict: Verdict,
        _ id: RecordID,
        _ hash: MergeHash,
        _ position: Int64
    ) -> RecordVerdict {
        RecordVerdict(
            verdict,
            position: position,
            tag: service.keys.tag.tag(scope: scope.id, id: id, hash: hash)
        )
    }

    private func decode(_ bytes: [UInt8]) throws -> RecordState {
        do {
            return try RecordState(canonicalBytes: bytes)
        } catch {
            throw error.reason.hasPrefix("format ")
                ? Refusal(.schemaTooNew, error.reason) : Refusal(.invalid, "\(error)")
        }
    }
}

/// A record is not taken; nothing else of the batch is touched by that.
struct Refusal: Error {
    let verdict: Verdict
    let detail: String

    init(_ verdict: Verdict, _ detail: String) {
        self.verdict = verdict
        self.detail = detail
    }
}

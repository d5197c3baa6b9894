internal import RecordFormat
public import RecordStore
public import WireProtocol

/// Carries calls to a server; blocks until the answer is complete.
public protocol Transport {
    /// Carries one call.
    ///
    /// - Parameter onPiece: Gets the body of a successful answer as it arrives.
    /// - Returns: The refusal, or nil after success.
    /// - Throws: ``SyncError/unreachable(reason:)`` and other errors of ``SyncError``.
    func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem?

    /// Carries a call whose answer is a stream.
    ///
    /// - Parameters:
    ///   - read: Makes items of the pieces as they arrive; on a thread of its own if the transport has
    ///     one, so that it runs while `receive` is at work on earlier items.
    ///   - receive: Gets the items in their order, those before an error too.
    /// - Returns: The refusal, or nil after success.
    func stream<Item: Sendable>(
        _ call: WireCall,
        reading read: @escaping @Sendable ([UInt8]) throws -> [Item],
        receive: (Item) throws -> Void
    ) throws -> Problem?

    /// Sets out with a call whose answer is one message, while the caller goes on.
    ///
    /// Calls are carried one after the other: the next one waits for this one.
    ///
    /// - Returns: What waits for the answer; it may be left uncalled.
    func start(_ call: WireCall) -> () throws -> WireAnswer
}

/// The whole answer to a call.
public enum WireAnswer: Sendable {
    case message([UInt8])
    case refusal(Problem)
}

extension Transport {
    /// Reads and receives in turns.
    public func stream<Item: Sendable>(
        _ call: WireCall,
        reading read: @escaping @Sendable ([UInt8]) throws -> [Item],
        receive: (Item) throws -> Void
    ) throws -> Problem? {
        try carry(call) { piece in for item in try read(piece) { try receive(item) } }
    }

    /// Carries the call at once.
    public func start(_ call: WireCall) -> () throws -> WireAnswer {
        let answer = Result { try carryMessage(call) }
        return { try answer.get() }
    }

    /// Carries a call whose answer is one message, until that is complete.
    ///
    /// - Throws: What ``carry(_:onPiece:)`` throws; ``SyncError/malformedAnswer(reason:)`` for an answer
    ///   longer than any of a server of ours.
    public func carryMessage(_ call: WireCall) throws -> WireAnswer {
        var body: [UInt8] = []
        let problem = try carry(call) { piece in
            guard body.count + piece.count <= answerBytesMax else {
                throw SyncError.malformedAnswer(reason: "too long")
            }
            body += piece
        }
        return problem.map(WireAnswer.refusal) ?? .message(body)
    }
}

/// Pages end much earlier; whoever sends more is no server of ours.
///
/// Bytes.
private let answerBytesMax = 64 << 20

/// Runs a session over a transport.
public struct Synchronizer {
    let store: DeviceStore
    let courier: Courier

    /// - Parameters:
    ///   - patience: How long to wait for a server that is too busy.
    ///   - sleep: Waits for so many seconds.
    public init(
        store: DeviceStore,
        transport: any Transport,
        patience: Patience = .none,
        sleep: @escaping (Double) -> Void = { _ in }
    ) {
        self.store = store
        courier = Courier(transport, patience, world: store.world, sleep: sleep)
    }

    /// Syncs until this device and the server agree, or throws with everything safe.
    ///
    /// - Parameter progress: Hears how many records were sent and fetched so far.
    public func run(progress: (Int) -> Void = { _ in }) throws -> SyncSummary {
        do {
            var summary = try store.withLongLog { try exchange(progress) }
            summary.status.lastSync = try remember(summary.result)
            return summary
        } catch let error as SyncError {
            // What went wrong is told in any case; a full disk must not tell something else.
            _ = try? remember(error.code)
            throw error
        }
    }

    private func exchange(_ progress: (Int) -> Void) throws -> SyncSummary {
        let session = try SyncSession(store: store)
        while let call = try session.next() {
            if call.route == .sync {
                try exchange(call, session, progress)
                continue
            }
            if let problem = try carry(call, session, progress) { try session.receive(problem) }
        }
        return session.summary
    }

    private func carry(
        _ call: WireCall,
        _ session: SyncSession,
        _ progress: (Int) -> Void
    ) throws -> Problem? {
        func tell() { progress(session.summary.pushed + session.summary.pulled) }
        do {
            guard call.route == .pull else {
                return try courier.carry(call) { body in
                    try session.receive(body)
                    tell()
                }
            }
            return try courier.carryPages(call) { page in
                try session.receive(page)
                tell()
            }
        } catch {
            // What arrived whole before a cut needn't be fetched again.
            try courier.reading { _ = try session.storePages() }
            throw error
        }
    }

    /// Carries a sync, and as long as batches follow, each before the answer to the last is taken.
    private func exchange(
        _ call: WireCall,
        _ session: SyncSession,
        _ progress: (Int) -> Void
    ) throws {
        var onItsWay: Departure? = courier.depart(call)
        while let departure = onItsWay {
            try session.composeAhead()
            switch try courier.arrive(departure) {
            case .refusal(let problem):
                try session.receive(problem)
                onItsWay = nil
            case .message(let body):
                let following = try courier.reading {
                    let following = try session.callAhead(of: body).map(courier.depart)
                    try session.receive(body)
                    return following
                }
                progress(session.summary.pushed + session.summary.pulled)
                onItsWay = session.goesOnAhead() ? following : nil
            }
        }
    }

    private func remember(_ result: String) throws -> LastSync {
        let last = LastSync(at: store.world.now(), result: result)
        try store.write { try last.save(in: $0) }
        return last
    }

    /// Enrols a device by its one-time code.
    ///
    /// The identity is stored before the first request, so a join whose answer was lost is simply
    /// run again with the same code.
    public static func join(
        store: DeviceStore,
        transport: any Transport,
        server: String,
        code: String,
        name: String,
        patience: Patience = .none,
        sleep: @escaping (Double) -> Void = { _ in }
    ) throws -> EnrolmentStatement {
        let identity = try store.write { transaction in
            if var known = try DeviceIdentity(transaction) {
                guard known.statement == nil else {
                    throw DeviceError.alreadyJoined(server: known.server)
                }
                known.server = server
                known.name = name
                try known.save(in: transaction)
                return known
            }
            let new = DeviceIdentity(server: server, name: name, world: store.world)
            try new.save(in: transaction)
            return new
        }
        let request = try identity.request(.code(code))
        let courier = Courier(transport, patience, world: store.world, sleep: sleep)
        let call = WireCall(route: .enrol, body: request.encoded, credential: [])
        var statement: EnrolmentStatement?
        let problem = try courier.carry(call) {
            statement = try accept(EnrolAnswer(decoding: $0), as: identity, store: store)
        }
        if let problem { throw SyncError.refused(problem) }
        guard let statement else { throw SyncError.cutOff }
        return statement
    }

    private static func accept(
        _ answer: EnrolAnswer,
        as identity: DeviceIdentity,
        store: DeviceStore
    ) throws -> EnrolmentStatement {
        let statement = try EnrolmentStatement(decoding: answer.statement.statement)
        guard statement.device == identity.device,
            isValidSignature(
                answer.statement.signature,
                of: answer.statement.statement,
                by: answer.serverKey
            )
        else { throw SyncError.malformedAnswer(reason: "statement") }
        try store.write { transaction in
            var identity = identity
            identity.statement = answer.statement
            try identity.save(in: transaction)
            try transaction.set("server_key", to: answer.serverKey)
            try transaction.insertProgramme(
                version: answer.programme.version,
                source: answer.programme.source
            )
            for grant in statement.grants {
                try transaction.hold(grant.scope, mayWrite: grant.mayWrite, grant: grant.id)
            }
        }
        return statement
    }
}

extension SyncSummary {
    /// What the last sync is remembered as.
    fileprivate var result: String {
        if let refusal { return refusal.code.rawValue }
        guard isVerified else { return LastSync.notVerified }
        return quarantined > 0 ? LastSync.quarantined : LastSync.ok
    }
}

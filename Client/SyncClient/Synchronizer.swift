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
}

/// Runs a session over a transport.
public struct Synchronizer {
    let store: DeviceStore
    let transport: any Transport

    public init(store: DeviceStore, transport: any Transport) {
        self.store = store
        self.transport = transport
    }

    /// Syncs until this device and the server agree, or throws with everything safe.
    public func run() throws -> SyncSummary {
        let session = try SyncSession(store: store)
        while let call = try session.next() { try carry(call, for: session) }
        return session.summary
    }

    private func carry(_ call: WireCall, for session: SyncSession) throws {
        var body: [UInt8] = []
        var frames = FrameReader()
        let problem = try transport.carry(call) { piece in
            guard call.route == .pull else {
                body += piece
                return
            }
            for message in try frames.append(piece) { try session.receive(message) }
        }
        if let problem { return try session.receive(problem) }
        if call.route != .pull { try session.receive(body) }
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
        name: String
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
        var body: [UInt8] = []
        let problem = try transport.carry(
            WireCall(route: .enrol, body: request.encoded, credential: [])
        ) { body += $0 }
        if let problem { throw SyncError.refused(problem) }
        return try accept(EnrolAnswer(decoding: body), as: identity, store: store)
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

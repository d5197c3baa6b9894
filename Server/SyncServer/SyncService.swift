import Foundation
internal import RecordFormat
public import RecordStore
public import WireProtocol

/// The server without HTTP: takes a body and a credential, gives a body or a problem.
public struct SyncService: Sendable {
    public let store: ServerStore
    public let ledger: Ledger
    /// The backups that are kept while serving; nil without a folder for them.
    public var backups: BackupShelf?
    let keys: ServerKeys
    let generation: Generation
    public let shelf: ProgrammeShelf
    let limits: Limits
    /// Seconds since 1970-01-01.
    let started: Int64
    /// Who waits to hear that something changed.
    public let hints = LiveHints()

    /// Starts serving a store: replays the ledger and mints a new generation.
    ///
    /// A restore implies a start, so positions given out after it can't be taken for lost ones. A
    /// database that was copied or put back is read through before anything is written.
    ///
    /// - Throws: ``StoreError/tornCopy(file:what:)`` if such a one isn't whole.
    public init(
        starting store: ServerStore,
        ledger: Ledger,
        limits: Limits = .standard,
        shelf: ProgrammeShelf = ProgrammeShelf()
    ) throws {
        self.shelf = shelf
        self.store = store
        self.ledger = ledger
        self.limits = limits
        started = store.world.now()
        let entries = try ledger.entries()
        try Self.checkIfPutBack(store, entries)
        guard let generation = Generation(bytes: store.world.randomBytes(Generation.byteCount))
        else { throw StoreError.corrupt(what: "generation") }
        self.generation = generation
        keys = try store.write { transaction in
            try transaction.insertGeneration(generation.bytes)
            try ledger.replay(entries, in: transaction)
            return try ServerKeys(from: transaction)
        }
        try ledger.append(.generationStarted(hex(generation.bytes)))
        try store.write { transaction in
            try SharedScopes(in: transaction, shelf: shelf).settle(ledger, entries, in: transaction)
        }
        // Counts that find no view read states: that it can't be written refuses nothing.
        while (try? store.write({ try $0.catchUpView(segmentsMax: 16) })) == false {}
        try store.checkpoint()
    }

    private static func checkIfPutBack(_ store: ServerStore, _ entries: [Ledger.Entry]) throws {
        let isAtHome = try store.isAtHome()
        guard try !isAtHome || store.read({ try Ledger.isAhead(entries, of: $0) }) else { return }
        let differences = try Verification(of: store).differences
        guard differences.isEmpty else {
            // What is wrong is told; a log that stays aside is safe there too.
            try? store.refuse()
            throw StoreError.tornCopy(file: ServerStore.fileName, what: differences)
        }
        if !isAtHome { try store.settle() }
    }

    /// What a route answers with.
    public enum Answer: Sendable {
        case body([UInt8])
        /// Frames until nil, each read in a snapshot of its own.
        case stream(@Sendable () throws -> [UInt8]?)
        /// Hints until either side ends it.
        case hints(LiveListener)
    }

    /// Answers one request.
    ///
    /// Everything a 200 says is durable.
    ///
    /// - Parameters:
    ///   - body: What was sent; of `GET /v1/counts` what follows the `?`.
    ///   - credential: The bearer credential's bytes; nil if none was sent.
    ///   - onDevice: Gets the id of the device whose credential it is, as soon as that is known.
    public func answer(
        _ route: WireRoute,
        body: [UInt8],
        credential: [UInt8]?,
        onDevice: ([UInt8]) -> Void = { _ in }
    ) throws(Problem) -> Answer {
        do {
            return try answerOrThrow(route, body) {
                let device = try device(credential)
                onDevice(device.id)
                return device
            }
        } catch let problem as Problem {
            throw problem
        } catch let error as FormatError {
            throw error.reason.hasPrefix("protocol ")
                ? Problem(
                    .unsupportedProtocol,
                    "This server speaks protocol 1.",
                    detail: "\(error)"
                )
                : Problem(
                    .malformed,
                    "The message is not one of this protocol.",
                    detail: "\(error)"
                )
        } catch {
            throw Self.problem(error)
        }
    }

    private static func problem(_ error: any Error) -> Problem {
        if case StoreError.locked = error {
            return Problem(.busy, "The server is busy with something long.")
        }
        let isDiskFull =
            if case StoreError.diskFull = error { true } else {
                (error as? LedgerError)?.isDiskFull ?? false
            }
        return isDiskFull
            ? Problem(.diskFull, "The server's disk is full; it can be read and not written.")
            : Problem(.internal, "The server failed.", detail: "\(error)")
    }

    private func answerOrThrow(
        _ route: WireRoute,
        _ body: [UInt8],
        _ device: () throws -> ServerDevice
    ) throws -> Answer {
        switch route {
        case .enrol:
            return .body(try enrol(EnrolRequest(decoding: body)).encoded)
        // A body is read for a device that is known, and for nobody else.
        case .sync:
            let device = try device()
            return .body(try sync(SyncRequest(decoding: body), device: device).encoded)
        case .pull:
            let device = try device()
            return .stream(try pull(PullRequest(decoding: body), device: device))
        case .reconcile:
            let device = try device()
            return .body(try reconcile(ReconcileRequest(decoding: body), device: device).encoded)
        case .programme:
            _ = try device()
            return .body(try store.read(programmeAnswer).encoded)
        case .counts:
            let device = try device()
            return .body(try counts(CountsRequest(query: body), device: device).encoded)
        case .live:
            return .hints(try live(device()))
        }
    }

    func programmeAnswer(_ transaction: ServerTransaction) throws -> ProgrammeAnswer {
        guard let programme = try transaction.programmeSource() else {
            throw StoreError.corrupt(what: "programme")
        }
        return ProgrammeAnswer(version: programme.version, source: programme.source)
    }

    func device(_ credential: [UInt8]?) throws -> ServerDevice {
        guard let credential,
            let device = try store.read({
                try $0.device(credentialHash: sha256(credential))
            })
        else {
            throw Problem(
                .unknownCredential,
                "This server doesn't know the device.",
                detail: "Show the enrolment statement, or join again."
            )
        }
        guard !device.isRevoked else {
            throw Problem(.revoked, "An administrator has shut this device out.")
        }
        return device
    }
}

extension SyncService {
    /// Whether a credential is a device's, shut out or not.
    public func isKnown(_ credential: [UInt8]) -> Bool {
        // Whatever keeps the store from being read is told by the answer.
        let device = try? store.read { try $0.device(credentialHash: sha256(credential)) }
        return device != nil
    }

    /// Throws unless the store can be read.
    public func checkReadable() throws {
        _ = try store.read { try $0.currentGeneration() }
    }
}

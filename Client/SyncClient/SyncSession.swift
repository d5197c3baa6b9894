import Foundation
internal import MergeCore
internal import RecordFormat
public import RecordStore
public import WireProtocol

/// One sync from hello to verified, as a state machine without input or output.
///
/// Ask `next()` for a call, carry it to the server, hand in what came back, until `next()` is nil.
/// An everyday sync is exactly one call. Every step is durable before the next one starts, so a
/// session may be dropped anywhere and another one goes on from there.
public final class SyncSession {
    let store: DeviceStore
    var identity: DeviceIdentity
    var limits = Limits.standard
    /// What to do next, last first.
    var steps: [Step] = [.sync]
    /// The request on its way, and what it contained.
    var sent: Sent?
    /// The batch after it.
    var ahead: SentAhead?
    /// The answer on which that batch was sent.
    var opened: SyncAnswer?
    var progress: [ScopeID: ScopeProgress] = [:]
    var arrived = ArrivedPages()
    /// Records that no request can carry, by row; they wait in quarantine.
    var tooLarge: Set<Int64> = []
    public private(set) var summary = SyncSummary()
    /// Whether the server may prove scopes without news together; no longer once that has failed.
    var takesQuiet = true
    private var hasReadmitted = false
    private var hasRelearned = false
    /// Whether the server can't store just now: the rest of the session only reads.
    private(set) var isReadOnly = false
    private var rounds = 0

    /// More calls than this mean that server and device will never agree.
    private static let roundsMax = 100_000

    /// - Throws: ``DeviceError/notJoined`` before the first enrolment.
    public init(store: DeviceStore) throws {
        self.store = store
        guard let identity = try store.read(DeviceIdentity.init), identity.statement != nil else {
            throw DeviceError.notJoined
        }
        self.identity = identity
        // What an earlier session was still to offer goes first: it rewound its cursor already.
        let scopes = try store.read { try $0.scopes() }
        steps += scopes.map { Step.offers($0.id, after: nil) }
    }

    /// The next call; nil when the session is over and `summary` is complete.
    public func next() throws -> WireCall? {
        rounds += 1
        guard rounds < Self.roundsMax else { throw SyncError.endless }
        while let step = steps.popLast() {
            if let call = try call(for: step) { return call }
        }
        try finish()
        return nil
    }

    /// Takes the answer to the last call: a whole body, or one frame of a streamed one.
    public func receive(_ body: [UInt8]) throws {
        guard let sent else { return }
        switch sent {
        case .sync(let parts):
            let answer = try opened ?? open(body, parts)
            opened = nil
            try receive(answer, parts)
        case .pull(let scope):
            try receive(DeliveredPage(decoding: body), of: scope)
        case .question(let step): try receive(ReconcileAnswer(decoding: body), to: step)
        case .programme: try receive(ProgrammeAnswer(decoding: body))
        case .enrolment: steps.append(.sync)
        }
    }

    /// Takes one page of the answer to a pull.
    func receive(_ page: DeliveredPage) throws {
        guard case .pull(let scope) = sent else { return }
        try receive(page, of: scope)
    }

    /// Takes a refusal of the last call.
    ///
    /// - Throws: ``SyncError/refused(_:)`` unless the session knows what to do about it.
    public func receive(_ problem: Problem) throws {
        dropAhead()
        // Nothing of the request was taken.
        for scope in progress.keys { progress[scope]?.sentUpTo = 0 }
        if problem.code == .unknownCredential, !hasReadmitted, let statement = identity.statement {
            hasReadmitted = true
            steps = [.readmit(statement)]
            return
        }
        if problem.code == .diskFull, !isReadOnly {
            isReadOnly = true
            note { $0.refusal = problem }
            for scope in progress.keys { progress[scope] = ScopeProgress() }
            steps = [.sync]
            return
        }
        if [.notGranted, .unconfirmed].contains(problem.code), !hasRelearned {
            // The grants have changed since this device last heard of them: a sync tells.
            hasRelearned = true
            steps = [.sync]
            return
        }
        guard problem.code == .tooLarge, case .sync(let parts) = sent, try sendLess(than: parts)
        else { throw SyncError.refused(problem) }
        steps = [.sync]
    }

    private func call(for step: Step) throws -> WireCall? {
        switch step {
        case .sync:
            let (request, parts) = try makeSyncRequest()
            sent = .sync(parts)
            return call(.sync, request.encoded)
        case .pull(let id):
            guard let scope = try store.read({ try $0.scope(id) }) else { return nil }
            sent = .pull(id)
            return call(.pull, PullRequest(scope: id, cursor: scope.cursor).encoded)
        case .programme:
            sent = .programme
            return call(.programme, [])
        case .readmit(let statement):
            sent = .enrolment
            return call(.enrol, try identity.request(.statement(statement)).encoded)
        case .cut, .mutations, .offers, .parts, .part:
            guard let question = try question(step) else { return nil }
            sent = .question(step)
            return call(.reconcile, question.encoded)
        }
    }

    func call(_ route: WireRoute, _ body: [UInt8]) -> WireCall {
        WireCall(route: route, body: body, credential: identity.credential)
    }

    private func receive(_ answer: ProgrammeAnswer) throws {
        try store.write {
            try $0.insertProgramme(version: answer.version, source: answer.source)
        }
    }

    private func finish() throws {
        let pointless = try store.read { try $0.pointlessDrafts() }
        if !pointless.isEmpty {
            try store.write { transaction in
                for draft in pointless { try transaction.setDraft(of: draft, to: []) }
            }
        }
        summary.status = try DeviceStatus(store: store)
        summary.quarantined = summary.status.quarantined
        summary.isVerified = !progress.isEmpty && progress.values.allSatisfy(\.isVerified)
        try store.checkpoint()
    }

    func note(_ change: (inout SyncSummary) -> Void) {
        change(&summary)
    }
}

/// A request for a transport to carry.
public struct WireCall: Sendable {
    public let route: WireRoute
    public let body: [UInt8]
    public let credential: [UInt8]
    /// What follows the `?` of the address; none if it is empty.
    public let query: String

    public init(route: WireRoute, body: [UInt8], credential: [UInt8], query: String = "") {
        self.route = route
        self.body = body
        self.credential = credential
        self.query = query
    }
}

/// What a session still has to do.
enum Step {
    case sync
    case pull(ScopeID)
    case programme
    case readmit(SignedStatement)
    /// Ask up to where both agree, after a generation that the server doesn't know.
    case cut(ScopeID)
    /// Ask which of a forked writer's mutations the server has.
    case mutations(ScopeID, WriterID, last: ChainLink?, known: [PushedMutation], asked: Int)
    /// Offer what a restored server may have lost.
    case offers(ScopeID, after: OfferPlace?)
    /// Ask which parts differ, and then what.
    case parts(ScopeID)
    case part(ScopeID, UInt8)

    var isSync: Bool {
        if case .sync = self { true } else { false }
    }
}

/// What the call on its way was.
enum Sent {
    case sync([SentScope])
    case pull(ScopeID)
    case question(Step)
    case programme
    case enrolment
}

/// One scope's part of a sync request on its way.
struct SentScope {
    let scope: ScopeID
    var records: [SentRecord] = []
    var repairs: [RecordID] = []
    var chains: [Chain] = []

    /// Rows of mutations that were sent beside an earlier one of their record.
    var laterMutations: [Int64] { records.flatMap { $0.mutations.dropFirst().map(\.number) } }
}

/// A pushed record as it was when it was sent.
struct SentRecord {
    let id: RecordID
    /// The row's number.
    let number: Int64
    let state: [UInt8]
    /// The hash of what the server had vouched for until then.
    let baseHash: MergeHash?
    let mutations: [OwnMutation]
}

/// How far a session has come in one scope.
struct ScopeProgress {
    /// Mutations up to this row have been sent in this session.
    var sentUpTo: Int64 = 0
    /// States that the server asked for.
    var wanted: [RecordID] = []
    var hasReconciled = false
    /// Whether a page showed in this session that the server lost something.
    var hasOffered = false
    var isVerified = false
    /// Whether records wait that have not been sent in this session.
    var hasMore = false
}

/// What a sync did.
public struct SyncSummary: Sendable {
    public enum Healing: String, Sendable {
        case serverRestored = "server_restored"
        case deviceForked = "device_forked"
    }

    /// Records whose new work the server acknowledged.
    public var pushed = 0
    /// Records that arrived or changed.
    public var pulled = 0
    public var quarantined = 0
    /// Whether everything this device holds was proven equal to what the server holds.
    public var isVerified = false
    public var healing: Healing?
    /// Scopes that the device no longer holds.
    public var released: [String] = []
    /// Why nothing could be sent although the rest was fetched; nil if all could.
    public var refusal: Problem?
    /// Whether pulls wait until an administrator has confirmed the device.
    public var isUnconfirmed = false
    public var status = DeviceStatus()
}

/// Why a sync did not finish.
///
/// Local data is safe in every case.
public enum SyncError: Error, Sendable {
    /// No answer came.
    case unreachable(reason: String)
    /// The server's certificate could not be verified.
    case untrusted(reason: String)
    /// Something else answered in the server's place: a network's login page, a proxy.
    case notTheServer(what: String)
    /// The server answered and refused.
    case refused(Problem)
    /// The answer is not one that SPEC.md allows.
    case malformedAnswer(reason: String)
    /// Server and device go on disagreeing.
    case endless
    /// Another sync of this device is running.
    case alreadyRunning
}

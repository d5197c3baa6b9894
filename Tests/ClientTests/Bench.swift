import BuiltInProgramme
import Foundation
import MergeCore
import Programmes
import RecordStore
import SyncClient
import SyncServer
import Synchronization
import Testing
import WireProtocol

/// A server and one device in one process, with clocks that a test moves and answers that it
/// chooses.
final class Bench {
    let root = NSTemporaryDirectory() + "brobygger-\(UUID().uuidString)"
    let clock = Clock()
    let line: Line
    let store: DeviceStore
    let programme: Programme
    private(set) var serverStore: ServerStore

    /// Joined, with nothing logged and never synced.
    init(role: String = "worker") throws {
        let world = World(now: { [clock] in clock.server }, random: World.system.random)
        serverStore = try ServerStore(folder: root + "/server", create: true, world: world)
        try serverStore.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: 2, source: Copenhagen.yaml)
            _ = try transaction.insertPartner("kc", name: "KC")
        }
        line = Line(
            try SyncService(
                starting: serverStore,
                ledger: Ledger(path: root + "/ledger"),
                shelf: ProgrammeShelf()
            )
        )
        programme = try Programme(yaml: Copenhagen.yaml)
        store = try Self.join("device", "kc", role, root, serverStore, line, clock)
    }

    /// One more device, joined; its partner has to be there.
    func join(_ name: String, partner: String = "kc", role: String = "worker") throws -> DeviceStore
    {
        try Self.join(name, partner, role, root, serverStore, line, clock)
    }

    private static func join(
        _ name: String,
        _ partner: String,
        _ role: String,
        _ root: String,
        _ serverStore: ServerStore,
        _ line: Line,
        _ clock: Clock
    ) throws -> DeviceStore {
        let code = InvitationCode.make(.system)
        try serverStore.write { transaction in
            _ = try transaction.insertInvitation(
                codeHash: InvitationCode.hash(code),
                partner: partner,
                role: role,
                expires: .max
            )
        }
        let store = try DeviceStore(
            folder: root + "/" + name,
            create: true,
            world: World(now: { clock.device }, random: World.system.random)
        )
        _ = try Synchronizer.join(
            store: store,
            transport: line,
            server: "http://127.0.0.1",
            code: code,
            name: name
        )
        return store
    }

    deinit {
        // Whatever is left is only rubbish.
        try? FileManager.default.removeItem(atPath: root)
    }

    var status: DeviceStatus {
        get throws { try DeviceStatus(store: store) }
    }

    /// How many records the server has, of all scopes.
    var serverRecords: Int {
        get throws {
            try serverStore.read { transaction in
                try transaction.scopes().map { try transaction.recordCount(in: $0) }.reduce(0, +)
            }
        }
    }

    @discardableResult
    func sync(
        patience: Patience = .none,
        sleep: @escaping (Double) -> Void = { _ in }
    ) throws -> SyncSummary {
        try Synchronizer(store: store, transport: line, patience: patience, sleep: sleep).run()
    }

    /// Logs a handout of so many cards.
    @discardableResult
    func log(_ quantity: Int = 1, on device: DeviceStore? = nil) throws -> RecordID {
        try log("card_handout", Self.handout(of: quantity), on: device)
    }

    /// Logs so many handouts of one card each in one step.
    func log(handouts count: Int) throws {
        let (kind, words) = try (programme.kindOrThrow(named: "card_handout"), Self.handout(of: 1))
        let entry = try kind.changes(words: [Self.date] + words, creating: true)
        _ = try logbook().log(kind, Array(repeating: entry, count: count))
    }

    /// Logs a record of that kind on 20 November 2026; empty words are left out.
    @discardableResult
    func log(
        _ kind: String,
        _ words: [String],
        on device: DeviceStore? = nil
    ) throws -> RecordID {
        let kind = try programme.kindOrThrow(named: kind)
        let words = [Self.date] + words.filter { !$0.isEmpty }
        return try logbook(of: device).log(kind, kind.changes(words: words, creating: true))
    }

    /// What is logged and edited with, on 20 November 2026.
    func logbook(of device: DeviceStore? = nil) throws -> Logbook {
        let today = try #require(Day(iso: "2026-11-20"))
        return Logbook(store: device ?? store, programme: programme, today: today)
    }

    private static let date = "date=2026-11-20"

    private static func handout(of quantity: Int) -> [String] {
        ["quantity=\(quantity)", "place_type=street", "district=valby", "language=da"]
    }

    /// The server ends and starts again: a new generation.
    func restartServer(limits: Limits = .standard) throws {
        line.service = try SyncService(
            starting: serverStore,
            ledger: Ledger(path: root + "/ledger"),
            limits: limits,
            shelf: ProgrammeShelf()
        )
    }
}

/// What two machines believe the time to be, in seconds since 1970-01-01.
final class Clock: Sendable {
    private let times = Mutex<(server: Int64, device: Int64)>((1_795_000_000, 1_795_000_000))

    var server: Int64 {
        get { times.withLock { $0.server } }
        set { times.withLock { $0.server = newValue } }
    }

    var device: Int64 {
        get { times.withLock { $0.device } }
        set { times.withLock { $0.device = newValue } }
    }
}

/// Carries calls to the server, or answers in its place.
final class Line: Transport {
    var service: SyncService
    /// What answers the next calls instead of the server, first to last.
    var answers: [(WireCall) throws -> Problem?] = []
    /// Changes what the server answered; of a stream, each frame.
    var change: (WireCall, [UInt8]) throws -> [UInt8] = { $1 }
    /// Refuses calls before the server sees them.
    var judge: (WireCall) throws -> Problem? = { _ in nil }
    private(set) var calls: [WireCall] = []

    init(_ service: SyncService) {
        self.service = service
    }

    /// Refuses the next `count` calls.
    func refuse(_ code: ProblemCode, retryAfter: Int? = nil, times count: Int = 1) {
        var problem = Problem(code, "Said.")
        problem.retryAfter = retryAfter
        answers += Array(repeating: { [problem] _ in problem }, count: count)
    }

    func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        calls.append(call)
        if !answers.isEmpty { return try answers.removeFirst()(call) }
        if let problem = try judge(call) { return problem }
        do {
            let answer = try service.answer(
                call.route,
                body: call.query.isEmpty ? call.body : Array(call.query.utf8),
                credential: call.credential
            )
            switch answer {
            case .body(let bytes): try onPiece(change(call, bytes))
            case .stream(let next):
                while let frame = try next() { try onPiece(change(call, frame)) }
            case .hints: break
            }
        } catch let problem as Problem {
            return problem
        }
        return nil
    }
}

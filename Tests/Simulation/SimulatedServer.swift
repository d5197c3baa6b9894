import BuiltInProgramme
import MergeCore
import RecordStore
import SyncClient
import SyncServer
import Synchronization
import WireProtocol

/// A server in memory that can be restarted and put back to any of its backups.
final class SimulatedServer {
    private(set) var store: ServerStore
    private(set) var service: SyncService
    private var backups: [ServerStore] = []
    private let world: World
    private let ledger = MemoryLedger()
    private let shelf: ProgrammeShelf

    init(world: World, partners: [String], shelf: ProgrammeShelf) throws {
        self.shelf = shelf
        self.world = world
        store = try ServerStore(inMemory: MemoryKeeper(), world: world)
        try store.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: 1, source: Copenhagen.yaml)
            for partner in partners { _ = try transaction.insertPartner(partner, name: partner) }
        }
        service = try SyncService(starting: store, ledger: ledger.ledger, shelf: shelf)
    }

    func invite(_ partner: String) throws -> String {
        let code = InvitationCode.make(world)
        _ = try store.write {
            try $0.insertInvitation(
                codeHash: InvitationCode.hash(code),
                partner: partner,
                role: "worker",
                expires: world.now() + 1_000_000_000
            )
        }
        return code
    }

    func restart() throws {
        service = try SyncService(starting: store, ledger: ledger.ledger, shelf: shelf)
    }

    func backUp() throws {
        backups.append(try ServerStore(inMemory: MemoryKeeper(), copyOf: store, world: world))
    }

    /// Puts a random backup back; false if there is none.
    func restore(_ dice: Dice) throws -> Bool {
        guard !backups.isEmpty else { return false }
        store = try ServerStore(
            inMemory: MemoryKeeper(),
            copyOf: dice.pick(backups),
            world: world
        )
        try restart()
        for device in try store.read({ try $0.devices() }) where !device.isConfirmed {
            try store.write { try $0.confirm(device) }
        }
        return true
    }

    /// What an administrator does for devices that a restored server had forgotten.
    func confirmAll() throws {
        for device in try store.read({ try $0.devices() }) where !device.isConfirmed {
            try store.write { try $0.confirm(device) }
        }
    }
}

private final class MemoryLedger: Sendable {
    private let list = Mutex<[Ledger.Entry]>([])

    var ledger: Ledger {
        Ledger(
            entries: { self.list.withLock { $0 } },
            append: { entry in self.list.withLock { $0.append(entry) } }
        )
    }
}

/// Carries calls to the simulated server over a network that loses, doubles and cuts.
struct SimulatedTransport: Transport {
    let server: SimulatedServer
    let dice: Dice
    /// Out of a hundred calls; 0 is a perfect network.
    let faultPercent: Int
    let onAccepted: (SyncRequest, SyncAnswer) -> Void

    func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        let fault = dice.isHit(percent: faultPercent) ? dice.roll(3) : -1
        if fault == 0 { throw SyncError.unreachable(reason: "the request was lost") }
        if fault == 1 { _ = try? serve(call) }
        let answer: SyncService.Answer
        do {
            answer = try serve(call)
        } catch {
            return error
        }
        if fault == 2 {
            if case .stream(let next) = answer, let frame = try next() {
                try onPiece(Array(frame.prefix(dice.roll(frame.count))))
            }
            throw SyncError.unreachable(reason: "the answer was lost")
        }
        switch answer {
        case .body(let bytes): try onPiece(bytes)
        case .stream(let next):
            while let frame = try next() {
                let cut = dice.roll(frame.count + 1)
                try onPiece(Array(frame.prefix(cut)))
                try onPiece(Array(frame.dropFirst(cut)))
            }
        }
        return nil
    }

    private func serve(_ call: WireCall) throws(Problem) -> SyncService.Answer {
        let answer = try server.service.answer(
            call.route,
            body: call.body,
            credential: call.credential
        )
        if call.route == .sync, case .body(let bytes) = answer,
            let request = try? SyncRequest(decoding: call.body),
            let decoded = try? SyncAnswer(decoding: bytes)
        {
            onAccepted(request, decoded)
        }
        return answer
    }
}

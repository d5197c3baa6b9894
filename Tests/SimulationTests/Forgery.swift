import MergeCore
import Programmes
import RecordFormat
import RecordStore
import Simulation
import SyncClient
import SyncServer
import Testing
import WireProtocol

/// A record that a device writes by hand and pushes as it likes, batch after batch.
struct Forgery {
    let stage: Stage
    let device: SimulatedDevice
    let id = RecordID(day: 14_259, random: (1, 2))
    let writer = WriterID(77)
    var state: RecordState
    /// What the next push lists.
    var mutations: [PushedMutation] = []
    /// Whether the next push moves the writer's chain on.
    var isChained = true
    /// The scope that is pushed to; the state may say another.
    var scope: ScopeID
    private var link: ChainLink?

    /// An empty record of that kind.
    init(_ stage: Stage, _ device: SimulatedDevice, kind: String, in scope: String = "kc") throws {
        self.stage = stage
        self.device = device
        let number = try stage.programme.kindOrThrow(named: kind).id
        self.scope = ScopeID(scope)
        state = RecordState(scope: self.scope, kind: KindID(UInt32(number)))
    }

    /// The stamp of the writer's mutation with that counter.
    func stamp(_ counter: UInt64, day: Int32 = 14_259) -> Stamp {
        Stamp(dot: Dot(writer, counter), day: day)
    }

    /// The number of a field of the record's kind.
    func field(_ name: String) throws -> FieldID {
        let kind = try #require(stage.programme.kind(id: Int(state.kind.rawValue)))
        return FieldID(UInt32(try #require(kind.field(named: name)).id))
    }

    /// Lists a mutation of the writer.
    mutating func list(_ counter: UInt64, programme: Int = 1) throws {
        let id = MutationID(bytes: (0..<8).map { UInt8(truncatingIfNeeded: counter >> (8 * $0)) })
        mutations.append(
            PushedMutation(
                dot: Dot(writer, counter),
                id: try #require(id),
                programme: programme
            )
        )
    }

    /// Pushes the state with what is listed, which is forgotten then.
    mutating func push() throws -> RecordVerdict {
        try #require(push(copies: 1).first)
    }

    /// The same, with the record so many times in one request.
    mutating func push(copies: Int) throws -> [RecordVerdict] {
        var part = ScopeRequest(scope: scope, cursor: .start)
        let record = PushedRecord(id: id, state: state.canonicalBytes, mutations: mutations)
        part.records = Array(repeating: record, count: copies)
        var chain = Chain(writer: writer, acknowledged: link, attempted: [], next: nil)
        if isChained {
            chain.next = ChainLink(after: link, batch: state.canonicalBytes)
            link = chain.next
        }
        part.chains = [chain]
        mutations = []
        let request = SyncRequest(programme: 1, scopes: [part])
        let body = try stage.answer(.sync, request.encoded, by: device)
        return try #require(SyncAnswer(decoding: body).scopes.first).verdicts
    }
}

extension Stage {
    /// What the server answers to a raw body.
    func answer(
        _ route: WireRoute,
        _ body: [UInt8],
        by device: SimulatedDevice
    ) throws -> [UInt8] {
        let identity = try #require(try device.store.read(DeviceIdentity.init))
        let answer = try server.service.answer(
            route,
            body: body,
            credential: identity.credential
        )
        guard case .body(let bytes) = answer else { return [] }
        return bytes
    }
}

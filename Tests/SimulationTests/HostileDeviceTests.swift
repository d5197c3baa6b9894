import MergeCore
import RecordFormat
import RecordStore
import Simulation
import SyncClient
import SyncServer
import Testing
import WireProtocol

/// What a device that does not keep to the protocol can't do.
@Suite struct `A hostile device` {
    private let stage: Stage
    private let a: SimulatedDevice

    init() throws {
        stage = try Stage()
        a = try stage.device("a")
    }

    @Test func `can't push what it can't know`() throws {
        let b = try stage.device("b")
        let (id, state) = try night()
        var forged = state
        forged.context[forged.context.counters.entries[0].key] += 7

        #expect(try push(id, forged, [], nil, by: b).verdict == .denied)
        #expect(try stage.sync(a).isVerified)
    }

    /// Two of them overflowed every sum that they were part of.
    @Test(arguments: [Int64.max, -.max])
    func `can't count beyond anything that can be counted`(amount: Int64) throws {
        var forgery = try Forgery(stage, a, kind: "night")
        let stamp = forgery.stamp(1)
        try forgery.state.set(forgery.field("date"), to: .integer(14_259), at: stamp)
        try forgery.state.tally(forgery.field("new"), by: amount, at: stamp)
        try forgery.list(1)

        #expect(try forgery.push().verdict == .invalid)
        #expect(try stage.server.states().isEmpty)
    }

    /// A join takes the larger sums: claimed without a new mutation, they passed no rule.
    @Test(arguments: [true, false])
    func `can't count without a mutation that is listed`(isListedAgain: Bool) throws {
        let id = try stage.night(on: a, new: 3)
        let state = try #require(try a.states()[id])
        let writer = try #require(state.tallies[FieldID(2)]?.entries.first).key
        let mutation = PushedMutation(
            dot: Dot(writer, 1),
            id: try #require(MutationID(bytes: Array(repeating: 1, count: 8))),
            programme: 1
        )
        let first = ChainLink(after: nil, batch: [1])
        var chain = Chain(writer: writer, acknowledged: nil, attempted: [], next: first)
        #expect(try push(id, state, [mutation], chain, by: a).verdict == .ok)
        var forged = state
        for field in [FieldID(2), FieldID(77)] {
            forged.tallies[field] = Tallies(
                ascending: [.init(key: writer, value: Tally(plus: .max, minus: 0, last: 1))]
            )
        }

        chain.acknowledged = first
        chain.next = isListedAgain ? ChainLink(after: first, batch: [2]) : nil
        let listed = isListedAgain ? [mutation] : []

        #expect(try push(id, forged, listed, chain, by: a).verdict == .denied)
        let b = try stage.device("b")
        try stage.sync(b)
        #expect(try stage.visitors(id, on: b) == 3)
    }

    /// One request with such a counter ended the server.
    @Test func `can't name a mutation that no database can keep`() throws {
        let id = try #require(MutationID(bytes: Array(repeating: 1, count: 8)))
        let mutation = PushedMutation(dot: Dot(WriterID(1), 1 << 63), id: id, programme: 1)
        let question = ReconcileRequest(scope: ScopeID("kc"), question: .mutations([mutation]))

        let problem = #expect(throws: Problem.self) {
            _ = try stage.answer(.reconcile, question.encoded, by: a)
        }

        #expect(problem?.code == .malformed)
    }

    @Test func `is told that it is unknown before its message is read`() throws {
        for route in [WireRoute.sync, .pull, .reconcile] {
            let problem = #expect(throws: Problem.self) {
                _ = try stage.server.service.answer(route, body: [0xFF], credential: nil)
            }
            #expect(problem?.code == .unknownCredential)
        }
    }

    @Test func `can't have a record stored twice by one request`() throws {
        var forgery = try Forgery(stage, a, kind: "night")
        let stamp = forgery.stamp(1)
        try forgery.state.set(forgery.field("date"), to: .integer(14_259), at: stamp)
        try forgery.list(1)

        #expect(try forgery.push(copies: 3).map(\.verdict) == [.ok, .same, .same])
        #expect(try stage.server.states().count == 1)
    }

    /// A registered night with three visitors, as the server has it.
    private func night() throws -> (RecordID, RecordState) {
        let id = try stage.night(on: a, new: 3)
        try stage.sync(a)
        return (id, try #require(try a.states()[id]))
    }

    private func push(
        _ id: RecordID,
        _ state: RecordState,
        _ mutations: [PushedMutation],
        _ chain: Chain?,
        by device: SimulatedDevice
    ) throws -> RecordVerdict {
        var part = ScopeRequest(scope: ScopeID("kc"), cursor: .start)
        part.records = [PushedRecord(id: id, state: state.canonicalBytes, mutations: mutations)]
        part.chains = [chain].compactMap(\.self)
        let request = SyncRequest(programme: 1, scopes: [part])
        let body = try stage.answer(.sync, request.encoded, by: device)
        return try #require(SyncAnswer(decoding: body).scopes.first?.verdicts.first)
    }
}

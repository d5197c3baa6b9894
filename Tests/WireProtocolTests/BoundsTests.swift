import MergeCore
import RecordFormat
import Testing
import WireProtocol

/// Numbers and lists that no program of ours sends, and that would stop a program or cost it its memory.
@Suite struct `What no message may hold` {
    private let generation: Generation

    init() throws {
        generation = try #require(
            Generation(bytes: Array(repeating: 7, count: Generation.byteCount))
        )
    }

    @Test(arguments: [0, UInt64(Int64.max) + 1, .max])
    func `a counter outside 63 bits`(counter: UInt64) throws {
        let id = try #require(MutationID(bytes: Array(repeating: 1, count: 8)))
        let mutation = PushedMutation(dot: Dot(WriterID(1), counter), id: id, programme: 1)

        expectRefused(mutation)
        var answer = ReconcileAnswer(generation: generation)
        answer.known = [mutation]
        expectRefused(answer)
    }

    @Test func `a scope twice, or more than a device can hold`() throws {
        let part = ScopeRequest(scope: ScopeID("kc"), cursor: .start)
        expectRefused(SyncRequest(programme: 1, scopes: [part, part]))

        let parts = (0...Limits.scopes).map {
            ScopeRequest(scope: ScopeID("kc\($0)"), cursor: .start)
        }
        expectRefused(SyncRequest(programme: 1, scopes: parts))
        _ = try SyncRequest(
            decoding: SyncRequest(programme: 1, scopes: parts.dropLast()).encoded
        )
    }

    @Test func `a part without a scope and a cursor`() {
        #expect(throws: FormatError.self) { try ScopeRequest(decoding: [0xA0]) }
        expectRefused(ScopeRequest(scope: ScopeID(""), cursor: .start))
    }

    @Test(arguments: [Int64.min, -(1 << 41), 1 << 41, .max])
    func `a server's clock in another millennium`(now: Int64) {
        expectRefused(answer(now: now, limits: .standard))
    }

    @Test func `a limit of nothing`() {
        var limits = Limits.standard
        limits.pushRecords = 0
        expectRefused(answer(now: 0, limits: limits))
    }

    @Test func `a position below zero`() {
        var reconciled = ReconcileAnswer(generation: generation)
        reconciled.cut = -1
        expectRefused(reconciled)
        var synced = answer(now: 0, limits: .standard)
        synced.scopes = [ScopeAnswer(scope: ScopeID("kc"), status: .restored(cut: -1))]
        expectRefused(synced)
    }

    @Test func `more parts that differ than there are`() {
        var answer = ReconcileAnswer(generation: generation)
        answer.differing = Array(repeating: 7, count: 257)
        expectRefused(answer)
    }

    private func answer(now: Int64, limits: Limits) -> SyncAnswer {
        SyncAnswer(generation: generation, now: now, programme: 1, limits: limits, scopes: [])
    }

    private func expectRefused<Message: WireMessage>(_ message: Message) {
        #expect(throws: FormatError.self) { _ = try Message(decoding: message.encoded) }
    }
}

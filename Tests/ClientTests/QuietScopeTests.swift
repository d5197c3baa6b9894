import MergeCore
import RecordStore
import SyncClient
import SyncServer
import Testing
import WireProtocol

@Suite struct `Scopes without news` {
    /// Ten partners refer people to each other: each device holds eleven scopes.
    private let bench: Bench

    init() throws {
        bench = try Bench()
        try bench.serverStore.write { transaction in
            for name in ["exit", "reden", "livarehab", "politi", "svk", "cmm", "hcp", "cfk", "ssp"]
            {
                _ = try transaction.insertPartner(name, name: name)
            }
        }
        try bench.restartServer()
        try bench.log(1)
        for _ in 0..<2 { try bench.sync() }
    }

    @Test func `cost an idle sync next to nothing, however many there are`() throws {
        var (asked, answered) = (0, 0)
        bench.line.change = { call, body in
            (asked, answered) = (Gzip.shortened(call.body)?.count ?? call.body.count, body.count)
            return body
        }
        let before = bench.line.calls.count

        let summary = try bench.sync()

        #expect(summary.isVerified && summary.status.scopes.count == 11)
        #expect(bench.line.calls.count == before + 1)
        // With the heads of HTTP still less than 400.
        #expect(asked < 160 && answered < 100, "\(asked) up, \(answered) down")
    }

    @Test func `are proven beside one with news`() throws {
        let colleague = try bench.join("colleague")
        try bench.log(1, on: colleague)
        _ = try Synchronizer(store: colleague, transport: bench.line).run()
        var parts: [Int] = []
        bench.line.change = { call, body in
            parts.append(try SyncAnswer(decoding: body).scopes.count)
            return body
        }

        let summary = try bench.sync()

        #expect(summary.isVerified && summary.pulled == 1)
        #expect(parts == [1])
    }

    @Test func `that are not equal are asked for one by one, and not taken for proven`() throws {
        var parts: [Int] = []
        bench.line.change = { call, body in
            guard call.route == .sync else { return body }
            var answer = try SyncAnswer(decoding: body)
            parts.append(answer.scopes.count)
            if answer.quiet != nil { answer.quiet = QuietHash(of: []) }
            return answer.encoded
        }

        let session = try SyncSession(store: bench.store)
        let call = try #require(try session.next())
        _ = try bench.line.carry(call) { try session.receive($0) }

        #expect(try !bench.status.isVerified)
        let again = try #require(try session.next())
        _ = try bench.line.carry(again) { try session.receive($0) }
        #expect(try session.next() == nil)
        #expect(parts == [0, 11])
        #expect(session.summary.isVerified)
    }

    @Test func `that the device no longer holds are noticed`() throws {
        let identity = try #require(try Device(store: bench.store).identity())
        let device = try #require(try bench.serverStore.read { try $0.device(id: identity.device) })
        try Ledger(path: bench.root + "/ledger").setGrant(
            of: device,
            to: ScopeID("kc+reden"),
            mayHold: false,
            mayWrite: false,
            in: bench.serverStore
        )

        let summary = try bench.sync()

        #expect(summary.isVerified && summary.released == ["kc+reden"])
        #expect(summary.status.scopes.count == 10)
    }

    /// Found by the simulator (seed 130573): the only scope that was not named was the one that had been
    /// taken away, and the answer said nothing of it.
    @Test func `of which the only one is no longer held is noticed too`() throws {
        let identity = try #require(try Device(store: bench.store).identity())
        let device = try #require(try bench.serverStore.read { try $0.device(id: identity.device) })
        let ledger = Ledger(path: bench.root + "/ledger")
        for scope in try bench.status.scopes.map(\.scope) where scope.rawValue != "kc" {
            try ledger.setGrant(
                of: device,
                to: scope,
                mayHold: scope.rawValue == "kc+reden",
                mayWrite: true,
                in: bench.serverStore
            )
        }
        try bench.sync()
        #expect(try bench.status.scopes.map(\.scope.rawValue) == ["kc", "kc+reden"])
        try ledger.setGrant(
            of: device,
            to: ScopeID("kc+reden"),
            mayHold: false,
            mayWrite: true,
            in: bench.serverStore
        )

        let summary = try bench.sync()

        #expect(summary.isVerified && summary.released == ["kc+reden"])
    }

    @Test func `may not be left out without a proof`() throws {
        bench.line.change = { _, body in
            var answer = try SyncAnswer(decoding: body)
            answer.quiet = nil
            return answer.encoded
        }

        let error = #expect(throws: SyncError.self) { try bench.sync() }

        #expect(error?.code == "malformed_answer")
    }
}

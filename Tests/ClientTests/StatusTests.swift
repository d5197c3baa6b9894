import RecordFormat
import RecordStore
import SyncClient
import Testing
import WireProtocol

@Suite struct `A device may be wiped` {
    @Test func `not before its first sync, and after it it may`() throws {
        let bench = try Bench()
        #expect(try bench.status.wipeObstacles == [.unverified])

        try bench.sync()

        #expect(try bench.status.isSafeToWipe)
        #expect(try bench.status.isVerified)
    }

    @Test func `not while something waits`() throws {
        let bench = try Bench()
        try bench.sync()

        try bench.log()
        bench.clock.device += 3 * 3600

        let status = try bench.status
        #expect(status.wipeObstacles == [.pending])
        #expect(status.pending == 1)
        #expect(status.now - (status.oldestPending ?? 0) == 3 * 3600)
    }

    @Test func `not while the server refuses something`() throws {
        let bench = try Bench()
        try bench.log()
        bench.line.change = refusing(.invalid, "date: out_of_range")

        let summary = try bench.sync()

        #expect(summary.quarantined == 1)
        let status = try bench.status
        #expect(status.wipeObstacles.contains(.quarantined))
        #expect(status.pending == 0)
        #expect(status.quarantine.map(\.verdict) == [.invalid])
        #expect(status.quarantine.map(\.detail) == ["date: out_of_range"])
        #expect(status.lastSync?.result == LastSync.quarantined)
    }

    @Test func `not after a digest that differed, although an earlier one was equal`() throws {
        let bench = try Bench()
        try bench.log()
        try bench.sync()
        let proven = try bench.status.verifiedAt

        bench.clock.device += 60
        bench.line.change = { call, bytes in
            guard call.route == .sync else { return bytes }
            var answer = try SyncAnswer(decoding: bytes)
            if answer.quiet != nil { answer.quiet = QuietHash(of: []) }
            for part in answer.scopes.indices { answer.scopes[part].page?.digest = ScopeDigest() }
            return answer.encoded
        }
        let summary = try bench.sync()

        #expect(!summary.isVerified)
        let status = try bench.status
        #expect(!status.isVerified)
        #expect(status.wipeObstacles == [.unverified])
        #expect(status.verifiedAt == proven)
        #expect(status.lastSync?.result == LastSync.notVerified)
    }

    @Test func `not on a proof of an earlier run of the server`() throws {
        let bench = try Bench()
        try bench.log()
        try bench.sync()
        try bench.restartServer()

        // The new run answers, and leaves its page out.
        bench.line.change = { call, bytes in
            guard call.route == .sync else { return bytes }
            var answer = try SyncAnswer(decoding: bytes)
            answer.scopes[0].page = nil
            return answer.encoded
        }
        try bench.sync()

        #expect(try bench.status.wipeObstacles == [.unverified])
        bench.line.change = { $1 }
        try bench.sync()
        #expect(try bench.status.isSafeToWipe)
    }

    @Test func `not a day after the last proof, nor when the clock was set back since`() throws {
        let bench = try Bench()
        try bench.sync()

        bench.clock.device += DeviceStatus.proofSeconds
        #expect(try bench.status.isSafeToWipe)
        bench.clock.device += 1
        #expect(try bench.status.wipeObstacles == [.verifiedLongAgo])
        bench.clock.device = 0
        #expect(try bench.status.wipeObstacles == [.verifiedLongAgo])
        bench.clock.device = .min
        #expect(try bench.status.wipeObstacles == [.verifiedLongAgo])
    }

    @Test func `not while unsent work lies in a scope it has lost`() throws {
        let bench = try Bench()
        try bench.sync()
        try bench.log()

        try bench.store.write { transaction in
            for scope in try transaction.scopes() { try transaction.release(scope) }
        }

        let status = try bench.status
        #expect(status.pending == 0)
        #expect(status.wipeObstacles == [.stranded, .unverified])
    }

    @Test func `a conflict in a record that was voided waits for nobody`() throws {
        let bench = try Bench()
        let colleague = try bench.join("colleague")
        let kind = try bench.programme.kindOrThrow(named: "card_handout")
        func sync(_ devices: DeviceStore...) throws {
            for device in devices {
                _ = try Synchronizer(store: device, transport: bench.line).run()
            }
        }
        let id = try bench.log(1)
        try sync(bench.store, colleague)
        for (device, quantity) in [(bench.store, 2), (colleague, 3)] {
            let changes = try kind.changes(words: ["quantity=\(quantity)"], creating: false)
            try bench.logbook(of: device).edit(id, changes)
        }
        try sync(bench.store, colleague, bench.store)
        #expect(try bench.status.conflicts == 1)

        try bench.logbook().void(id, .wrongEntry)

        #expect(try bench.status.conflicts == 0)
    }

    @Test func `only what was really last is told of the last sync`() throws {
        let bench = try Bench()
        #expect(try bench.status.lastSync == nil)
        try bench.sync()
        #expect(try bench.status.lastSync == LastSync(at: bench.clock.device, result: LastSync.ok))

        bench.clock.device += 100
        bench.line.answers = [{ _ in throw SyncError.unreachable(reason: "no network") }]
        #expect(throws: SyncError.self) { try bench.sync() }

        let last = try bench.status.lastSync
        #expect(last == LastSync(at: bench.clock.device, result: "unreachable"))
    }

    @Test(arguments: [-400, -299, 0, 299, 300, 1_000_000_000] as [Int64])
    func `the clock's distance from the server's is kept, and said when it is large`(
        seconds: Int64
    ) throws {
        let bench = try Bench()
        bench.clock.device = bench.clock.server - seconds

        try bench.sync()

        #expect(try bench.status.clockOffset == seconds)
        #expect(try bench.status.isClockOff == (abs(seconds) >= 300))
    }
}

/// Turns each acknowledgement into a refusal.
func refusing(
    _ verdict: Verdict,
    _ detail: String
) -> (WireCall, [UInt8]) throws -> [UInt8] {
    { call, bytes in
        guard call.route == .sync else { return bytes }
        var answer = try SyncAnswer(decoding: bytes)
        for part in answer.scopes.indices {
            answer.scopes[part].verdicts = answer.scopes[part].verdicts.map { _ in
                RecordVerdict(verdict, detail: detail)
            }
        }
        return answer.encoded
    }
}

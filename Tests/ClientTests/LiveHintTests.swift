import RecordStore
import SyncClient
import SyncServer
import Testing
import WireProtocol

@Suite struct `Hints that something changed` {
    @Test func `go to other devices of the scope, not to the one that wrote`() throws {
        let bench = try Bench()
        let other = try bench.join("other")
        let (mine, theirs) = (try listen(bench, bench.store), try listen(bench, other))

        try bench.log()
        try bench.sync()

        #expect(theirs.takeHint())
        #expect(!theirs.takeHint())
        #expect(!mine.takeHint())
    }

    @Test func `never cross partners`() throws {
        let bench = try Bench()
        _ = try bench.serverStore.write { try $0.insertPartner("reden", name: "Reden") }
        let listener = try listen(bench, bench.join("other", partner: "reden"))

        try bench.log()
        try bench.sync()

        #expect(!listener.takeHint())
    }

    @Test func `are not given for a sync that changes nothing, nor for a repeated one`() throws {
        let bench = try Bench()
        try bench.log()
        try bench.sync()
        let listener = try listen(bench, bench.join("other"))

        try bench.sync()

        #expect(!listener.takeHint())
    }

    @Test func `end for a device that was shut out`() throws {
        let bench = try Bench()
        let identity = try #require(try Device(store: bench.store).identity())
        let listener = try listen(bench, bench.store)
        #expect(bench.line.service.isLetIn(identity.credential, listener))

        try bench.serverStore.write { try $0.revoke(device: identity.device) }

        #expect(!bench.line.service.isLetIn(identity.credential, listener))
        #expect(throws: Problem.self) { try listen(bench, bench.store) }
    }

    @Test func `are given for a scope that was granted while a device listened`() throws {
        let bench = try Bench()
        let listener = try listen(bench, bench.store)
        let identity = try #require(try Device(store: bench.store).identity())
        let ledger = Ledger(path: bench.root + "/ledger")
        try bench.serverStore.write { transaction in
            _ = try transaction.insertPartner("reden", name: "Reden")
            try SharedScopes(in: transaction, shelf: ProgrammeShelf())
                .settle(ledger, ledger.entries(), in: transaction)
        }
        let other = try bench.join("other", partner: "reden")
        _ = try Synchronizer(store: other, transport: bench.line).run()
        // As before each hint, and an administrator's change hints at everybody.
        #expect(bench.line.service.isLetIn(identity.credential, listener))

        let words = ["to=kc", "purpose=housing", "status=offered"]
        try bench.log("referral", words, on: other)
        _ = try Synchronizer(store: other, transport: bench.line).run()

        #expect(listener.takeHint())
    }

    @Test func `of one device's connections the oldest ends, so that lost ones don't add up`()
        async throws
    {
        let bench = try Bench()
        let first = try listen(bench, bench.store)
        for _ in 0..<(3 * LiveHints.perDevice) { _ = try listen(bench, bench.store) }

        // Else the oldest would be waited for without end.
        try #require(bench.line.service.hints.count == LiveHints.perDevice)
        var wakes = 0
        for await _ in first.wakes { wakes += 1 }

        #expect(wakes == 0)
    }

    private func listen(_ bench: Bench, _ store: DeviceStore) throws -> LiveListener {
        let identity = try #require(try Device(store: store).identity())
        let answer = try bench.line.service.answer(
            .live,
            body: [],
            credential: identity.credential
        )
        guard case .hints(let listener) = answer else { throw SyncError.cutOff }
        return listener
    }
}

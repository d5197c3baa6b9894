import MergeCore
import Programmes
import RecordStore
import SyncClient
import Testing
import WireProtocol

/// Pushes of several batches: each is sent before the device takes the answer to the one before.
@Suite struct `Batches of one push` {
    @Test func `are sent before the answer to the last one is taken, each record once`() throws {
        let bench = try Bench.ofSmallRequests()
        for _ in 0..<8 { try bench.log() }
        var pending: [Int] = []
        bench.line.change = { [bench] call, body in
            if call.route == .sync { pending.append(try bench.status.pending) }
            return body
        }

        let summary = try bench.sync()

        // The answer to a batch is taken while the next one is on its way.
        #expect(pending == [8, 8, 6, 4])
        #expect(summary.pushed == 8 && summary.isVerified)
        #expect(try bench.line.sentRecords.filter { $0.count <= 2 }.joined().count == 8)
    }

    @Test func `are sent again if the answer before them can't be taken, and count once`() throws {
        let bench = try Bench.ofSmallRequests()
        try bench.log()
        try bench.sync()
        for _ in 0..<6 { try bench.log() }
        bench.line.change = { call, body in
            guard call.route == .sync else { return body }
            var answer = try SyncAnswer(decoding: body)
            // Read well, and only found wrong when it is taken.
            for place in answer.scopes.indices { answer.scopes[place].page?.next = 0 }
            return answer.encoded
        }
        let error = #expect(throws: SyncError.self) { try bench.sync() }
        #expect(error?.code == "malformed_answer")
        #expect(try bench.status.pending == 6)

        bench.line.change = { $1 }
        let summary = try bench.sync()

        #expect(summary.isVerified && summary.healing == nil)
        #expect(try bench.status.pending == 0)
        #expect(try bench.serverRecords == 7)
    }

    @Test func `are composed anew if the answer before them brings news`() throws {
        let bench = try Bench.ofSmallRequests()
        for _ in 0..<6 { try bench.log() }
        var isFirst = true
        bench.line.change = { call, body in
            guard call.route == .sync, isFirst else { return body }
            isFirst = false
            var answer = try SyncAnswer(decoding: body)
            // News of grants are taken before anything else is sent.
            answer.grants = []
            return answer.encoded
        }

        let summary = try bench.sync()

        #expect(summary.pushed == 6 && summary.isVerified)
        #expect(try bench.serverRecords == 6)
    }

    @Test func `bring an edit of what is on its way with a later one`() throws {
        let bench = try Bench.ofSmallRequests()
        let ids = try [bench.log(), bench.log(), bench.log()]
        // Both mutations of a record go together, in the first batch.
        try bench.edit(ids[0], quantity: 2)
        for _ in 0..<2 { try bench.log() }
        var edits = [3, 4]
        bench.line.change = { [bench] call, body in
            if call.route == .sync, let quantity = edits.popLast() {
                try bench.edit(ids[1], quantity: quantity)
            }
            return body
        }

        let summary = try bench.sync()

        #expect(edits.isEmpty && summary.isVerified)
        let sent = try bench.line.sentRecords.filter { $0.count <= 2 }.flatMap(\.self)
        #expect(sent.count { $0 == ids[0] } == 1)
        #expect(sent.count { $0 == ids[1] } == 2)
        #expect(try bench.status.pending == 0)
    }
}

extension Bench {
    /// The server takes two records a request at most, and says so only by refusing more.
    fileprivate static func ofSmallRequests() throws -> Bench {
        let bench = try Bench()
        bench.line.judge = { call in
            guard call.route == .sync else { return nil }
            let scopes = try SyncRequest(decoding: call.body).scopes
            return scopes.contains { $0.records.count > 2 } ? Problem(.tooLarge, "Said.") : nil
        }
        return bench
    }

    fileprivate func edit(_ id: RecordID, quantity: Int) throws {
        let kind = try programme.kindOrThrow(named: "card_handout")
        try logbook().edit(id, kind.changes(words: ["quantity=\(quantity)"], creating: false))
    }
}

extension Line {
    /// The records of each sync that was tried, refused ones included.
    fileprivate var sentRecords: [[RecordID]] {
        get throws {
            try calls.filter { $0.route == .sync }.map { call in
                try SyncRequest(decoding: call.body).scopes.flatMap(\.records).map(\.id)
            }
        }
    }
}

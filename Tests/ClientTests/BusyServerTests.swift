import CurlTransport
import MergeCore
import RecordStore
import SyncClient
import Testing
import WireProtocol

@Suite struct `A server that is busy, full or small` {
    @Test func `is waited for as long as it asks, and the sync goes on`() throws {
        let bench = try Bench()
        try bench.log()
        bench.line.refuse(.busy, retryAfter: 3)
        bench.line.refuse(.tooManyRequests, retryAfter: 2)
        var waits: [Double] = []

        let summary = try bench.sync(patience: .standard) { waits.append($0) }

        #expect(summary.pushed == 1)
        #expect(summary.isVerified)
        #expect(waits.count == 2)
        #expect((3.5...4).contains(waits[0]), "\(waits)")
        #expect((3...4).contains(waits[1]), "\(waits)")
    }

    @Test func `is left for later after half a minute, with everything safe`() throws {
        let bench = try Bench()
        try bench.log()
        bench.line.refuse(.busy, times: 100)
        var waits: [Double] = []

        let error = #expect(throws: SyncError.self) {
            try bench.sync(patience: .standard) { waits.append($0) }
        }

        #expect(error?.code == "busy")
        #expect(waits.reduce(0, +) <= Patience.standard.total)
        #expect(waits.count >= 4)
        #expect(try bench.status.pending == 1)
    }

    @Test func `is not waited for when it asks for too long, nor by those without patience`() throws
    {
        for (asked, patience) in [(31, Patience.standard), (0, Patience.none)] {
            let bench = try Bench()
            bench.line.refuse(.busy, retryAfter: asked)
            var waits: [Double] = []

            #expect(throws: SyncError.self) {
                try bench.sync(patience: patience) { waits.append($0) }
            }

            #expect(waits.isEmpty)
        }
    }

    @Test func `chance keeps waits within their bounds`() {
        for attempt in 0..<80 {
            let ceiling = min(8.0, Double(1 << min(attempt, 16)))
            for chance in [0, UInt64.max, UInt64.max / 2] {
                let wait = Patience(total: 1000, first: 1, longest: 8)
                    .wait(attempt: attempt, waited: 0, asked: nil, chance: chance)
                #expect(wait.map { (ceiling / 2...ceiling).contains($0) } ?? false)
            }
        }
        #expect(Patience.standard.wait(attempt: 0, waited: 0, asked: .max, chance: 0) == nil)
        #expect(Patience.standard.wait(attempt: 0, waited: 29.4, asked: 0, chance: 0) != nil)
        #expect(Patience.standard.wait(attempt: 0, waited: 29.6, asked: 0, chance: 0) == nil)
    }

    @Test func `with a full disk is read from, and work waits`() throws {
        let bench = try Bench()
        try bench.sync()
        try bench.log()
        bench.line.refuse(.diskFull, retryAfter: 60)

        let summary = try bench.sync(patience: .standard) { _ in Issue.record("waited") }

        #expect(summary.refusal?.code == .diskFull)
        #expect(summary.pushed == 0)
        #expect(try bench.status.wipeObstacles == [.pending])
        #expect(try bench.status.lastSync?.result == "disk_full")
        #expect(try bench.sync().pushed == 1)
    }

    @Test func `that takes only small requests gets small ones`() throws {
        let bench = try Bench()
        for number in 1...20 { try bench.log(number) }
        bench.line.change = { $1 }
        bench.line.answers = Array(repeating: { _ in Problem(.tooLarge, "Said.") }, count: 3)

        let summary = try bench.sync()

        #expect(summary.pushed == 20)
        #expect(summary.isVerified)
        let sizes = bench.line.calls.dropFirst().map(\.body.count)
        #expect(sizes.dropFirst(3).allSatisfy { $0 < sizes[0] / 2 }, "\(sizes)")
    }

    @Test func `that never takes one record gets all others`() throws {
        let bench = try Bench()
        for number in 1...20 { try bench.log(number) }
        let first = bench.line.calls.count
        var poison: [UInt8] = []
        let refuse: (WireCall) throws -> Problem? = { call in
            let records = try SyncRequest(decoding: call.body).scopes[0].records
            if poison.isEmpty { poison = records[7].id.bytes }
            return records.contains { $0.id.bytes == poison } ? Problem(.tooLarge, "Said.") : nil
        }
        bench.line.judge = refuse

        let summary = try bench.sync()

        #expect(summary.pushed == 19)
        #expect(summary.quarantined == 1)
        #expect(try bench.status.quarantine.map(\.id.bytes) == [poison])
        #expect(try bench.status.quarantine.map(\.verdict) == [.tooBig])
        #expect(bench.line.calls.count - first < 20)
        bench.line.judge = { _ in nil }
        #expect(try bench.sync().pushed == 1)
        #expect(try bench.status.isSafeToWipe)
    }

    @Test func `whose answer can't be read changes nothing`() throws {
        let bench = try Bench()
        try bench.log()
        for broken in [[], [0xFF], Array("<html>".utf8), [0xA0]] as [[UInt8]] {
            bench.line.change = { _, _ in broken }

            let error = #expect(throws: SyncError.self) { try bench.sync() }

            #expect(error?.code == "malformed_answer")
            #expect(try bench.status.pending == 1)
        }
    }

    @Test func `whose answer belongs to another request changes nothing`() throws {
        let bench = try Bench()
        try bench.log()
        for batch in [nil, BatchHash(of: [RecordID(day: 0, random: (1, 2))])] {
            bench.line.change = { _, bytes in
                var answer = try SyncAnswer(decoding: bytes)
                for part in answer.scopes.indices where answer.scopes[part].batch != nil {
                    answer.scopes[part].batch = batch
                }
                return answer.encoded
            }

            let error = #expect(throws: SyncError.self) { try bench.sync() }

            #expect(error?.code == "malformed_answer")
            #expect(try bench.status.pending == 1)
        }
        bench.line.change = { $1 }
        #expect(try bench.sync().isVerified)
    }
}

@Suite struct `Retry-After` {
    @Test func `is a number of seconds`() {
        #expect(retryAfterSeconds("120", date: nil) == 120)
        #expect(retryAfterSeconds(" 0 ", date: "nonsense") == 0)
        #expect(retryAfterSeconds("99999999999999999999", date: nil) == .max)
    }

    @Test func `is a date, seen from the answer's own`() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(retryAfterSeconds("Sun, 06 Nov 1994 08:50:07 GMT", date: date) == 30)
        #expect(retryAfterSeconds("Sunday, 06-Nov-94 08:50:07 GMT", date: date) == 30)
        #expect(retryAfterSeconds("Sun Nov  6 08:50:07 1994", date: date) == 30)
        #expect(retryAfterSeconds("Sun, 06 Nov 1994 08:49:00 GMT", date: date) == 0)
    }

    @Test(arguments: ["", "soon", "-1", "1.5", "0x10", "Sun, 06 Nov 1994 08:50:07 GMT"])
    func `is nothing when it can't be read`(value: String) {
        #expect(retryAfterSeconds(value, date: nil) == nil)
    }
}

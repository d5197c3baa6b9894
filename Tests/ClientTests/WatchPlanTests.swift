import SyncClient
import Testing

@Suite struct `A device that watches` {
    @Test func `syncs at once, then about each minute`() {
        var plan = WatchPlan(now: 5)

        #expect(plan.wait(at: 5) == 0)
        plan.synced(at: 6, chance: 0)
        #expect(plan.wait(at: 6) == 45)
        plan.synced(at: 6, chance: .max)
        #expect((74...75).contains(plan.wait(at: 6)))
    }

    @Test func `syncs soon after a hint, at moments that differ by chance`() {
        for chance in [0, UInt64.max / 2, .max] {
            var plan = WatchPlan(now: 0)
            plan.synced(at: 0, chance: 0)

            plan.hinted(at: 10, chance: chance)

            #expect((0...1).contains(plan.wait(at: 10)))
        }
    }

    @Test func `asks seldom while the server gives hints and often once it is silent`() {
        var plan = WatchPlan(now: 0)
        plan.hinted(at: 0, chance: 0)
        plan.synced(at: 0, chance: 0)
        #expect(plan.wait(at: 0) == 675)

        plan.silenced(at: 1, chance: 0)

        #expect(plan.wait(at: 1) == 45)
    }

    @Test func `sends its own work almost at once, and a burst of it together`() {
        var plan = WatchPlan(now: 0)
        plan.synced(at: 0, chance: 0)

        plan.changedHere(at: 10)
        plan.changedHere(at: 10.2)

        #expect((0.2...0.31).contains(plan.wait(at: 10)))
        #expect(plan.wait(at: 10.4) == 0)
    }

    @Test func `never syncs twice within a second`() {
        var plan = WatchPlan(now: 0)
        plan.synced(at: 10, chance: 0)

        plan.changedHere(at: 10)
        plan.hinted(at: 10, chance: 0)

        #expect(plan.wait(at: 10) == 1)
    }

    @Test func `waits longer and longer while it can't reach the server, own work or not`() {
        var plan = WatchPlan(now: 0)
        var waits: [Double] = []
        for _ in 0..<12 {
            plan.failed(at: 0, chance: .max)
            plan.changedHere(at: 0)
            waits.append(plan.wait(at: 0).rounded())
        }

        #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300])
    }

    @Test func `waits as long as the server asked, and no longer once it is heard of`() {
        var plan = WatchPlan(now: 0)
        plan.failed(at: 0, asked: 60, chance: 0)
        #expect(plan.wait(at: 0) == 61)

        plan.hinted(at: 5, chance: 0)

        #expect(plan.wait(at: 5) == 0)
    }

    @Test func `waits an hour at most, whatever the server asks`() {
        var plan = WatchPlan(now: 0)
        plan.failed(at: 0, asked: .max, chance: .max)
        #expect(plan.wait(at: 0) <= 3602)
    }

    @Test func `reads hints from pieces of any size, and no hint from signs of life`() {
        let text = Array(
            ": listening\n\n:\n\ndata: changed\n\n: data: no\n\ndata: changed\n\n".utf8
        )
        for size in 1...text.count {
            var reader = HintReader()
            var hints = 0
            for start in stride(from: 0, to: text.count, by: size) {
                hints += reader.append(Array(text[start..<min(start + size, text.count)]))
            }

            #expect(hints == 2, "pieces of \(size)")
        }
    }
}

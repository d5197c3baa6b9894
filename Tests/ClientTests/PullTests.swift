import RecordStore
import SyncClient
import Testing
import WireProtocol

/// First pulls of eight records, each on a page of its own.
@Suite struct `Pages of one pull` {
    let bench: Bench
    let reader: DeviceStore

    init() throws {
        bench = try Bench()
        for _ in 0..<8 { try bench.log() }
        try bench.sync()
        var limits = Limits.standard
        limits.pageBytes = 1
        try bench.restartServer(limits: limits)
        reader = try bench.join("reader")
    }

    @Test func `are stored together if they arrive within a second`() throws {
        var stored: [Int] = []
        bench.line.change = { [reader] call, frame in
            if call.route == .pull { stored.append(try reader.recordCount) }
            return frame
        }

        let summary = try pull()

        #expect(stored == [1, 2, 2, 2, 2, 2, 2])
        #expect(try summary.isVerified && reader.recordCount == 8)
    }

    @Test func `are stored one by one if they take their time`() throws {
        var stored: [Int] = []
        bench.line.change = { [bench, reader] call, frame in
            guard call.route == .pull else { return frame }
            stored.append(try reader.recordCount)
            bench.clock.device += 1
            return frame
        }

        let summary = try pull()

        #expect(stored == [1, 2, 3, 4, 5, 6, 7])
        #expect(try summary.isVerified && reader.recordCount == 8)
    }

    @Test func `are stored if the line is cut, and not fetched again`() throws {
        var frames = 0
        bench.line.change = { call, frame in
            if call.route == .pull { frames += 1 }
            guard frames < 5 else { throw SyncError.cutOff }
            return frame
        }
        #expect(throws: SyncError.self) { try pull() }
        #expect(try reader.recordCount == 5)
        bench.line.change = { $1 }

        let summary = try pull()

        #expect(summary.isVerified && summary.pulled == 3)
        #expect(try reader.recordCount == 8)
    }

    @Test func `are stored up to the one that can't be read`() throws {
        var frames = 0
        bench.line.change = { call, frame in
            if call.route == .pull { frames += 1 }
            guard frames == 3 else { return frame }
            // The scope's id in the state becomes bytes instead of text.
            var frame = frame
            let id = Array("\u{62}kc".utf8)
            let place = try #require((0..<frame.count - 2).last { Array(frame[$0..<$0 + 3]) == id })
            frame[place] = 0x42
            return frame
        }

        let error = #expect(throws: SyncError.self) { try pull() }

        #expect(error?.code == "malformed_answer")
        #expect(try reader.recordCount == 3)
    }

    private func pull() throws -> SyncSummary {
        try Synchronizer(store: reader, transport: bench.line).run()
    }
}

extension DeviceStore {
    fileprivate var recordCount: Int {
        get throws {
            var count = 0
            try read { try $0.eachRecord { _ in count += 1 } }
            return count
        }
    }
}

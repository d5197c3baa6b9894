import BuiltInProgramme
import Programmes
import RecordStore
import SyncClient
import Testing

/// A server that is newer than the device's program may send a programme that says what only later
/// programs know.
@Suite struct `A programme that this program can't read` {
    private static let later = "id: copenhagen\nversion: 3\nmoods: [good]\n"

    @Test func `work goes on by the version before, and is taken`() throws {
        let bench = try Bench()
        try bench.sync()
        try bench.send(version: 3, Self.later)
        try bench.sync()

        let programme = try Device(store: bench.store).programme()
        try bench.log(5)
        let summary = try bench.sync()

        #expect(programme.version == 2)
        #expect(summary.status.programmeVersion == 3)
        #expect(summary.pushed == 1)
        #expect(summary.isVerified)
        #expect(try bench.serverRecords == 1)
    }

    @Test func `it is fetched once`() throws {
        let bench = try Bench()
        try bench.send(version: 3, Self.later)
        try bench.sync()
        let before = bench.line.calls.count

        try bench.sync()

        #expect(bench.line.calls.count == before + 1)
    }

    @Test func `one that can be read again is taken`() throws {
        let bench = try Bench()
        try bench.send(version: 3, Self.later)
        try bench.sync()
        let next = Copenhagen.yaml.replacing(
            "version: 2\n",
            with: "version: 4\n",
            maxReplacements: 1
        )
        try bench.send(version: 4, next)

        try bench.sync()

        #expect(try Device(store: bench.store).programme().version == 4)
        #expect(try bench.status.programmeVersion == 4)
    }

    @Test func `a device that can read none says so`() throws {
        let bench = try Bench()
        let store = try DeviceStore(folder: bench.root + "/none", create: true, world: .system)
        try store.write { try $0.insertProgramme(version: 3, source: Self.later) }

        #expect(throws: DeviceError.unreadableProgramme(version: 3)) {
            try Device(store: store).programme()
        }
    }
}

extension Bench {
    /// Lets the server have a version that its own administrator could not set.
    fileprivate func send(version: Int, _ source: String) throws {
        try serverStore.write { try $0.insertProgramme(version: version, source: source) }
    }
}

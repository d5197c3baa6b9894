import Foundation
import MergeCore
import RecordFormat
import RecordStore
import Testing

/// A device whose main file is known before and after much work, page by page.
private final class Device {
    private let root = NSTemporaryDirectory() + "brobygger-\(UUID().uuidString)"
    private let store: DeviceStore
    private var records: [RecordID] = []

    static let pageBytes = 4096

    init() throws {
        store = try DeviceStore(folder: root + "/original", create: true, world: .system)
        try store.write { try $0.hold(ScopeID("kc"), mayWrite: true, grant: [1]) }
    }

    deinit {
        // Whatever is left is only rubbish.
        try? FileManager.default.removeItem(atPath: root)
    }

    /// Logs records; every other one is acknowledged at once.
    func log(_ count: Int) throws {
        for number in 0..<count {
            let id = RecordID(day: 1, random: (store.world.random(), store.world.random()))
            try store.write { transaction in
                var scope = try #require(try transaction.scope(ScopeID("kc")))
                let row = try transaction.insert(
                    id,
                    RecordState(scope: scope.id, kind: KindID(1)),
                    in: scope
                )
                try set(row, in: &scope, transaction, isAcknowledged: number % 2 == 0)
            }
            records.append(id)
        }
    }

    /// Edits every record; each edit is acknowledged.
    func edit() throws {
        try store.write { transaction in
            var scope = try #require(try transaction.scope(ScopeID("kc")))
            for id in records {
                let record = try #require(try transaction.record(id))
                try set(record.number, in: &scope, transaction, isAcknowledged: true)
            }
        }
    }

    private func set(
        _ row: Int64,
        in scope: inout DeviceScope,
        _ transaction: DeviceTransaction,
        isAcknowledged: Bool
    ) throws {
        var record = try #require(try transaction.record(number: row))
        let dot = try transaction.nextDot(in: scope)
        let value = Value(bytes: [0x1A] + (0..<4).map { _ in UInt8(store.world.random() & 0xFF) })
        record.state.set(FieldID(1), to: value, at: Stamp(dot: dot, day: 1))
        if isAcknowledged {
            let bytes = record.state.canonicalBytes
            record.base = AcknowledgedState(
                bytes: bytes,
                hash: MergeHash(of: bytes),
                tag: [1],
                position: 1
            )
        }
        try transaction.update(&record, in: &scope)
        try transaction.update(scope)
        let body = MutationBody(id: store.world.randomBytes(8), programme: 1, at: 1, tallies: [:])
        try transaction.insert(body, dot: dot, record: row)
    }

    /// The main file, with everything in it.
    func mainFile() throws -> [UInt8] {
        try store.checkpoint()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + "/original/brobygger.db")))
    }

    /// A copy of the folder as it is now, but with another main file.
    func copy(_ name: String, main: [UInt8]) throws -> String {
        let path = root + "/" + name
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: root + "/original", toPath: path)
        try Data(main).write(to: URL(fileURLWithPath: path + "/brobygger.db"))
        return path
    }
}

@Suite struct TornCopyTests {
    private func content(_ folder: String) throws -> [Data] {
        try ["/brobygger.db", "/brobygger.db-lineage"].map {
            try Data(contentsOf: URL(fileURLWithPath: folder + $0))
        }
    }

    private func isRefused(_ folder: String) throws -> Bool {
        do {
            _ = try DeviceStore(folder: folder, create: false, world: .system)
            return false
        } catch StoreError.tornCopy {
            return true
        }
    }

    @Test
    func `a copy half from before a checkpoint and half from after is refused and left alone`()
        throws
    {
        let device = try Device()
        try device.log(300)
        let before = try device.mainFile()
        try device.log(100)
        try device.edit()
        let after = try device.mainFile()

        for share in 1..<8 {
            let cut = before.count / Device.pageBytes * share / 8 * Device.pageBytes
            let copy = try device.copy(
                "copy",
                main: Array(before.prefix(cut)) + after.dropFirst(cut)
            )
            let found = try content(copy)

            #expect(try isRefused(copy), "cut at \(share)/8")
            #expect(try isRefused(copy), "at the second try, cut at \(share)/8")
            #expect(try content(copy) == found)
        }
    }

    /// Found by copying slowly: the log was moved aside before the copy was refused.
    @Test func `the log of a copy that is refused stays beside it`() throws {
        let device = try Device()
        try device.log(300)
        let before = try device.mainFile()
        try device.edit()
        let after = try device.mainFile()
        try device.edit()
        let half = before.count / Device.pageBytes / 2 * Device.pageBytes

        for main in [
            before.prefix(half) + after.dropFirst(half), before.dropLast(Device.pageBytes),
        ] {
            let copy = try device.copy("copy", main: Array(main))
            let names = try FileManager.default.contentsOfDirectory(atPath: copy).sorted()
            let found = try content(copy)
            let log = try Data(contentsOf: URL(fileURLWithPath: copy + "/brobygger.db-wal"))

            #expect(try isRefused(copy))
            #expect(try isRefused(copy), "at the second try")
            #expect(try content(copy) == found)
            #expect(try Data(contentsOf: URL(fileURLWithPath: copy + "/brobygger.db-wal")) == log)
            #expect(try FileManager.default.contentsOfDirectory(atPath: copy).sorted() == names)
        }
    }

    @Test func `one page of records from before a checkpoint is enough to refuse a copy`() throws {
        let device = try Device()
        try device.log(300)
        // Twice: the second time no row grows, so that each stays on its page and SQLite finds nothing.
        try device.edit()
        let before = try device.mainFile()
        try device.edit()
        let after = try device.mainFile()

        var changed = 0
        var unnoticed: [Int] = []
        for start in stride(from: 0, to: min(before.count, after.count), by: Device.pageBytes) {
            let page = start..<(start + Device.pageBytes)
            guard before[page] != after[page] else { continue }
            changed += 1
            var mixed = after
            mixed.replaceSubrange(page, with: before[page])
            if try !isRefused(device.copy("copy", main: mixed)) { unnoticed.append(start) }
        }

        // Of a few single rows an older one fits as well: writers, which retire, and the epoch.
        #expect(changed > 10)
        #expect(unnoticed.count <= 2, "unnoticed: pages at \(unnoticed) of \(changed)")
    }

    @Test func `a whole copy is read through once and then used`() throws {
        let device = try Device()
        try device.log(30)
        let copy = try device.copy("copy", main: try device.mainFile())

        let first = try DeviceStore(folder: copy, create: false, world: .system)
        #expect(try first.faults().isEmpty)
        try first.close()
        let note = try content(copy)[1]
        _ = try DeviceStore(folder: copy, create: false, world: .system)

        #expect(try content(copy)[1] == note)
    }
}

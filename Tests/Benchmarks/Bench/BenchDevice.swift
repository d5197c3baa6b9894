import CurlTransport
import Foundation
import MergeCore
import Programmes
import RecordStore
import SyncClient
import WireProtocol

/// A device in this process, with a connection of its own.
final class BenchDevice {
    let folder: String
    let store: DeviceStore
    let programme: Programme
    let kind: Kind
    private let carrier: CountingCarrier

    init(_ name: String, in root: String, url: String, code: String) throws {
        folder = root + "/" + name
        store = try DeviceStore(folder: folder, create: true, world: .system)
        carrier = CountingCarrier(try CurlCarrier(server: url, certificates: nil))
        _ = try Synchronizer.join(
            store: store,
            transport: carrier,
            server: url,
            code: code,
            name: name
        )
        programme = try Device(store: store).programme()
        kind = try programme.kindOrThrow(named: "contact")
    }

    var book: Logbook {
        let day = Day(daysSinceEpoch: Int32(World.system.now() / 86_400))
        return Logbook(store: store, programme: programme, today: day)
    }

    /// Syncs until verified.
    ///
    /// - Returns: How many requests that took.
    @discardableResult
    func sync() throws -> Int {
        carrier.calls = 0
        let summary = try Synchronizer(
            store: store,
            transport: carrier,
            patience: .standard,
            sleep: Thread.sleep(forTimeInterval:)
        ).run()
        guard summary.isVerified else {
            throw BenchFailure(description: "not verified: \(summary)")
        }
        return carrier.calls
    }

    func records() throws -> [RecordID: RecordState] {
        var states: [RecordID: RecordState] = [:]
        try store.read { try $0.eachRecord { states[$0.id] = $0.state } }
        return states
    }

    /// Bytes of its database, the log included.
    var fileBytes: Int { bytesOnDisk(folder) }
}

/// Counts requests.
private final class CountingCarrier: Transport {
    var calls = 0
    private let carrier: CurlCarrier

    init(_ carrier: CurlCarrier) { self.carrier = carrier }

    func carry(_ call: WireCall, onPiece: ([UInt8]) throws -> Void) throws -> Problem? {
        calls += 1
        return try carrier.carry(call, onPiece: onPiece)
    }

    func stream<Item: Sendable>(
        _ call: WireCall,
        reading read: @escaping @Sendable ([UInt8]) throws -> [Item],
        receive: (Item) throws -> Void
    ) throws -> Problem? {
        calls += 1
        return try carrier.stream(call, reading: read, receive: receive)
    }

    func start(_ call: WireCall) -> () throws -> WireAnswer {
        calls += 1
        return carrier.start(call)
    }
}

/// Bytes of all files of a folder.
func bytesOnDisk(_ folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.map { name in
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }.reduce(0, +)
}

import CommandSupport
import CurlTransport
import Programmes
import RecordStore
import SyncClient

/// A device that has joined, and its way to its server.
struct Connection {
    let device: Device
    let identity: DeviceIdentity
    let address: ServerAddress
    private let options: DeviceOptions

    /// - Throws: ``DeviceError/notJoined``; ``CommandFailure`` for an address that can't be used.
    init(of device: Device, _ options: DeviceOptions) throws {
        self.device = device
        self.options = options
        guard let identity = try device.identity(), identity.statement != nil else {
            throw DeviceError.notJoined
        }
        self.identity = identity
        let stored = try device.store.read { try $0.setting("ca") }
        address = ServerAddress(
            url: try Server.checked(identity.server, language: options.language),
            certificates: stored.map { String(decoding: $0, as: UTF8.self) }
                ?? Server.certificates
        )
    }

    /// A new carrier of calls, with a connection of its own.
    func carrier() throws(SyncError) -> CurlCarrier {
        try address.carrier()
    }

    /// Syncs and asks over a carrier.
    func synchronizer(_ carrier: CurlCarrier, _ patience: Patience) -> Synchronizer {
        Synchronizer(
            store: device.store,
            transport: carrier,
            patience: patience,
            sleep: options.waitForServer
        )
    }

    /// Runs `body` as the only sync of this device.
    ///
    /// - Throws: ``SyncError/alreadyRunning``.
    func asOnlySync<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try FileLock(path: options.folder + "/sync.lock")
                .withLock(timeoutSeconds: 0, body)
        } catch StoreError.locked(let file) where file.hasSuffix("/sync.lock") {
            throw SyncError.alreadyRunning
        }
    }
}

/// Where a server is, and what its certificate is checked by.
struct ServerAddress: Sendable {
    let url: String
    let certificates: String?

    /// A new carrier of calls, with a connection of its own.
    func carrier() throws(SyncError) -> CurlCarrier {
        try CurlCarrier(server: url, certificates: certificates)
    }
}

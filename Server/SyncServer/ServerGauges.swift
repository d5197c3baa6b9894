import Glibc
internal import RecordStore

/// What stands now, for whoever looks after the server: totals of all partners, never one partner's.
public struct ServerGauges: Sendable {
    /// When the server started, in seconds since 1970-01-01.
    public let started: Int64
    /// Voided and erased ones included.
    public let records: Int64
    /// Devices by what they are: `active`, `stale` after long silence, `unconfirmed`, `revoked`.
    public let devices: [(state: String, count: Int64)]
    /// Bytes of the database file.
    public let databaseBytes: Int64
    /// Bytes of its write-ahead log.
    public let logBytes: Int64
    /// Bytes that are free for the server on its disk.
    public let diskFreeBytes: Int64

    /// A device that was silent for longer is stale; what it holds alone is at risk.
    ///
    /// Seconds.
    static let staleAfter: Int64 = 30 * 86400

    init(_ store: ServerStore, started: Int64) throws {
        self.started = started
        let totals = try store.read { try $0.totals(staleAfter: Self.staleAfter) }
        records = totals.records
        devices = [
            ("active", totals.activeDevices), ("stale", totals.staleDevices),
            ("unconfirmed", totals.unconfirmedDevices), ("revoked", totals.revokedDevices),
        ]
        (databaseBytes, logBytes) = store.byteCounts
        var disk = statvfs()
        let isKnown = statvfs(store.folder, &disk) == 0
        diskFreeBytes = isKnown ? Int64(disk.f_bavail) * Int64(disk.f_frsize) : 0
    }
}

extension SyncService {
    /// What stands now.
    public func gauges() throws -> ServerGauges {
        try ServerGauges(store, started: started)
    }
}

public import RecordStore

/// What a person should know of a device: what waits, and whether it may be wiped.
public struct DeviceStatus: Sendable {
    /// Records that wait for the server.
    public var pending = 0
    /// When the oldest of them was written, in seconds since 1970-01-01; nil if none waits.
    public var oldestPending: Int64?
    public var quarantined = 0
    public var conflicts = 0
    /// Whether everything was proven equal to the server's at the last sync, and nothing waits.
    public var isVerified = false
    public var verifiedAt: Int64?
    /// Seconds that the server's clock was ahead of this one at the last sync.
    public var clockOffset: Int64?

    init() {}

    public init(store: DeviceStore) throws {
        self = try store.read { transaction in
            var status = DeviceStatus()
            (status.pending, status.oldestPending) = try transaction.pendingSummary()
            status.quarantined = try transaction.quarantineCount()
            status.conflicts = try transaction.conflictCount()
            let scopes = try transaction.scopes()
            status.verifiedAt = scopes.compactMap(\.verifiedAt).min()
            status.isVerified =
                !scopes.isEmpty
                && scopes.allSatisfy { $0.verified != nil && $0.verified == $0.pulled }
            status.clockOffset = try transaction.setting("clock_offset").flatMap {
                Int64(String(decoding: $0, as: UTF8.self))
            }
            return status
        }
    }

    /// Whether nothing would be lost if the device were wiped now.
    public var isSafeToWipe: Bool { isVerified && pending == 0 && quarantined == 0 }
}

internal import RecordFormat
public import RecordStore

/// When this device last tried to sync, and what came of it.
public struct LastSync: Equatable, Sendable {
    /// Seconds since 1970-01-01 by this device's clock.
    public var at: Int64
    /// `ok`, `not_verified`, `quarantined`, or the code of what went wrong.
    public var result: String

    public init(at: Int64, result: String) {
        self.at = at
        self.result = result
    }

    /// Everything went both ways and was proven equal.
    public static let ok = "ok"
    /// It ended by itself, but not everything was proven equal.
    public static let notVerified = "not_verified"
    /// All was proven equal but what the server refused.
    public static let quarantined = "quarantined"

    private static let key = "last_sync"

    /// Reads what was stored last; nil before the first try.
    public init?(_ transaction: DeviceTransaction) throws {
        guard let bytes = try transaction.setting(Self.key) else { return nil }
        var reader = CBORReader(bytes)
        try reader.readArray(count: 2)
        at = try reader.readInteger()
        result = try reader.readText()
    }

    /// Stores it.
    public func save(in transaction: DeviceTransaction) throws {
        var writer = CBORWriter()
        writer.array(2)
        writer.write(at)
        writer.write(result)
        try transaction.set(Self.key, to: writer.bytes)
    }
}

/// The columns of a ``StatePacker``.
public struct StateColumns: Equatable, Sendable {
    public var shapes: [UInt8] = []
    public var writers: [UInt8] = []
    public var counters: [UInt8] = []
    public var dotCounters: [UInt8] = []
    public var days: [UInt8] = []
    /// In the order in which their first values come.
    public var fields: [[UInt8]] = []

    /// No states.
    public init() {}
}

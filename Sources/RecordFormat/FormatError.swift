/// Why bytes were not accepted.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected or is forbidden, in English, for a log or a problem's detail.
    public let reason: String
    /// The offset, in bytes, of the item at fault.
    public let offset: Int

    public init(_ reason: String, at offset: Int = 0) {
        self.reason = reason
        self.offset = offset
    }

    public var description: String { "\(reason) at byte \(offset)" }
}

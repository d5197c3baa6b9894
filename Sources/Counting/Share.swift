/// A part of a whole, both in the same unit.
public struct Share: Equatable, Sendable {
    public let part: Int64
    public let whole: Int64

    /// Makes a share as it is.
    public init(part: Int64, whole: Int64) {
        self.part = part
        self.whole = whole
    }

    /// In whole percent, halves up; nil without anything to be a part of.
    public var percent: Int64? {
        guard whole > 0, part >= 0 else { return nil }
        let halves = 200 * Int128(part) + Int128(whole)
        return Int64(clamping: halves / (2 * Int128(whole)))
    }
}

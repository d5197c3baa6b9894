internal import MergeCore

/// Values that have passed, each in the one slot that its bits name; a later one takes its place.
///
/// A dozen values of each record are looked up: a set would hash each one with a key, against a flood
/// of collisions, which here costs no more than a check.
struct PassedValues {
    private struct Passed: Equatable {
        let field: FieldID
        let isElement: Bool
        let value: Value
    }

    private static let slotBits = 11
    private var slots = [Passed?](repeating: nil, count: 1 << slotBits)

    func contains(_ value: Value, in field: FieldID, isElement: Bool) -> Bool {
        slots[Self.slot(value, field)] == Passed(field: field, isElement: isElement, value: value)
    }

    mutating func insert(_ value: Value, in field: FieldID, isElement: Bool) {
        slots[Self.slot(value, field)] = Passed(field: field, isElement: isElement, value: value)
    }

    /// The top bits of products with odd constants (Knuth, TAOCP 3, section 6.4).
    private static func slot(_ value: Value, _ field: FieldID) -> Int {
        let bits = value.withBytes { bytes in
            bytes.reduce(UInt64(field.rawValue)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        return Int((bits &* 0x9E37_79B9_7F4A_7C15) >> (64 - slotBits))
    }
}

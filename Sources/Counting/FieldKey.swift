public import Programmes

/// What a row of a count is about: one value of one field, or a partner.
///
/// Integers sort numerically and before days, days before texts, texts by their UTF-8 bytes.
public enum FieldKey: Hashable, Comparable, Sendable {
    case integer(Int64)
    case day(Day)
    /// A code, or the id of a partner.
    case text(String)

    init(_ value: FieldValue) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .day(day)
        case .code(let text), .text(let text), .card(let text), .reference(let text):
            self = .text(text)
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.day(let left), .day(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .integer: 0
        case .day: 1
        case .text: 2
        }
    }
}

/// Whether a row comes before another one: by its first key that differs, nil last.
func keysPrecede(_ left: [FieldKey?], _ right: [FieldKey?]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
        guard let left else { return false }
        guard let right else { return true }
        return left < right
    }
    return false
}

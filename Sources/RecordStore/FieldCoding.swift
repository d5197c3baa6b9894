public import MergeCore
public import Programmes
internal import RecordFormat

extension Value {
    /// The stored form of a field's value; nil clears the register.
    public init(_ value: FieldValue?) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .integer(Int64(day.daysSinceEpoch))
        case .code(let text), .text(let text), .card(let text), .reference(let text):
            self = .text(text)
        case nil: self = .null
        }
    }

    /// The value as a field of this type; nil if cleared or of another type.
    public func fieldValue(as type: FieldType) -> FieldValue? {
        switch type {
        case .integer: integer.map(FieldValue.integer)
        case .date:
            integer.flatMap { Int32(exactly: $0) }.map {
                FieldValue.day(Day(daysSinceEpoch: $0))
            }
        case .choice, .choices, .partner: text.map(FieldValue.code)
        case .text: text.map(FieldValue.text)
        case .card: text.map(FieldValue.card)
        case .reference: text.map(FieldValue.reference)
        case .tally: nil
        }
    }

    /// Whatever it is, for fields that the programme doesn't know.
    var anyFieldValue: FieldValue? {
        integer.map(FieldValue.integer) ?? text.map(FieldValue.text)
    }
}

/// A record in the programme's words: what lists, exports and counts show.
///
/// Fields and kinds that the programme doesn't know are named `#` and their number.
public struct ShownRecord: Sendable {
    public let kind: String
    /// Register fields, each with the shown sibling first; nil is a cleared register.
    public let values: [String: [FieldValue?]]
    public let sets: [String: Set<String>]
    /// Only tallies that somebody has touched.
    public let tallies: [String: Int64]
    /// Whether the record counts; false for voided and erased ones.
    public let isShown: Bool
    public let isErased: Bool
    /// Whether a void and an edit were concurrent.
    public let isVoidContested: Bool

    /// - Parameter fields: The names of the fields to show; nil for all.
    public init(_ state: RecordState, programme: Programme, fields: Set<String>? = nil) {
        let kind = programme.kind(id: Int(state.kind.rawValue))
        self.kind = kind?.name ?? "#\(state.kind.rawValue)"
        func field(_ id: FieldID) -> (name: String, type: FieldType?) {
            let known = kind?.field(id: Int(id.rawValue))
            return (known?.name ?? "#\(id.rawValue)", known?.type)
        }
        var values: [String: [FieldValue?]] = [:]
        for entry in state.registers.entries {
            let (name, type) = field(entry.key)
            guard fields?.contains(name) ?? true else { continue }
            values[name] = state.values(of: entry.key).map { value in
                type.map { value.fieldValue(as: $0) } ?? value.anyFieldValue
            }
        }
        var sets: [String: Set<String>] = [:]
        for entry in state.sets.entries {
            let name = field(entry.key).name
            guard fields?.contains(name) ?? true else { continue }
            sets[name] = Set(state.elements(of: entry.key).compactMap(\.text))
        }
        var tallies: [String: Int64] = [:]
        for entry in state.tallies.entries {
            let name = field(entry.key).name
            guard fields?.contains(name) ?? true else { continue }
            tallies[name] = state.tally(of: entry.key)
        }
        self.values = values
        self.sets = sets
        self.tallies = tallies
        isShown = state.isShown
        isErased = state.erasure != nil
        isVoidContested = state.isVoidContested
    }

    /// Fields with distinct siblings, the shown value first.
    public var conflicts: [String: [FieldValue?]] {
        values.filter { $0.value.count > 1 }
    }
}

/// Why a record may be voided.
public enum VoidReason: String, CaseIterable, Sendable {
    case typedTwice = "typed_twice"
    case wrongEntry = "wrong_entry"
    case withdrawn
    case other
}

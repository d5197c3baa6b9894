internal import MergeCore
internal import Programmes
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

/// The programmes' rules for one batch, each kind's looked up once.
final class RuleBook {
    private let shelf: ProgrammeShelf
    private let transaction: ServerTransaction
    private var kinds: [(id: KindID, version: Int, rules: KindRules)] = []

    init(shelf: ProgrammeShelf, transaction: ServerTransaction) {
        self.shelf = shelf
        self.transaction = transaction
    }

    /// The rules of a kind by a programme version.
    ///
    /// - Throws: ``Refusal`` if the server doesn't know the version, or the version the kind.
    func rules(of id: KindID, version: Int) throws -> KindRules {
        if let known = kinds.first(where: { $0.id == id && $0.version == version }) {
            return known.rules
        }
        guard let programme = try shelf.programme(version: version, in: transaction) else {
            throw Refusal(.schemaTooNew, "programme version \(version)")
        }
        guard let kind = programme.kind(id: Int(id.rawValue)) else {
            throw Refusal(.invalid, "#\(id.rawValue): unknown kind")
        }
        let rules = KindRules(kind)
        kinds.append((id, version, rules))
        return rules
    }
}

/// The rules of one kind, and which values have passed them.
///
/// The same codes and days come again and again, and a rule says the same of the same bytes.
final class KindRules {
    let kind: Kind
    /// Numbers of the fields that a record must have.
    let required: [FieldID]
    /// The field that names the other partner, if records of the kind have one.
    let partnerField: Field?
    private var passed = PassedValues()

    init(_ kind: Kind) {
        self.kind = kind
        required = kind.fields.filter(\.isRequired).map { FieldID(UInt32($0.id)) }
        partnerField = kind.partnerField
    }

    /// Checks what a register newly holds.
    ///
    /// - Parameter isNew: Whether the server has nothing of the record.
    func check(_ value: Value, in field: FieldID, isNew: Bool) throws {
        if passed.contains(value, in: field, isElement: false) { return }
        let definition = try definition(of: field)
        let stated = value.fieldValue(as: definition.type)
        guard definition.type != .partner || isNew else {
            throw Refusal(.denied, "\(definition.name): stays as it is")
        }
        guard stated != nil || value.isNull else {
            throw Refusal(.invalid, "\(definition.name): wrong type")
        }
        try check(.set(field: definition.id, stated), definition)
        // Texts and cards hardly repeat.
        if definition.type == .choice || definition.type == .date {
            passed.insert(value, in: field, isElement: false)
        }
    }

    /// Checks what a set newly holds.
    func check(element: Value, in field: FieldID) throws {
        if passed.contains(element, in: field, isElement: true) { return }
        let definition = try definition(of: field)
        try check(.add(field: definition.id, code: element.text ?? ""), definition)
        passed.insert(element, in: field, isElement: true)
    }

    /// Checks that a tally may be counted, and that the sums of many can be.
    func check(_ tally: Tally, in field: FieldID) throws {
        let definition = try definition(of: field)
        try check(.tally(field: definition.id, 1), definition)
        guard max(tally.plus, tally.minus) <= Limits.tally else {
            throw Refusal(.invalid, "\(definition.name): \(EntryErrorCode.outOfRange.rawValue)")
        }
    }

    private func definition(of field: FieldID) throws -> Field {
        guard let definition = kind.field(id: Int(field.rawValue)) else {
            throw Refusal(.invalid, "#\(field.rawValue): unknown field")
        }
        return definition
    }

    private func check(_ change: FieldChange, _ definition: Field) throws {
        do {
            try kind.check(change)
        } catch {
            throw Refusal(.invalid, "\(definition.name): \(error.code.rawValue)")
        }
    }
}

/// Values that have passed, each in the one slot that its bits name; a later one takes its place.
///
/// A dozen values of each record are looked up: a set would hash each one with a key, against a flood
/// of collisions, which here costs no more than a check.
private struct PassedValues {
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

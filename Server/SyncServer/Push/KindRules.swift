internal import MergeCore
internal import Programmes
internal import RecordFormat
internal import RecordStore
internal import WireProtocol

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

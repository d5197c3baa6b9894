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
    private var passed: Set<Passed> = []

    private struct Passed: Hashable {
        let field: FieldID
        let isElement: Bool
        let value: Value

        /// In whole words: a dozen values of each record are looked up.
        func hash(into hasher: inout Hasher) {
            hasher.combine(value)
            hasher.combine(UInt64(field.rawValue) << 1 | (isElement ? 1 : 0))
        }
    }

    /// How many are remembered; texts and cards, which hardly repeat, never are.
    private static let rememberedMax = 10_000

    init(_ kind: Kind) {
        self.kind = kind
        required = kind.fields.filter(\.isRequired).map { FieldID(UInt32($0.id)) }
    }

    /// Checks what a register newly holds.
    ///
    /// - Parameter isNew: Whether the server has nothing of the record.
    func check(_ value: Value, in field: FieldID, isNew: Bool) throws {
        let passing = Passed(field: field, isElement: false, value: value)
        if passed.contains(passing) { return }
        let definition = try definition(of: field)
        let stated = value.fieldValue(as: definition.type)
        guard definition.type != .partner || isNew else {
            throw Refusal(.denied, "\(definition.name): stays as it is")
        }
        guard stated != nil || value.isNull else {
            throw Refusal(.invalid, "\(definition.name): wrong type")
        }
        try check(.set(field: definition.id, stated), definition)
        if definition.type == .choice || definition.type == .date { remember(passing) }
    }

    /// Checks what a set newly holds.
    func check(element: Value, in field: FieldID) throws {
        let passing = Passed(field: field, isElement: true, value: element)
        if passed.contains(passing) { return }
        let definition = try definition(of: field)
        try check(.add(field: definition.id, code: element.text ?? ""), definition)
        remember(passing)
    }

    /// Checks that a tally may be counted, and that the sums of many can be.
    func check(_ tally: Tally, in field: FieldID) throws {
        let definition = try definition(of: field)
        try check(.tally(field: definition.id, 1), definition)
        guard max(tally.plus, tally.minus) <= Limits.tally else {
            throw Refusal(.invalid, "\(definition.name): \(EntryErrorCode.outOfRange.rawValue)")
        }
    }

    private func remember(_ passing: Passed) {
        if passed.count < Self.rememberedMax { passed.insert(passing) }
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

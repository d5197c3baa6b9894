/// What may be recorded and counted: data, not code.
///
/// Every version ever used is kept.
public struct Programme: Sendable {
    public let id: String
    public let version: Int
    public let labels: Labels
    public let kinds: [Kind]
    public let codeLists: [CodeList]
    public let windows: [CountingWindow]
    public let indicators: [Indicator]
    /// Partners that share a scope because they refer to each other, by their ids.
    public let pairs: [[String]]
    /// The YAML as it was given.
    public let source: String

    /// Id and version: `copenhagen@1`.
    public var name: String { "\(id)@\(version)" }

    public func kind(named name: String) -> Kind? { kinds.first { $0.name == name } }

    public func kind(id: Int) -> Kind? { kinds.first { $0.id == id } }

    public func indicator(id: String) -> Indicator? { indicators.first { $0.id == id } }

    public func window(id: String) -> CountingWindow? { windows.first { $0.id == id } }
}

/// One sort of record.
public struct Kind: Sendable {
    /// Immutable and never reused.
    public let id: Int
    public let name: String
    public let labels: Labels
    /// In the order in which they are asked.
    public let fields: [Field]

    public func field(named name: String) -> Field? { fields.first { $0.name == name } }

    public func field(id: Int) -> Field? { fields.first { $0.id == id } }

    /// The day by which records of this kind are counted.
    public var dateField: Field? { fields.first { $0.type == .date && $0.isRequired } }

    /// Required fields that have no value, in the order in which they are asked.
    public func missing(present fieldIDs: Set<Int>) -> [Field] {
        fields.filter { $0.isRequired && !fieldIDs.contains($0.id) }
    }
}

/// One field of a kind.
public struct Field: Sendable {
    /// Immutable and never reused within the kind.
    public let id: Int
    public let name: String
    public let type: FieldType
    public let labels: Labels
    public let help: Labels?
    public let isRequired: Bool
    /// For integers; other types have none.
    public let range: ClosedRange<Int64>?
    /// For choices; other types have none.
    public let codeList: CodeList?
    /// When the field is worth asking for; never a reason to refuse it.
    public let relevance: Relevance?
    /// For dates: the id of the window whose days it names.
    public let window: String?
}

/// A field is relevant when another one has one of these codes.
public struct Relevance: Hashable, Sendable {
    public let field: String
    public let codes: [String]
}

/// The codes of one list.
public struct CodeList: Sendable {
    public let id: String
    public let codes: [Code]

    public func code(named name: String) -> Code? { codes.first { $0.code == name } }
}

/// One code; its meaning never changes.
public struct Code: Sendable {
    public let code: String
    public let labels: Labels
    /// Not offered any more; records that have it keep it.
    public let isRetired: Bool
}

/// Which moments belong to which day.
public struct CountingWindow: Sendable {
    public let id: String
    public let labels: Labels
    /// Minutes after midnight at which a day begins; it lasts until the same time on the next date.
    public let startMinute: Int

    /// The day that a local moment belongs to: the date on which its window began.
    public func day(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> Day? {
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        guard hour * 60 + minute < startMinute else { return date }
        return Day(daysSinceEpoch: date.daysSinceEpoch - 1)
    }
}

/// Something that is counted.
public struct Indicator: Sendable {
    public let id: String
    public let labels: Labels
    /// What one of it is: card, contact, visit, encounter.
    public let unit: String
    public let unitLabels: Labels
    /// Goes up whenever the meaning changes.
    public let definition: Int
    /// The kind's name.
    public let kind: String
    public let measure: Measure
}

/// How an indicator counts the records of its kind.
public enum Measure: Hashable, Sendable {
    case records
    /// The sum of these integer or tally fields.
    case sum([String])
    /// The elements of this set field.
    case elements(String)
}

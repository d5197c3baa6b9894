/// One sort of record.
public struct Kind: Sendable {
    /// Immutable and never reused.
    public let id: Int
    public let name: String
    public let labels: Labels
    /// Whose scope its records go to.
    public let scope: RecordScope
    /// Whose entries its records join, if that is what they are for.
    public let joins: Joins?
    /// In the order in which they are asked.
    public let fields: [Field]

    /// The field of that name; nil if there is none.
    public func field(named name: String) -> Field? { fields.first { $0.name == name } }

    /// The field with that number; nil if there is none.
    public func field(id: Int) -> Field? { fields.first { $0.id == id } }

    /// The day by which records of this kind are counted: its one required date.
    public var dateField: Field? { fields.first { $0.type == .date && $0.isRequired } }

    /// The field that names the other partner; kinds that a pair shares have one, others none.
    public var partnerField: Field? { fields.first { $0.type == .partner } }

    /// Required fields that have no value, in the order in which they are asked.
    public func missing(present fieldIDs: Set<Int>) -> [Field] {
        fields.filter { $0.isRequired && !fieldIDs.contains($0.id) }
    }
}

/// Two references of a kind whose records say that what they name is one thing.
public struct Joins: Hashable, Sendable {
    /// The names of the two fields; which is which makes no difference.
    public let one: String
    public let other: String
}

/// One field of a kind.
///
/// A class, because every value that is checked asks for its field, and a copy of a dozen parts
/// cost more than the check.
public final class Field: Sendable {
    /// Immutable and never reused within the kind.
    public let id: Int
    public let name: String
    public let type: FieldType
    public let labels: Labels
    /// Shown where the field is asked for, when it spares a mistake.
    public let help: Labels?
    public let isRequired: Bool
    /// What an integer may be; nil without a rule of its own, and for other types.
    public let range: ClosedRange<Int64>?
    /// For choices; other types have none.
    public let codeList: CodeList?
    /// When the field is worth asking for; never a reason to refuse it.
    public let relevance: Relevance?
    /// For dates: the id of the window whose days it names.
    public let window: String?
    /// The code that a terminal proposes; it is never filled in silently.
    public let defaultCode: String?
    /// Rules of the field's own documents, told where a wrong step costs; they never refuse anything.
    public let guidance: [Guidance]

    init(
        id: Int,
        name: String,
        type: FieldType,
        labels: Labels,
        help: Labels?,
        isRequired: Bool,
        range: ClosedRange<Int64>?,
        codeList: CodeList?,
        relevance: Relevance?,
        window: String?,
        defaultCode: String?,
        guidance: [Guidance]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.labels = labels
        self.help = help
        self.isRequired = isRequired
        self.range = range
        self.codeList = codeList
        self.relevance = relevance
        self.window = window
        self.defaultCode = defaultCode
        self.guidance = guidance
    }
}

/// A field is worth asking for when an earlier field has one of these codes.
public struct Relevance: Hashable, Sendable {
    public let field: String
    public let codes: [String]
}

/// What is wrong with an entry.
public enum EntryErrorCode: String, CaseIterable, Sendable {
    case unknownKind = "unknown_kind"
    case unknownField = "unknown_field"
    case wrongType = "wrong_type"
    case outOfRange = "out_of_range"
    case impossibleDate = "impossible_date"
    case unknownCode = "unknown_code"
    case missingField = "missing_field"
    case identifyingText = "identifying_text"
    case wrongOperator = "wrong_operator"
    case textTooLong = "text_too_long"
    case duplicateField = "duplicate_field"
    case malformedAssignment = "malformed_assignment"
    /// A card number whose last character doesn't fit the others.
    case wrongCheck = "wrong_check"
}

/// Why an entry was refused; nothing was saved.
public struct EntryError: Error, Hashable, Sendable {
    public let code: EntryErrorCode
    /// The name of the field at fault; nil when it is none.
    public let field: String?
    /// What was written, shortened; never something that could point to a person.
    let written: String
    /// What could have been written instead: codes, names, limits.
    let choices: [String]
    /// The type of the field, where the message depends on it.
    let type: FieldType?

    private static let hidden = "…"

    init(
        _ code: EntryErrorCode,
        field: String?,
        written: String = "",
        choices: [String] = [],
        type: FieldType? = nil
    ) {
        self.code = code
        self.field = field?.excerpt
        let isShown = IdentifyingShape.first(in: written) == nil
        self.written = isShown ? written.excerpt : Self.hidden
        self.choices = written.isEmpty ? choices : choices.nearest(to: written)
        self.type = type
    }

    /// One sentence: what is wrong, that nothing was saved, and what to write instead.
    ///
    /// - Parameter isEntry: Whether something was to be saved; of a mere question nothing is said.
    public func message(in language: Language, isEntry: Bool = true) -> String {
        switch language {
        case .da: "\(danishReason)\(isEntry ? ", så intet er gemt" : ""); \(danishAdvice)."
        case .en: "\(englishReason)\(isEntry ? ", so nothing was saved" : ""); \(englishAdvice)."
        case .th: "\(thaiReason)\(isEntry ? " จึงยังไม่ได้บันทึกอะไร" : "") โปรด\(thaiAdvice)"
        }
    }
}

extension EntryError: CustomStringConvertible {
    /// The English message.
    public var description: String { message(in: .en) }
}

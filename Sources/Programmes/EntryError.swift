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
}

/// Why an entry was refused; nothing was saved.
public struct EntryError: Error, Hashable, Sendable {
    public let code: EntryErrorCode
    /// The name of the field or kind at fault.
    public let field: String?
    /// What was written, and what could have been written instead.
    let written: String
    let choices: [String]

    init(
        _ code: EntryErrorCode,
        field: String?,
        written: String = "",
        choices: [String] = []
    ) {
        self.code = code
        self.field = field
        self.written = written
        self.choices = choices
    }

    /// One sentence: what is wrong, that nothing was saved, and what to write instead.
    public func message(in language: Language) -> String {
        language == .da ? danish : english
    }

    private var name: String { field ?? "" }

    /// The choices, those most like what was written first, at most twelve.
    private var list: String {
        let sorted = choices.enumerated().sorted { left, right in
            (distance(left.element, written), left.offset)
                < (distance(right.element, written), right.offset)
        }
        return sorted.prefix(12).map(\.element).joined(separator: ", ")
            + (choices.count > 12 ? ", …" : "")
    }

    private var danish: String {
        switch code {
        case .unknownKind:
            "Der er ikke noget, der hedder \(written), så intet er gemt; skriv en af: \(list)."
        case .unknownField: "Feltet \(name) findes ikke, så intet er gemt; skriv et af: \(list)."
        case .wrongType:
            "\(name)=\(written) er ikke et helt tal, så intet er gemt; skriv for eksempel \(name)=3."
        case .outOfRange:
            "\(name)=\(written) ligger uden for \(list), så intet er gemt; skriv et tal inden for."
        case .impossibleDate:
            "\(name)=\(written) er ikke en dato, så intet er gemt; skriv år-måned-dag, for eksempel 2026-01-31."
        case .unknownCode:
            "\(name) kender ikke koden \(written), så intet er gemt; skriv en af: \(list)."
        case .missingField:
            "\(name) skal udfyldes, så intet er gemt; tilføj \(name)=… \(hint)".trimmed
        case .identifyingText:
            "\(name) ligner noget, der kan pege på et menneske (\(written)), så intet er gemt; skriv det om uden navne, numre og adresser."
        case .wrongOperator:
            "\(name)\(written) kan ikke bruges på det felt, så intet er gemt; skriv \(list)."
        case .textTooLong:
            "\(name) er for lang eller har tegn, der ikke kan bruges, så intet er gemt; skriv højst \(list) tegn."
        case .duplicateField: "\(name) står to gange, så intet er gemt; skriv det én gang."
        case .malformedAssignment: "\(written) kan ikke læses, så intet er gemt; skriv felt=værdi."
        }
    }

    private var english: String {
        switch code {
        case .unknownKind:
            "There is no kind called \(written), so nothing was saved; write one of: \(list)."
        case .unknownField:
            "There is no field \(name), so nothing was saved; write one of: \(list)."
        case .wrongType:
            "\(name)=\(written) is not a whole number, so nothing was saved; write for example \(name)=3."
        case .outOfRange:
            "\(name)=\(written) is outside \(list), so nothing was saved; write a number within."
        case .impossibleDate:
            "\(name)=\(written) is not a date, so nothing was saved; write year-month-day, for example 2026-01-31."
        case .unknownCode:
            "\(name) doesn't know the code \(written), so nothing was saved; write one of: \(list)."
        case .missingField:
            "\(name) is required, so nothing was saved; add \(name)=… \(hint)".trimmed
        case .identifyingText:
            "\(name) looks like something that could point to a person (\(written)), so nothing was saved; write it without names, numbers and addresses."
        case .wrongOperator:
            "\(name)\(written) can't be used on that field, so nothing was saved; write \(list)."
        case .textTooLong:
            "\(name) is too long or has characters that can't be used, so nothing was saved; write at most \(list) characters."
        case .duplicateField: "\(name) is there twice, so nothing was saved; write it once."
        case .malformedAssignment:
            "\(written) can't be read, so nothing was saved; write field=value."
        }
    }

    private var hint: String { choices.isEmpty ? "" : "(\(list))" }
}

extension String {
    fileprivate var trimmed: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}

/// How many letters have to change to make one word the other (Levenshtein 1966); only the first forty
/// letters of each count.
private func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.prefix(40))
    var row = Array(0...right.count)
    for (index, letter) in left.prefix(40).enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let cost = min(row[column], row[column + 1]) + 1
            let replaced = diagonal + (right[column] == letter ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(cost, replaced)
        }
    }
    return row[right.count]
}

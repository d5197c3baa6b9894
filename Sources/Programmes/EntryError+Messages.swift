extension EntryError {
    private static let choicesShown = 12

    /// The choices, those most like what was written first.
    var list: String {
        choices.prefix(Self.choicesShown).joined(separator: ", ")
            + (choices.count > Self.choicesShown ? ", …" : "")
    }

    var name: String { field ?? "" }

    var assignment: String { "\(name)=\(written)" }

    var danishReason: String {
        switch code {
        case .unknownKind: "\(written) er ikke en slags registrering"
        case .unknownField: "feltet \(written) findes ikke"
        case .wrongType: "\(assignment) er ikke \(danishType)"
        case .outOfRange: "\(assignment) ligger uden for \(list)"
        case .impossibleDate: "\(assignment) er ikke en dato"
        case .unknownCode: "\(name) kender ikke koden \(written)"
        case .missingField: "\(name) skal udfyldes"
        case .identifyingText: "\(name) ligner noget, der kan pege på et menneske (\(danishShape))"
        case .wrongOperator: "\(name)\(written) kan ikke bruges til det felt"
        case .textTooLong: "\(name) er for lang"
        case .duplicateField: "\(name) står der to gange"
        case .malformedAssignment: "\"\(written)\" kan ikke læses"
        case .wrongCheck:
            "\(assignment) er læst eller skrevet forkert, for det sidste tegn passer ikke"
        }
    }

    var danishAdvice: String {
        switch code {
        case .unknownKind, .unknownField, .unknownCode: "skriv en af: \(list)"
        case .wrongType: "skriv for eksempel \(name)=\(example)"
        case .outOfRange: "skriv et tal indenfor"
        case .impossibleDate: "skriv år-måned-dag, for eksempel \(name)=\(example)"
        case .missingField: choices.isEmpty ? "tilføj \(name)=…" : "tilføj \(name)=… (\(list))"
        case .identifyingText: "skriv det uden navne, numre og adresser"
        case .wrongOperator: "skriv \(list)"
        case .textTooLong: "skriv højst \(list) tegn"
        case .duplicateField: "skriv det én gang"
        case .malformedAssignment: "skriv felt=værdi"
        case .wrongCheck: "se på kortet igen"
        }
    }

    private var danishType: String {
        switch type {
        case .text: "en tekst uden usynlige tegn"
        case .card: "et kortnummer af 4 til 32 bogstaver, cifre og bindestreger"
        case .reference: "et registrerings-id"
        case .partner: "et partner-id"
        case .date: "en dato"
        case .choice, .choices: "en kode"
        case .integer, .tally, nil: "et helt tal"
        }
    }

    private var danishShape: String {
        switch IdentifyingShape(rawValue: written) {
        case .cpr: "et CPR-nummer"
        case .phone: "et telefonnummer"
        case .email: "en e-mail"
        case .address: "en adresse"
        case nil: written
        }
    }

    var englishReason: String {
        switch code {
        case .unknownKind: "\(written) is not a kind of record"
        case .unknownField: "there is no field \(written)"
        case .wrongType: "\(assignment) is not \(englishType)"
        case .outOfRange: "\(assignment) is outside \(list)"
        case .impossibleDate: "\(assignment) is not a date"
        case .unknownCode: "\(name) does not know the code \(written)"
        case .missingField: "\(name) is required"
        case .identifyingText:
            "\(name) looks like something that points to a person (\(englishShape))"
        case .wrongOperator: "\(name)\(written) does not work on that field"
        case .textTooLong: "\(name) is too long"
        case .duplicateField: "\(name) is there twice"
        case .malformedAssignment: "\"\(written)\" can't be read"
        case .wrongCheck: "\(assignment) was misread or mistyped, as its last character doesn't fit"
        }
    }

    var englishAdvice: String {
        switch code {
        case .unknownKind, .unknownField, .unknownCode: "write one of: \(list)"
        case .wrongType: "write for example \(name)=\(example)"
        case .outOfRange: "write a number within it"
        case .impossibleDate: "write year-month-day, for example \(name)=\(example)"
        case .missingField: choices.isEmpty ? "add \(name)=…" : "add \(name)=… (\(list))"
        case .identifyingText: "write it without names, numbers and addresses"
        case .wrongOperator: "write \(list)"
        case .textTooLong: "write at most \(list) characters"
        case .duplicateField: "write it once"
        case .malformedAssignment: "write field=value"
        case .wrongCheck: "look at the card again"
        }
    }

    private var englishType: String {
        switch type {
        case .text: "a text without invisible characters"
        case .card: "a card number of 4 to 32 letters, digits and dashes"
        case .reference: "a record's id"
        case .partner: "a partner's id"
        case .date: "a date"
        case .choice, .choices: "a code"
        case .integer, .tally, nil: "a whole number"
        }
    }

    private var englishShape: String {
        switch IdentifyingShape(rawValue: written) {
        case .cpr: "a CPR number"
        case .phone: "a phone number"
        case .email: "an e-mail"
        case .address: "an address"
        case nil: written
        }
    }

    var example: String {
        switch type {
        case .date: "2026-01-31"
        case .text, .choice, .choices: "…"
        case .card: "VIP-0417"
        case .partner: "reden"
        case .reference: "019c1234-5678-7abc-8def-0123456789ab"
        case .integer, .tally, nil: "3"
        }
    }
}

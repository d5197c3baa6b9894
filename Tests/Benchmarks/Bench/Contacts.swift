import Foundation
import Programmes

/// Questionnaires as full as a real one gets: every field has a value, one in ten a note of 200
/// characters.
struct Contacts {
    private var state: UInt64
    private let kind: Kind

    init(seed: UInt64, programme: Programme) throws {
        state = seed
        kind = try programme.kindOrThrow(named: "contact")
    }

    /// The next record's fields.
    mutating func next() throws -> [FieldChange] {
        try kind.changes(words: try words(), creating: true)
    }

    mutating func words() throws -> [String] {
        var words: [String] = []
        for field in kind.fields {
            switch field.type {
            case .date: words.append("\(field.name)=\(day())")
            case .choice: words.append("\(field.name)=\(code(field))")
            case .choices:
                let codes = Set([code(field), code(field)]).sorted().joined(separator: ",")
                words.append("\(field.name)=\(codes)")
            case .card: words.append("\(field.name)=VIP-\(1000 + roll(9000))")
            case .text: if roll(10) == 0 { words.append("\(field.name)=\(note())") }
            case .integer, .tally, .reference, .partner: break
            }
        }
        return words
    }

    private mutating func day() -> String {
        String(format: "2026-%02d-%02d", 1 + roll(11), 1 + roll(28))
    }

    private mutating func code(_ field: Field) -> String {
        let codes = field.codeList?.codes.filter { !$0.isRetired }.map(\.code) ?? []
        return codes.isEmpty ? "" : codes[roll(codes.count)]
    }

    private mutating func note() -> String {
        let words = [
            "ønsker", "samtale", "om", "bolig", "og", "gæld", "kommer", "igen", "efter", "ferien",
            "bange", "for", "kunder", "vil", "gerne", "lære", "dansk", "spurgte", "til", "læge",
        ]
        var note = ""
        while note.count < 200 { note += words[roll(words.count)] + " " }
        return String(note.prefix(200)).trimmingCharacters(in: .whitespaces)
    }

    /// SplitMix64: Steele, Lea, Flood 2014, figure 17.
    private mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(sides))
    }
}

public import Programmes

/// What each key means while visitors are counted.
public struct TallyKeys: Sendable {
    /// What a key asks for.
    public enum Meaning: Equatable, Sendable {
        /// One more of this tally, by its place among the kind's tallies.
        case count(Int)
        case undo
        case stop
        /// Line breaks and spaces, which people type by habit.
        case nothing
        case unknown
    }

    /// The tallies that are counted, in the order of the form.
    public let fields: [Field]
    /// The day that a record counts for.
    public let dateField: Field
    private let language: Language
    private let counting: [Unicode.Scalar: Int]
    private let shown: [Unicode.Scalar]

    /// Keys for a kind's tallies: the digits from 1, a letter of each label in the user's language,
    /// and the first letter of each name.
    ///
    /// Nil for a kind that can't be made by counting alone: it has no tally, no day, or requires
    /// something else too.
    public init?(_ kind: Kind, in language: Language) {
        let fields = Array(kind.fields.filter { $0.type == .tally }.prefix(9))
        let required = kind.fields.filter { $0.isRequired && $0.type != .tally }
        guard !fields.isEmpty, let day = kind.dateField, required.map(\.id) == [day.id] else {
            return nil
        }
        var keys: [Unicode.Scalar: Int] = [:]
        var shown: [Unicode.Scalar] = []
        for (index, field) in fields.enumerated() {
            let letters = field.labels.text(in: language) + field.name
            let digit = Self.digit(index)
            let letter = letters.lowercased().unicodeScalars.first { scalar in
                scalar.properties.isAlphabetic && keys[scalar] == nil
                    && !Self.undo.contains(scalar) && !Self.stop.contains(scalar)
            }
            keys[letter ?? digit] = index
            keys[digit] = index
            shown.append(letter ?? digit)
        }
        // What the English words begin with works in every language.
        for (index, field) in fields.enumerated() {
            let first = field.name.unicodeScalars.first ?? Self.digit(index)
            if keys[first] == nil { keys[first] = index }
        }
        self.fields = fields
        dateField = day
        self.language = language
        self.shown = shown
        counting = keys
    }

    /// What a typed scalar asks for, in either case of letters and any script's digits.
    public func meaning(of scalar: Unicode.Scalar) -> Meaning {
        let text = westernDigits(String(scalar)).lowercased()
        let key = text.unicodeScalars.first ?? scalar
        if Self.undo.contains(key) { return .undo }
        if Self.stop.contains(key) { return .stop }
        if let index = counting[key] { return .count(index) }
        return scalar.properties.isWhitespace ? .nothing : .unknown
    }

    /// The keys and what they do, in the user's language.
    public var legend: [String] {
        zip(shown, fields).map { "\($0) = \($1.labels.text(in: language))" }
            + language.choose(
                da: ["f = fortryd", "s = slut"],
                en: ["u = undo", "q = stop"],
                th: ["ย = ย้อนกลับ", "จ = จบ"]
            )
    }

    /// u everywhere, f (fortryd), ย (ย้อนกลับ), backspace and delete.
    private static let undo: Set<Unicode.Scalar> = ["u", "f", "ย", "\u{8}", "\u{7F}"]
    /// q everywhere, s (slut), จ (จบ), Ctrl-C and Ctrl-D.
    private static let stop: Set<Unicode.Scalar> = ["q", "s", "จ", "\u{3}", "\u{4}"]

    private static func digit(_ index: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(ascii: "1") + UInt8(clamping: index))
    }
}

extension Language {
    fileprivate func choose(da: [String], en: [String], th: [String]) -> [String] {
        switch self {
        case .da: da
        case .en: en
        case .th: th
        }
    }
}

import Programmes

/// One of the answers that a question offers.
public struct Choice: Hashable, Sendable {
    /// What is written down for it.
    public let code: String
    /// What a person reads.
    public let label: String

    /// Makes a choice as it is.
    public init(code: String, label: String) {
        self.code = code
        self.label = label
    }
}

/// What can be answered, numbered from 1, and which of it a person means.
public struct ChoiceList: Equatable, Sendable {
    /// Which choice a text means.
    public enum Match: Equatable, Sendable {
        case one(Choice)
        /// The text begins more than one of them.
        case several([Choice])
        case none
    }

    public let choices: [Choice]

    /// Makes a list in the order in which it is offered.
    public init(_ choices: [Choice]) {
        self.choices = choices
    }

    init(_ list: CodeList?, in language: Language) {
        self.init(
            (list?.offered ?? []).map {
                Choice(code: $0.code, label: $0.labels.text(in: language))
            }
        )
    }

    /// Reads a number, a code, or the first letters of a code or a label.
    ///
    /// A whole code comes before a number, because some codes begin with one (`18_24`); a whole
    /// label before the beginning of another.
    public func match(_ text: String) -> Match {
        let text = text.trimmingWhitespace
        guard !text.isEmpty else { return .none }
        if let choice = choices.first(where: { $0.code == text.lowercased() }) {
            return .one(choice)
        }
        if let number = wholeNumber(text), choices.indices.contains(number - 1) {
            return .one(choices[number - 1])
        }
        if let choice = choices.first(where: { $0.label.lowercased() == text.lowercased() }) {
            return .one(choice)
        }
        let found = choices.filter { begins($0.code, text) || begins($0.label, text) }
        return found.count > 1 ? .several(found) : found.first.map(Match.one) ?? .none
    }

    /// Reads several answers, separated by commas, bars or, if each word is one, by spaces.
    ///
    /// - Throws: The first part that is not exactly one choice.
    func matchAll(_ text: String) throws(Unmatched) -> [Choice] {
        let isSeparated = text.contains { "|,".contains($0) }
        if !isSeparated, case .one(let choice) = match(text) { return [choice] }
        let parts = text.split { isSeparated ? "|,".contains($0) : $0.isWhitespace }
            .map { $0.trimmingWhitespace }.filter { !$0.isEmpty }
        var found: [Choice] = []
        for part in parts {
            guard case .one(let choice) = match(part) else {
                throw Unmatched(text: part, match: match(part))
            }
            if !found.contains(choice) { found.append(choice) }
        }
        return found
    }

    /// The choices with their numbers, side by side.
    func lines(width: Int) -> [String] {
        let digits = String(choices.count).count
        let items = choices.enumerated().map { index, choice in
            let number = String(index + 1)
            return String(repeating: " ", count: digits - number.count) + number + " "
                + onOneLine(choice.label)
        }
        return columns(items, width: width - 2).map { "  " + $0 }
    }

    /// The label of a code; the code itself if it is not offered any more.
    func label(_ code: String) -> String {
        choices.first { $0.code == code }?.label ?? code
    }

    // Letter marks are scalars of their own: to Swift a Thai consonant is no beginning of itself
    // with a vowel above it, to a person it is.
    private func begins(_ whole: String, _ text: String) -> Bool {
        whole.lowercased().unicodeScalars.starts(with: text.lowercased().unicodeScalars)
    }
}

/// A part of an answer that is not exactly one of the choices.
struct Unmatched: Error, Equatable {
    let text: String
    let match: ChoiceList.Match
}

/// A number in any script's digits, Thai ones too; nil for anything else.
func wholeNumber(_ text: String) -> Int? {
    Int(westernDigits(text)).flatMap { $0 >= 0 && !text.hasPrefix("+") ? $0 : nil }
}

/// The text with every decimal digit written as 0 to 9.
func westernDigits(_ text: String) -> String {
    String(
        text.map { character in
            guard let scalar = character.unicodeScalars.first,
                character.unicodeScalars.count == 1,
                scalar.properties.numericType == .decimal, let digit = character.wholeNumberValue
            else { return character }
            return Character(String(digit))
        }
    )
}

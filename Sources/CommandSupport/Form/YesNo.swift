public import Programmes

/// A question with two answers; nothing is taken for granted, so Enter alone is no answer.
public struct YesNo: Sendable {
    private let language: Language

    public init(in language: Language) {
        self.language = language
    }

    /// What stands behind the question.
    public var hint: String {
        language.choose(da: "[j/n]", en: "[y/n]", th: "[ช = ใช่ / ม = ไม่ใช่]")
    }

    /// The answer: the first letter in the user's language or in English, 1 or 2; nil for any other.
    public func read(_ line: String) -> Bool? {
        switch westernDigits(line).trimmingWhitespace.lowercased().unicodeScalars.first {
        case "y", "1": true
        case "n", "2": false
        case "j" where language == .da: true
        case "ช" where language == .th: true
        case "ใ" where language == .th: true
        case "ม" where language == .th: false
        case "ไ" where language == .th: false
        default: nil
        }
    }
}

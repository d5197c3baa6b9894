public import Programmes

/// One question with a list of answers, outside a form.
public struct ChoiceMenu: Sendable {
    /// What a typed line comes to.
    public enum Reading: Equatable, Sendable {
        case chosen(Choice)
        case cancelled
        /// Not understood, or help was asked for; the sentence to show before asking again.
        case again(String)
    }

    private let question: String
    private let list: ChoiceList
    private let sentences: FormSentences

    /// A question about these choices.
    public init(_ question: String, _ list: ChoiceList, in language: Language) {
        self.question = question
        self.list = list
        sentences = FormSentences(language: language)
    }

    /// The choices, and the question behind which the answer is typed.
    public func prompt(width: Int, ink: Ink) -> String {
        (list.lines(width: width) + [ink.strong(question) + " > "]).joined(separator: "\n")
    }

    /// Reads one typed line.
    public func read(_ line: String) -> Reading {
        switch line.trimmingWhitespace {
        case ".", "<": return .cancelled
        case "?", "": return .again(sentences.howToWrite(.choice) + " " + sentences.keys)
        default: break
        }
        guard case .one(let choice) = list.match(line) else {
            return .again(sentences.notMatched(Unmatched(text: line, match: list.match(line))))
        }
        return .chosen(choice)
    }
}

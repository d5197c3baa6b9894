public import Programmes

/// One question with a list of answers, outside a form.
public struct ChoiceMenu: Sendable {
    /// What a typed line comes to.
    public enum Reading: Equatable, Sendable {
        case chosen(Choice)
        case cancelled
        /// Not understood, or help was asked for; the next ``prompt(width:ink:)`` says more.
        case again
    }

    private let question: String
    private let list: ChoiceList
    private let sentences: FormSentences
    /// What to say of the line before; nil for the first one.
    private var remark: Remark?

    /// A sentence, and whether the choices are to be seen with it again.
    private struct Remark {
        let sentence: String
        let showsList: Bool
    }

    /// A question about these choices.
    public init(_ question: String, _ list: ChoiceList, in language: Language) {
        self.question = question
        self.list = list
        sentences = FormSentences(language: language)
    }

    /// The choices, what is to be said of the line before, and the question behind which the answer
    /// is typed.
    ///
    /// After a wrong answer the choices are not shown again: they would push away what is wrong.
    public func prompt(width: Int, ink: Ink) -> String {
        let choices = remark?.showsList ?? true ? list.lines(width: width) : []
        let sentence = remark.map { ["  " + $0.sentence] } ?? []
        return (choices + sentence + [ink.strong(question) + " > "]).joined(separator: "\n")
    }

    /// Reads one typed line.
    public mutating func read(_ line: String) -> Reading {
        switch line.trimmingWhitespace {
        case ".", "<": return .cancelled
        case "?", "":
            let help = sentences.howToWrite(.choice) + " " + sentences.keys
            remark = Remark(sentence: help, showsList: true)
            return .again
        default: break
        }
        guard case .one(let choice) = list.match(line) else {
            let wrong = sentences.notMatched(Unmatched(text: line, match: list.match(line)))
            remark = Remark(sentence: wrong, showsList: false)
            return .again
        }
        return .chosen(choice)
    }
}

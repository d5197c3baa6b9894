/// A language of labels, messages and help.
public enum Language: String, CaseIterable, Sendable {
    case da
    case en
    case th
}

/// One text in every language of the programme.
public struct Labels: Hashable, Sendable {
    public let da: String
    public let en: String
    /// Nil where a programme has none; no text of the program itself is without.
    public let th: String?

    /// A text in Danish and English, and in Thai unless a programme's author left that out.
    public init(da: String, en: String, th: String?) {
        self.da = da
        self.en = en
        self.th = th
    }

    /// The text in a language; Thai falls back to English.
    public func text(in language: Language) -> String {
        switch language {
        case .da: da
        case .en: en
        case .th: th ?? en
        }
    }
}

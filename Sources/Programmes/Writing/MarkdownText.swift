/// Text that goes into Markdown.
public enum MarkdownText {
    /// The text on one line, with every sign that Markdown would read as its own made harmless.
    public static func escaped(_ text: String) -> String {
        onOneLine(text).reduce(into: "") { escaped, character in
            if "\\|*`<[".contains(character) { escaped += "\\" }
            escaped.append(character)
        }
    }
}

/// The text on one line: line breaks and whatever else would steer the terminal become spaces.
public func onOneLine(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(\.isEverydayLetter) { return text }
    return String(
        text.map { character in
            let steers = character.unicodeScalars.contains { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            return steers ? " " : character
        }
    )
}

extension Unicode.Scalar {
    /// Whether it is plain beyond doubt, without asking for its properties, which is slow: ASCII that
    /// is shown, Latin letters and the Thai block.
    var isEverydayLetter: Bool {
        (0x20..<0x7F).contains(value) || (0xA1..<0x300).contains(value)
            || (0xE01..<0xE5C).contains(value)
    }
}

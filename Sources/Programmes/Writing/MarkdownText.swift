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
    String(
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

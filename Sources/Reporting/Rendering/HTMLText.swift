/// Text that goes into HTML, as content or between the quotes of an attribute.
enum HTMLText {
    /// The text with every sign that HTML would read as its own made harmless.
    ///
    /// Control characters, which no HTML file may hold, and line breaks become spaces.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escaped += " "
            // They turn the direction of what follows them, other cells included.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// An element with escaped content.
    static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(escaped(text))</\(name)>"
    }
}

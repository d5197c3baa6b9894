/// A text as words, numbers and the gaps between them.
struct TextTokens {
    enum Kind {
        case word
        case number
        case gap
    }

    struct Token {
        let kind: Kind
        var text: String
    }

    let tokens: [Token]
    /// Digits of all numbers.
    let digitCount: Int

    init(_ text: String) {
        var tokens: [Token] = []
        var digitCount = 0
        for scalar in text.unicodeScalars {
            let previous = tokens.last?.kind
            guard let (kind, letter) = Self.plain(scalar, after: previous) else { continue }
            if kind == .number { digitCount += 1 }
            if kind == previous {
                tokens[tokens.count - 1].text.unicodeScalars.append(letter)
            } else {
                tokens.append(Token(kind: kind, text: String(letter)))
            }
        }
        self.tokens = tokens
        self.digitCount = digitCount
    }

    /// The token at an index; nil outside.
    subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// What a scalar means, in its plainest form; nil for what can't be seen.
    private static func plain(
        _ scalar: Unicode.Scalar,
        after previous: Kind?
    ) -> (Kind, Unicode.Scalar)? {
        if let ascii = plainASCII(scalar) { return ascii }
        let scalar = halfWidth(scalar)
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber:
            return (.number, Unicode.Scalar(0x30 + UInt8(properties.numericValue ?? 0)))
        case .dashPunctuation, .connectorPunctuation: return (.gap, "-")
        case .spaceSeparator: return (.gap, " ")
        case .format: return nil
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return previous == .word ? (.word, scalar) : nil
        default: break
        }
        if properties.isAlphabetic { return (.word, scalar) }
        switch scalar {
        case "\u{2212}", "\u{02D7}", "\u{2043}": return (.gap, "-")
        case "\u{00B7}", "\u{2022}", "\u{2219}", "\u{2024}": return (.gap, ".")
        default: return (.gap, scalar)
        }
    }

    /// The same for most of what is written, without a look into Unicode's tables.
    private static func plainASCII(_ scalar: Unicode.Scalar) -> (Kind, Unicode.Scalar)? {
        switch scalar {
        case "0"..."9": (.number, scalar)
        case "a"..."z", "A"..."Z": (.word, scalar)
        case "-", "_": (.gap, "-")
        case " ", "\t": (.gap, " ")
        default: scalar.isASCII ? (.gap, scalar) : nil
        }
    }

    /// Full-width forms, as East Asian keyboards write them, stand 0xFEE0 above ASCII.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("\u{FF01}"..."\u{FF5E}").contains(scalar) else { return scalar }
        return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    }
}

extension TextTokens {
    /// `a@b`, `a @ b.dk`, `a (at) b` and `a snabel-a b`.
    var hasEmail: Bool {
        tokens.indices.contains { index in
            switch tokens[index].kind {
            case .gap: isAtSign(index)
            case .word: isSpeltAtSign(index)
            case .number: false
            }
        }
    }

    private func isAtSign(_ index: Int) -> Bool {
        let gap = tokens[index].text
        guard gap.contains("@"), self[index - 1] != nil, self[index + 1]?.kind == .word else {
            return false
        }
        return !gap.contains { $0.isWhitespace } || self[index + 2]?.text == "."
    }

    private func isSpeltAtSign(_ index: Int) -> Bool {
        // Most words are longer or shorter, and cards are checked by the thousand.
        guard [2, 6, 7].contains(tokens[index].text.utf8.count) else { return false }
        switch tokens[index].text.lowercased() {
        case "at": return isInBrackets(index) && self[index - 2] != nil && self[index + 2] != nil
        case "snabela": return true
        case "snabel": return self[index + 2]?.text.lowercased() == "a"
        default: return false
        }
    }

    private func isInBrackets(_ index: Int) -> Bool {
        "([{".contains(self[index - 1]?.text.last ?? " ")
            && ")]}".contains(self[index + 1]?.text.first ?? " ")
    }
}

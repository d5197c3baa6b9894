/// A shape in a text that could point to a person.
///
/// Names can't be told by their shape. Where a number could be both, it is taken for a person's:
/// `20090115` may be a date and may be a mobile phone; `2009-01-15` is a date.
public enum IdentifyingShape: String, CaseIterable, Sendable {
    /// A Danish personal number, also one with 40 or 60 added to the day.
    case cpr
    /// Eight Danish digits as people group them, or an international number.
    case phone
    case email
    /// A street with a house number, or a post code with its town.
    case address

    /// No telephone or CPR number has fewer digits.
    private static let leastDigits = 8

    /// The first identifying shape in a text; nil if there is none.
    ///
    /// Takes time in proportion to the text. Digits, dashes and spaces of any script count as such,
    /// and invisible characters do not count: neither a Thai keyboard nor a typographic dash hides a
    /// number.
    public static func first(in text: String) -> IdentifyingShape? {
        guard mayHaveOne(text) else { return nil }
        let tokens = TextTokens(text)
        if tokens.hasEmail { return .email }
        if tokens.digitCount >= leastDigits {
            let chains = tokens.numberChains
            if chains.contains(where: \.hasCPR) { return .cpr }
            if chains.contains(where: \.hasPhone) { return .phone }
        }
        return tokens.hasAddress ? .address : nil
    }

    /// Whether a text has anything that a shape needs: a digit, an at sign, a bracket around one that
    /// is spelt, a Danish `snabel-a`, or letters beyond the Latin ones, among which digits may hide.
    ///
    /// Most notes have none of it, and to take them apart would be most of the time a push takes.
    private static func mayHaveOne(_ text: String) -> Bool {
        var hasB = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "@", "(", "[", "{": return true
            // Seven letters of `snabel-a` need a b.
            case "b", "B": hasB = true
            // The soft hyphen can't be seen; the others stand for digits.
            case "\u{AD}", "\u{B2}", "\u{B3}", "\u{B9}": return true
            case ..."\u{17F}": continue
            default: return true
            }
        }
        return hasB && hasSnabel(text.utf8)
    }

    private static func hasSnabel(_ bytes: String.UTF8View) -> Bool {
        // ASCII letters differ from their capitals in one bit.
        func isLetter(_ byte: UInt8, _ small: UInt8) -> Bool { byte | 0x20 == small }
        var rest = bytes[...]
        while let start = rest.firstIndex(where: { isLetter($0, snabel[0]) }) {
            rest = rest[start...]
            if rest.starts(with: snabel, by: isLetter) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    private static let snabel = Array("snabel".utf8)
}

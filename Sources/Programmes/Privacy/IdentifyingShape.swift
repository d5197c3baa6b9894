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

    /// Whether a text has anything that a shape needs: an at sign, a bracket around one that is spelt, a
    /// Danish `snabel-a`, enough digits for a number, digits that could end an address, or letters
    /// beyond the Latin ones, among which digits may hide.
    ///
    /// Most notes and cards have none of it, and to take them apart would be most of the time a push
    /// takes.
    private static func mayHaveOne(_ text: String) -> Bool {
        var digits = 0
        var run = 0
        var letters = 0
        var before: UInt8 = 0
        for byte in text.utf8 {
            defer { before = byte }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                run += 1
                letters = 0
                continue
            case UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                return true
            // After 0xC2 the soft hyphen, which can't be seen, and signs that stand for digits.
            case 0xAD, 0xB2, 0xB3, 0xB9: if before == 0xC2 { return true }
            // U+0180 and all that follows.
            case 0xC6...: return true
            default: break
            }
            if run > 0, mayEndAddress(run, before: byte) { return true }
            digits += run
            run = 0
            // ASCII letters differ from their capitals in one bit, and only the first is an s.
            let small = byte | 0x20
            letters = small == snabel[letters] ? letters + 1 : small == snabel[0] ? 1 : 0
            if letters == snabel.count { return true }
        }
        return digits + run >= leastDigits || run > 0 && mayEndAddress(run, before: nil)
    }

    /// A house number is short; a post code has a space and a town after it.
    private static func mayEndAddress(_ digits: Int, before next: UInt8?) -> Bool {
        switch next {
        // 0xC2 begins the space that doesn't break.
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0xC2: digits <= TextTokens.postCodeDigits
        default: digits <= TextTokens.houseDigitsMax
        }
    }

    private static let snabel = Array("snabel".utf8)
}

import Programmes

/// What ArgumentParser says of a wrong command line, in the user's language.
///
/// It words its messages in English and gives no other account of them, so they are recognised by
/// their words. One that is not recognised is told as it is; a test provokes each of these.
struct ParserMessage {
    let text: String

    func reworded(in language: Language) -> String {
        guard language != .en else { return text }
        for phrase in Self.phrases {
            guard let parts = Self.parts(of: text, in: phrase.en) else { continue }
            let template = language.choose(da: phrase.da, en: phrase.en, th: phrase.th)
            let fixed = template.split(separator: /%\d/, omittingEmptySubsequences: false)
            let told = parts.prefix(fixed.count - 1).map { listed($0, language) } + [""]
            return zip(fixed, told).map { $0 + $1 }.joined()
        }
        return text
    }

    /// The parser's lists of values: `'a', 'b' or 'c'`.
    private func listed(_ part: Substring, _ language: Language) -> String {
        let or = language.choose(da: "' eller '", en: "' or '", th: "' หรือ '")
        return String(part).replacing("' or '", with: or).replacing("' and '", with: or)
            .replacing("flag '", with: "'")
    }

    /// What stands where the template has `%1`, `%2`, …; nil if the text is another.
    private static func parts(of text: String, in template: String) -> [Substring]? {
        let fixed = template.split(separator: /%\d/, omittingEmptySubsequences: false)
        guard let first = fixed.first, let last = fixed.last, text.hasPrefix(first) else {
            return nil
        }
        var rest = text.dropFirst(first.count)
        guard fixed.count > 1 else { return rest.isEmpty ? [] : nil }
        guard rest.hasSuffix(last) else { return nil }
        rest = rest.dropLast(last.count)
        var parts: [Substring] = []
        for piece in fixed[1..<fixed.count - 1] {
            guard let found = rest.firstRange(of: piece) else { return nil }
            parts.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        return parts + [rest]
    }

    /// The more particular first; the gaps come in the same order in each language.
    private static let phrases: [(en: String, da: String, th: String)] = [
        (
            "Unknown option '%1'. Did you mean '%2'?",
            "Tilvalget '%1' findes ikke. Mente du '%2'?",
            "ไม่มีตัวเลือก '%1' หมายถึง '%2' หรือไม่"
        ),
        ("Unknown option '%1'", "Tilvalget '%1' findes ikke", "ไม่มีตัวเลือก '%1'"),
        ("Missing value for '%1'", "Værdien mangler efter '%1'", "ยังไม่ได้ระบุค่าหลัง '%1'"),
        (
            "The option '%1' does not take any value, but '%2' was specified.",
            "Tilvalget '%1' tager ingen værdi, men '%2' blev skrevet.",
            "ตัวเลือก '%1' ไม่รับค่า แต่มีการเขียน '%2'"
        ),
        ("Unexpected argument '%1'", "Der skulle ikke stå '%1'", "ไม่ควรมี '%1'"),
        (
            "%1 unexpected arguments: '%2'", "%1 ord skulle ikke stå der: '%2'",
            "มี %1 คำที่ไม่ควรมี: '%2'"
        ),
        (
            "Value to be set with %1 had already been set with %2",
            "%1 siger noget andet end %2, som står før", "%1 ขัดกับ %2 ที่อยู่ก่อนหน้า"
        ),
        ("Missing expected argument '%1'", "'%1' mangler", "ยังไม่ได้ระบุ '%1'"),
        ("Missing one of: '%1'", "En af disse mangler: '%1'", "ยังไม่ได้ระบุอย่างใดอย่างหนึ่ง: '%1'"),
        (
            "The value '%1' is invalid for '%2'. Please provide one of the following:\n%3",
            "Værdien '%1' kan ikke bruges til '%2'. Skriv en af:\n%3",
            "ค่า '%1' ใช้กับ '%2' ไม่ได้ โปรดเขียนอย่างใดอย่างหนึ่ง:\n%3"
        ),
        (
            "The value '%1' is invalid for '%2'. Please provide one of %3.",
            "Værdien '%1' kan ikke bruges til '%2'. Skriv %3.",
            "ค่า '%1' ใช้กับ '%2' ไม่ได้ โปรดเขียน %3"
        ),
        (
            "The value '%1' is invalid for '%2': %3", "Værdien '%1' kan ikke bruges til '%2': %3",
            "ค่า '%1' ใช้กับ '%2' ไม่ได้: %3"
        ),
        (
            "The value '%1' is invalid for '%2'", "Værdien '%1' kan ikke bruges til '%2'",
            "ค่า '%1' ใช้กับ '%2' ไม่ได้"
        ),
        ("Missing required subcommand.", "Kommandoen mangler.", "ยังไม่ได้ระบุคำสั่ง"),
        ("Invalid option: %1", "Tilvalget %1 kan ikke læses", "อ่านตัวเลือก %1 ไม่ได้"),
        (
            "Can't generate completion scripts for '%1'.\n%2",
            "Der er ingen fuldførelse til skallen '%1'; skriv bash, zsh eller fish",
            "ไม่มีการเติมคำสำหรับเชลล์ '%1' โปรดเขียน bash, zsh หรือ fish"
        ),
        (
            "Can't autodetect a supported shell.\n%1",
            "Skallen kendes ikke; skriv bash, zsh eller fish",
            "ไม่รู้จักเชลล์นี้ โปรดเขียน bash, zsh หรือ fish"
        ),
    ]
}

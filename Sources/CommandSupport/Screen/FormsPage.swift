public import Programmes

/// What can be recorded in a kind, for people: its fields, what they take, and their codes.
public struct FormsPage: Sendable {
    private let kind: Kind
    private let language: Language
    private let width: Int?
    private let ink: Ink

    private static let indent = "      "

    /// - Parameter width: Codes stand side by side within it; nil puts each on a line of its own.
    public init(_ kind: Kind, in language: Language, width: Int?, ink: Ink) {
        self.kind = kind
        self.language = language
        self.width = width
        self.ink = ink
    }

    public var lines: [String] {
        [ink.strong("\(kind.name)  \(kind.labels.text(in: language))")]
            + kind.fields.flatMap(lines(of:))
    }

    /// What the star means; shown once under all kinds.
    public static func legend(in language: Language) -> String {
        language.choose(da: "* skal udfyldes", en: "* required", th: "* ต้องกรอก")
    }

    /// A rule with the document it comes from.
    public static func sentence(_ rule: Guidance, in language: Language) -> String {
        "\(rule.text.text(in: language)) (\(rule.source))"
    }

    private func lines(of field: Field) -> [String] {
        let star = field.isRequired ? "*" : " "
        let label = field.labels.text(in: language)
        let head = "  \(star) \(ink.strong(field.name))  \(label) (\(takes(field)))"
        return [head] + help(of: field) + codes(of: field) + guidance(of: field)
    }

    private func help(of field: Field) -> [String] {
        field.help.map { folded($0.text(in: language)) } ?? []
    }

    private func codes(of field: Field) -> [String] {
        let items = (field.codeList?.offered ?? []).map { code in
            "\(code.code)  \(code.labels.text(in: language))"
        }
        let lines = width.map { columns(items, width: $0 - Self.indent.count) } ?? items
        return lines.map { Self.indent + $0 }
    }

    private func guidance(of field: Field) -> [String] {
        field.guidance.flatMap { rule in
            let codes = rule.codes.isEmpty ? "" : rule.codes.joined(separator: ", ") + ": "
            return folded("! " + codes + Self.sentence(rule, in: language))
        }
    }

    private func folded(_ text: String) -> [String] {
        let words = text.split(separator: " ").map(String.init)
        let lines = wrapped(words, separator: " ", width: (width ?? .max) - Self.indent.count)
        return lines.map { Self.indent + ink.faint($0) }
    }

    private func takes(_ field: Field) -> String {
        guard field.type == .integer, let range = field.range else { return name(field.type) }
        let (low, high) = (language.text(range.lowerBound), language.text(range.upperBound))
        return "\(name(field.type)), \(low)–\(high)"
    }

    private func name(_ type: FieldType) -> String {
        switch type {
        case .integer: language.choose(da: "helt tal", en: "whole number", th: "จำนวนเต็ม")
        case .date: language.choose(da: "dato", en: "date", th: "วันที่")
        case .choice: language.choose(da: "én kode", en: "one code", th: "หนึ่งรหัส")
        case .choices: language.choose(da: "flere koder", en: "several codes", th: "หลายรหัส")
        case .text: language.choose(da: "tekst", en: "text", th: "ข้อความ")
        case .tally: language.choose(da: "tæller", en: "tally", th: "ตัวนับ")
        case .card: language.choose(da: "kortnummer", en: "card number", th: "หมายเลขบัตร")
        case .reference:
            language.choose(da: "registrerings-id", en: "record's id", th: "id ของรายการ")
        case .partner: language.choose(da: "partner", en: "partner", th: "องค์กรภาคี")
        }
    }
}

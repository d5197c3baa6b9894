public import Programmes

/// Why a query cannot be counted; nothing was read or changed.
public struct CountError: Error, Equatable, Sendable {
    /// The reason, as programs read it.
    public enum Code: String, Sendable {
        case unknownIndicator = "unknown_indicator"
        case unknownField = "unknown_field"
        /// The period ends before it begins.
        case wrongPeriod = "wrong_period"
        /// There is such a field, but its values make no rows; without a field: no day to count by.
        case notCountable = "not_countable"
    }

    public let code: Code
    /// The name in the query's `by` that is refused, or `to` for the period; nil for an indicator.
    public let field: String?
    /// What the sentence is about: an indicator's id, or the names that don't go together.
    let subject: String
    /// What could have been written instead.
    let choices: [String]

    init(_ code: Code, field: String? = nil, subject: String = "", choices: [String] = []) {
        self.code = code
        self.field = field
        self.subject = subject
        self.choices = choices
    }

    /// One sentence for a person: what is wrong and what to write instead.
    public func message(in language: Language) -> String {
        switch language {
        case .da: danish
        case .en: english
        case .th: thai
        }
    }

    private var danish: String {
        switch code {
        case .unknownIndicator:
            "Programmet har ingen indikator, der hedder \(subject): skriv \(list(or: "eller"))."
        case .unknownField:
            "\(subject) kan ikke opdeles efter \(field ?? ""), for der er intet felt med det navn: "
                + "skriv \(list(or: "eller"))."
        case .wrongPeriod:
            "Perioden slutter, før den begynder: --to må ikke ligge før --from."
        case .notCountable where field == nil:
            "\(subject) kan ikke tælles: dens registreringer har ingen dato."
        case .notCountable:
            "\(subject) kan ikke opdeles efter \(field ?? ""), kun efter koder, tal eller dage: "
                + "skriv \(list(or: "eller"))."
        }
    }

    private var english: String {
        switch code {
        case .unknownIndicator:
            "The programme has no indicator called \(subject): write \(list(or: "or"))."
        case .unknownField:
            "\(subject) cannot be broken down by \(field ?? ""), as there is no field of that name: "
                + "write \(list(or: "or"))."
        case .wrongPeriod:
            "The period ends before it begins: --to must not be before --from."
        case .notCountable where field == nil:
            "\(subject) cannot be counted: its records have no date."
        case .notCountable:
            "\(subject) cannot be broken down by \(field ?? ""), only by codes, numbers or days: "
                + "write \(list(or: "or"))."
        }
    }

    private var thai: String {
        switch code {
        case .unknownIndicator:
            "แผนงานไม่มีตัวชี้วัดชื่อ \(subject) โปรดเขียน \(list(or: "หรือ"))"
        case .unknownField:
            "แยก \(subject) ตาม \(field ?? "") ไม่ได้ เพราะไม่มีช่องชื่อนั้น โปรดเขียน "
                + list(or: "หรือ")
        case .wrongPeriod:
            "ช่วงเวลาสิ้นสุดก่อนเริ่ม: --to ต้องไม่อยู่ก่อน --from"
        case .notCountable where field == nil:
            "นับ \(subject) ไม่ได้ เพราะรายการไม่มีวันที่"
        case .notCountable:
            "แยก \(subject) ตาม \(field ?? "") ไม่ได้ ทำได้เฉพาะรหัส ตัวเลข หรือวัน โปรดเขียน "
                + list(or: "หรือ")
        }
    }

    private func list(or: String) -> String {
        guard let last = choices.last, choices.count > 1 else { return choices.first ?? "" }
        return choices.dropLast().joined(separator: ", ") + " \(or) \(last)"
    }
}

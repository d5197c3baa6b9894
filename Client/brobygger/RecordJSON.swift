import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// A record as lists show it.
struct ListedRecord {
    let record: DeviceRecord
    let shown: ShownRecord
    let state: String
    /// Why the server refused it; nil if it did not.
    let refusal: QuarantinedRecord?

    /// Looks a record up in all that a list needs to know of it.
    init(_ record: DeviceRecord, programme: Programme, in transaction: DeviceTransaction) throws {
        self.record = record
        shown = ShownRecord(record.state, programme: programme)
        refusal = try transaction.quarantined(record: record.number).map {
            QuarantinedRecord(record: record, refusal: $0)
        }
        let isPending = try transaction.isPending(record: record.number)
        state = refusal != nil ? "quarantined" : isPending ? "pending" : "acknowledged"
    }

    /// The names of fields that have a value, in the order of the form, unknown ones last.
    func names(_ programme: Programme) -> [String] {
        ordered(stated, programme)
    }

    /// The same with those that are empty for one of two who disagree.
    func namesWithConflicts(_ programme: Programme) -> [String] {
        ordered(stated.union(shown.conflicts.keys), programme)
    }

    private var stated: Set<String> {
        Set(shown.values.filter { ($0.value.first ?? nil) != nil }.keys)
            .union(shown.sets.keys).union(shown.tallies.keys)
    }

    private func ordered(_ names: Set<String>, _ programme: Programme) -> [String] {
        let known = programme.kind(named: shown.kind)?.fields.map(\.name) ?? []
        return known.filter(names.contains) + names.subtracting(known).sorted()
    }

    func value(_ name: String) -> JSONValue {
        if let codes = shown.sets[name] { return .array(codes.sorted().map(JSONValue.string)) }
        if let tally = shown.tallies[name] { return .integer(tally) }
        return JSONValue(shown.values[name]?.first ?? nil)
    }

    func json(_ programme: Programme, _ language: Language) -> JSONValue {
        let refusal = refusal.map { QuarantineReason($0, programme: programme) }
        return .object(
            [
                ("id", .string("\(record.id)")), ("kind", .string(shown.kind)),
                ("scope", .string(record.state.scope.rawValue)),
                ("values", .object(names(programme).map { ($0, value($0)) })),
                (
                    "conflicts",
                    .object(
                        shown.conflicts.sorted { $0.key < $1.key }.map { name, values in
                            (name, .array(values.map(JSONValue.init)))
                        }
                    )
                ),
                ("state", .string(state)), ("voided", .bool(!shown.isShown)),
                ("void_contested", .bool(shown.isVoidContested)),
            ] + (refusal.map { [("quarantine", $0.json(in: language))] } ?? [])
        )
    }

    /// Where the record stands, for people.
    func standing(_ language: Language) -> String {
        let standing =
            shown.isShown
            ? Self.standing(state, language)
            : language.choose(da: "annulleret", en: "voided", th: "ยกเลิกแล้ว")
        guard shown.isVoidContested else { return standing }
        return standing
            + language.choose(
                da: ", annulleret og rettet samtidig",
                en: ", voided and edited at once",
                th: " ถูกยกเลิกและแก้ไขพร้อมกัน"
            )
    }

    /// What to do about a void that somebody's edit was concurrent with; nil if there is none.
    func voidAdvice(_ language: Language) -> String? {
        guard shown.isVoidContested else { return nil }
        return language.choose(
            da:
                "En annullerede den, mens en anden rettede den, så den tæller med: annuller den igen (brobygger void), eller ret den (brobygger edit).",
            en:
                "One voided it while another edited it, so it counts: void it again (brobygger void) or edit it (brobygger edit).",
            th:
                "มีคนยกเลิกขณะที่อีกคนแก้ไข รายการนี้จึงยังนับอยู่ โปรดยกเลิกอีกครั้ง (brobygger void) หรือแก้ไข (brobygger edit)"
        )
    }

    /// What JSON calls `pending`, `acknowledged` or `quarantined`.
    static func standing(_ state: String, _ language: Language) -> String {
        switch state {
        case "pending": language.choose(da: "venter", en: "pending", th: "รอส่ง")
        case "quarantined": language.choose(da: "afvist", en: "quarantined", th: "ไม่รับ")
        default: language.choose(da: "bekræftet", en: "acknowledged", th: "ตอบรับแล้ว")
        }
    }

    /// A field's value for people, codes by their labels.
    func text(_ name: String, _ programme: Programme, _ language: Language) -> String {
        let field = programme.kind(named: shown.kind)?.field(named: name)
        func label(_ code: String) -> String {
            field?.codeList?.codes.first { $0.code == code }?.labels.text(in: language) ?? code
        }
        if let codes = shown.sets[name] { return codes.sorted().map(label).joined(separator: ", ") }
        if let tally = shown.tallies[name] { return language.text(tally) }
        return (shown.values[name] ?? []).map { value in
            switch value {
            case .code(let code): label(code)
            case .day(let day): language.text(day)
            case nil: language.choose(da: "(tom)", en: "(empty)", th: "(ว่าง)")
            default: plain(value)
            }
        }.joined(separator: " ≠ ")
    }
}

/// A value as text: the code, the ISO date, the number.
func plain(_ value: FieldValue?) -> String {
    switch value {
    case .integer(let number): "\(number)"
    case .day(let day): "\(day)"
    case .code(let text), .text(let text), .card(let text), .reference(let text): text
    case nil: ""
    }
}

extension JSONValue {
    init(_ value: FieldValue?) {
        switch value {
        case .integer(let number): self = .integer(number)
        case nil: self = .null
        default: self = .string(plain(value))
        }
    }
}

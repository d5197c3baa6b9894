import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient
import WireProtocol

/// Why the server did not take a record, for people and for programs.
struct QuarantineReason {
    private let record: QuarantinedRecord
    private let kind: Kind?
    /// The field at fault; nil when it is none.
    let field: String?
    /// The rule that was broken; nil when the verdict says it all.
    let rule: String?

    /// - Parameter programme: The newest that the device has.
    init(_ record: QuarantinedRecord, programme: Programme) {
        self.record = record
        kind = programme.kind(id: Int(record.kind.rawValue))
        let parts = record.detail.split(separator: ":", maxSplits: 1).map(String.init)
        guard record.verdict == .invalid, parts.count == 2 else {
            field = nil
            rule = record.detail == Self.readOnly ? "read_only" : nil
            return
        }
        let rule = parts[1].drop { $0 == " " }.replacing(" ", with: "_")
        self.rule = rule == "required" ? "missing_field" : String(rule)
        field = rule == "unknown_kind" ? nil : parts[0]
    }

    /// The verdict's name, as SPEC.md has it.
    var name: String { record.verdict?.name ?? "\(record.number)" }

    /// One sentence in the worker's language: what is wrong, and what to do.
    func sentence(in language: Language) -> String {
        switch record.verdict {
        case .denied: denied(language)
        case .invalid: invalid(language)
        case .tooBig:
            language.choose(
                da:
                    "Den er for stor for serveren (\(record.detail)); den er i behold her, kort den af med: \(edit(language))",
                en:
                    "It is too large for the server (\(record.detail)); it is safe here, shorten it with: \(edit(language))",
                th:
                    "รายการใหญ่เกินไปสำหรับเซิร์ฟเวอร์ (\(record.detail)) แต่ยังปลอดภัยอยู่ที่นี่ โปรดทำให้สั้นลงด้วย: \(edit(language))"
            )
        case .needsResolve:
            language.choose(
                da:
                    "Der er for mange modstridende værdier; alle er i behold, vælg den rigtige med: brobygger resolve \(record.id) felt=værdi",
                en:
                    "It has too many values that contradict each other; all are kept, choose the right one with: brobygger resolve \(record.id) field=value",
                th:
                    "มีค่าที่ขัดแย้งกันมากเกินไป ทุกค่ายังเก็บไว้ โปรดเลือกค่าที่ถูกด้วย: brobygger resolve \(record.id) ช่อง=ค่า"
            )
        case .schemaTooNew:
            language.choose(
                da:
                    "Den er skrevet med et nyere program, end serveren kender (\(record.detail)); den er i behold her og sendes igen ved hver synkronisering, til serveren er opdateret.",
                en:
                    "It was written by a newer programme than the server knows (\(record.detail)); it is safe here and sent again with every sync until the server is updated.",
                th:
                    "รายการนี้เขียนด้วยแผนงานที่ใหม่กว่าที่เซิร์ฟเวอร์รู้จัก (\(record.detail)) ยังปลอดภัยอยู่ที่นี่และจะส่งใหม่ทุกครั้งที่ซิงค์จนกว่าเซิร์ฟเวอร์จะปรับปรุง"
            )
        case .erased:
            language.choose(
                da:
                    "Registreringen er slettet for altid på serveren; det, der blev skrevet bagefter, er kun her og kommer ikke med.",
                en:
                    "The record was erased for good on the server; what was written after that is only here and will not be taken.",
                th: "รายการนี้ถูกลบถาวรบนเซิร์ฟเวอร์แล้ว สิ่งที่เขียนหลังจากนั้นมีอยู่เฉพาะที่นี่และเซิร์ฟเวอร์จะไม่รับ"
            )
        case .ok, .same, .later, nil:
            language.choose(
                da:
                    "Serveren tog den ikke (\(name)); den er i behold her og sendes igen ved næste synkronisering.",
                en:
                    "The server did not take it (\(name)); it is safe here and sent again with the next sync.",
                th: "เซิร์ฟเวอร์ไม่รับรายการนี้ (\(name)) ยังปลอดภัยอยู่ที่นี่และจะส่งใหม่เมื่อซิงค์ครั้งต่อไป"
            )
        }
    }

    private static let readOnly = "the scope is read-only"

    private func edit(_ language: Language) -> String {
        "brobygger edit \(record.id) "
            + (field.map { "\($0)=…" } ?? language.choose(da: "felt=…", en: "field=…", th: "ช่อง=…"))
    }

    private func denied(_ language: Language) -> String {
        guard rule == nil else {
            return language.choose(
                da:
                    "Enheden må kun læse her; registreringen er i behold, bed koordinatoren om adgang til at skrive.",
                en:
                    "This device may only read here; the record is safe, ask the coordinator for leave to write.",
                th: "อุปกรณ์นี้อ่านได้อย่างเดียว รายการยังปลอดภัย โปรดขอสิทธิ์เขียนจากผู้ประสานงาน"
            )
        }
        return language.choose(
            da:
                "Serveren tillader ikke enheden denne ændring (\(record.detail)); den er i behold her, vis koordinatoren denne besked.",
            en:
                "The server does not allow this device that change (\(record.detail)); it is safe here, show the coordinator this message.",
            th:
                "เซิร์ฟเวอร์ไม่อนุญาตให้อุปกรณ์นี้เปลี่ยนแปลงเช่นนั้น (\(record.detail)) รายการยังปลอดภัยอยู่ที่นี่ โปรดให้ผู้ประสานงานดูข้อความนี้"
        )
    }

    private func invalid(_ language: Language) -> String {
        let name = field.map { name in
            kind?.field(named: name)?.labels.text(in: language) ?? name
        }
        let what = reason(name ?? "", language)
        switch rule {
        case "unknown_field", "unknown_kind":
            return language.choose(
                da:
                    "\(what); registreringen er i behold her og sendes igen ved hver synkronisering, vis koordinatoren denne besked.",
                en:
                    "\(what); the record is safe here and sent again with every sync, show the coordinator this message.",
                th: "\(what) รายการยังปลอดภัยอยู่ที่นี่และจะส่งใหม่ทุกครั้งที่ซิงค์ โปรดให้ผู้ประสานงานดูข้อความนี้"
            )
        default:
            return language.choose(
                da: "\(what); registreringen er i behold her, ret den med: \(edit(language))",
                en: "\(what); the record is safe here, correct it with: \(edit(language))",
                th: "\(what) รายการยังปลอดภัยอยู่ที่นี่ โปรดแก้ไขด้วย: \(edit(language))"
            )
        }
    }

    private func reason(_ name: String, _ language: Language) -> String {
        switch rule.flatMap(EntryErrorCode.init(rawValue:)) {
        case .unknownKind:
            language.choose(
                da: "Serveren kender ikke den slags registrering",
                en: "The server doesn't know that kind of record",
                th: "เซิร์ฟเวอร์ไม่รู้จักรายการประเภทนี้"
            )
        case .unknownField:
            language.choose(
                da: "Serveren kender ikke feltet \(name)",
                en: "The server doesn't know the field \(name)",
                th: "เซิร์ฟเวอร์ไม่รู้จักช่อง \(name)"
            )
        case .wrongType:
            language.choose(
                da: "\(name) har en forkert slags værdi",
                en: "\(name) has the wrong sort of value",
                th: "\(name) มีค่าผิดชนิด"
            )
        case .outOfRange:
            language.choose(
                da: "\(name) er for stor eller for lille",
                en: "\(name) is too large or too small",
                th: "\(name) มากหรือน้อยเกินไป"
            )
        case .impossibleDate:
            language.choose(
                da: "\(name) er ikke en dato",
                en: "\(name) is not a date",
                th: "\(name) ไม่ใช่วันที่"
            )
        case .unknownCode:
            language.choose(
                da: "\(name) har en kode, som serveren ikke kender",
                en: "\(name) has a code that the server doesn't know",
                th: "\(name) มีรหัสที่เซิร์ฟเวอร์ไม่รู้จัก"
            )
        case .missingField:
            language.choose(da: "\(name) mangler", en: "\(name) is missing", th: "ยังไม่ได้ระบุ\(name)")
        case .identifyingText:
            language.choose(
                da: "\(name) ligner noget, der kan pege på et menneske",
                en: "\(name) looks like something that points to a person",
                th: "\(name) มีสิ่งที่อาจชี้ตัวบุคคลได้"
            )
        case .textTooLong:
            language.choose(
                da: "\(name) er for lang",
                en: "\(name) is too long",
                th: "\(name) ยาวเกินไป"
            )
        case .wrongOperator, .duplicateField, .malformedAssignment, .wrongCheck, nil:
            language.choose(
                da: "Serverens regler tillader den ikke (\(record.detail))",
                en: "The server's rules don't allow it (\(record.detail))",
                th: "กฎของเซิร์ฟเวอร์ไม่อนุญาต (\(record.detail))"
            )
        }
    }

    /// The record and why, for JSON.
    func json(in language: Language) -> JSONValue {
        .object([
            ("id", .string("\(record.id)")),
            ("kind", .string(kind?.name ?? "#\(record.kind.rawValue)")),
            ("reason", .string(name)),
            ("rule", rule.map(JSONValue.string) ?? .null),
            ("field", field.map(JSONValue.string) ?? .null),
            ("detail", .string(record.detail)),
            ("message", .string(sentence(in: language))),
            ("since", .string(UTCTime(seconds: record.since).text)),
        ])
    }

    /// The record and why, on one line.
    func line(in language: Language) -> String { "\(record.id)  \(sentence(in: language))" }
}

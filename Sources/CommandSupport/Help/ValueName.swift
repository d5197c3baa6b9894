/// What the help calls the value of an argument or option, as in `<file>`; alike everywhere.
public enum ValueName: Sendable {
    case address, assignment, code, cut, date, fields, file, folder, format, hours, id, indicator
    case kind, language, name, number, partner, quantity, reason, report, role, span, text, url,
        word

    var text: String {
        switch self {
        case .address: .localized(da: "adresse", en: "address", th: "ที่อยู่")
        case .assignment: .localized(da: "felt=værdi", en: "field=value", th: "ช่อง=ค่า")
        case .code: .localized(da: "kode", en: "code", th: "รหัส")
        case .cut: .localized(da: "snit", en: "cut", th: "จุดตัดข้อมูล")
        case .date: .localized(da: "dato", en: "date", th: "วันที่")
        case .fields: .localized(da: "felt,…", en: "field,…", th: "ช่อง,…")
        case .file: .localized(da: "fil", en: "file", th: "ไฟล์")
        case .folder: .localized(da: "mappe", en: "folder", th: "โฟลเดอร์")
        case .format: .localized(da: "format", en: "format", th: "รูปแบบ")
        case .hours: .localized(da: "timer", en: "hours", th: "ชั่วโมง")
        case .id: "id"
        case .indicator: .localized(da: "indikator", en: "indicator", th: "ตัวชี้วัด")
        case .kind: .localized(da: "slags", en: "kind", th: "ประเภท")
        case .language: .localized(da: "sprog", en: "language", th: "ภาษา")
        case .name: .localized(da: "navn", en: "name", th: "ชื่อ")
        case .number: .localized(da: "nummer", en: "number", th: "หมายเลข")
        case .partner: .localized(da: "partner", en: "partner", th: "องค์กรภาคี")
        case .quantity: .localized(da: "antal", en: "number", th: "จำนวน")
        case .reason: .localized(da: "grund", en: "reason", th: "เหตุผล")
        case .report: .localized(da: "rapport", en: "report", th: "รายงาน")
        case .role: .localized(da: "rolle", en: "role", th: "บทบาท")
        case .span: .localized(da: "tid", en: "time", th: "ระยะเวลา")
        case .text: .localized(da: "ord", en: "word", th: "คำ")
        case .url: "url"
        case .word:
            .localized(da: "slags|felt=værdi", en: "kind|field=value", th: "ประเภท|ช่อง=ค่า")
        }
    }
}

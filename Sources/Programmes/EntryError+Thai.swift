extension EntryError {
    var thaiReason: String {
        switch code {
        case .unknownKind: "ไม่มีรายการประเภท \(written)"
        case .unknownField: "ไม่มีช่อง \(written)"
        case .wrongType: "\(assignment) ไม่ใช่\(thaiType)"
        case .outOfRange: "\(assignment) อยู่นอกช่วง \(list)"
        case .impossibleDate: "\(assignment) ไม่ใช่วันที่"
        case .unknownCode: "\(name) ไม่รู้จักรหัส \(written)"
        case .missingField: "ต้องระบุ \(name)"
        case .identifyingText: "\(name) มีสิ่งที่อาจชี้ตัวบุคคลได้ (\(thaiShape))"
        case .wrongOperator: "\(name)\(written) ใช้กับช่องนี้ไม่ได้"
        case .textTooLong: "\(name) ยาวเกินไป"
        case .duplicateField: "\(name) มีสองครั้ง"
        case .malformedAssignment: "อ่าน \"\(written)\" ไม่ได้"
        case .wrongCheck: "\(assignment) อ่านหรือพิมพ์ผิด เพราะอักขระตัวสุดท้ายไม่ตรง"
        }
    }

    var thaiAdvice: String {
        switch code {
        case .unknownKind, .unknownField, .unknownCode: "เขียนอย่างใดอย่างหนึ่ง: \(list)"
        case .wrongType: "เขียน เช่น \(name)=\(example)"
        case .outOfRange: "เขียนตัวเลขในช่วงนั้น"
        case .impossibleDate: "เขียนปี-เดือน-วัน เช่น \(name)=\(example)"
        case .missingField: choices.isEmpty ? "เพิ่ม \(name)=…" : "เพิ่ม \(name)=… (\(list))"
        case .identifyingText: "เขียนโดยไม่มีชื่อ ตัวเลข หรือที่อยู่"
        case .wrongOperator: "เขียน \(list)"
        case .textTooLong: "เขียนไม่เกิน \(list) อักขระ"
        case .duplicateField: "เขียนครั้งเดียว"
        case .malformedAssignment: "เขียน ช่อง=ค่า"
        case .wrongCheck: "ดูที่บัตรอีกครั้ง"
        }
    }

    private var thaiType: String {
        switch type {
        case .text: "ข้อความที่ไม่มีอักขระที่มองไม่เห็น"
        case .card: "หมายเลขบัตรที่มีตัวอักษร ตัวเลข และขีด 4 ถึง 32 ตัว"
        case .reference: " id ของรายการ"
        case .partner: " id ขององค์กรภาคี"
        case .date: "วันที่"
        case .choice, .choices: "รหัส"
        case .integer, .tally, nil: "จำนวนเต็ม"
        }
    }

    private var thaiShape: String {
        switch IdentifyingShape(rawValue: written) {
        case .cpr: "เลข CPR"
        case .phone: "หมายเลขโทรศัพท์"
        case .email: "อีเมล"
        case .address: "ที่อยู่"
        case nil: written
        }
    }
}

/// The headings of the manual, and what it says of every program.
enum ManualWords {
    static var name: String { .localized(da: "Navn", en: "Name", th: "ชื่อ") }
    static var synopsis: String { .localized(da: "Oversigt", en: "Synopsis", th: "รูปแบบคำสั่ง") }
    static var description: String {
        .localized(da: "Beskrivelse", en: "Description", th: "คำอธิบาย")
    }
    static var everywhere: String {
        .localized(
            da: "Tilvalg til alle kommandoer",
            en: "Options of every command",
            th: "ตัวเลือกของทุกคำสั่ง"
        )
    }
    static var exitStatus: String {
        .localized(da: "Slutstatus", en: "Exit status", th: "สถานะเมื่อจบ")
    }
    static var environment: String {
        .localized(da: "Miljøvariabler", en: "Environment", th: "ตัวแปรสภาพแวดล้อม")
    }
    static var files: String { .localized(da: "Filer", en: "Files", th: "ไฟล์") }
    static var seeAlso: String { .localized(da: "Se også", en: "See also", th: "ดูเพิ่มเติม") }

    /// What each ``ExitStatus`` means.
    static var exitStatuses: [(String, String)] {
        ExitStatus.allCases.map { ("\($0.rawValue)", meaning(of: $0)) }
    }

    private static func meaning(of status: ExitStatus) -> String {
        switch status {
        case .done: .localized(da: "Udført.", en: "Done.", th: "เสร็จสมบูรณ์")
        case .failed:
            .localized(
                da: "Mislykket, eller ikke alt bevist ens; lokale data er i behold.",
                en: "Failed, or not fully verified; local data is safe.",
                th: "ไม่สำเร็จ หรือยังพิสูจน์ไม่ได้ว่าตรงกันทั้งหมด ข้อมูลในเครื่องยังปลอดภัย"
            )
        case .usage:
            .localized(
                da: "Kommandoen er skrevet forkert.",
                en: "Wrong usage.",
                th: "เขียนคำสั่งไม่ถูกต้อง"
            )
        case .refused:
            .localized(
                da:
                    "Afvist: en forkert eller manglende værdi, et ukendt id, en fil med fejl; intet er ændret.",
                en:
                    "Refused: a wrong or missing value, an unknown id, a broken file; nothing was changed.",
                th: "ไม่รับ: ค่าผิดหรือขาดไป id ที่ไม่รู้จัก หรือไฟล์ที่มีข้อผิดพลาด ไม่มีการเปลี่ยนแปลงใด ๆ"
            )
        case .unreachable:
            .localized(
                da: "Serveren kan ikke nås, eller noget andet svarede; lokale data er i behold.",
                en: "The server cannot be reached, or something else answered; local data is safe.",
                th: "ติดต่อเซิร์ฟเวอร์ไม่ได้ หรือมีอย่างอื่นตอบกลับ ข้อมูลในเครื่องยังปลอดภัย"
            )
        case .notPermitted:
            .localized(
                da:
                    "Ikke tilladt: en forkert eller brugt kode, en enhed, der er lukket ude, en anden rolles kommando.",
                en:
                    "Not permitted: a wrong or used code, a revoked device, another role's command.",
                th: "ไม่ได้รับอนุญาต: รหัสผิดหรือใช้แล้ว อุปกรณ์ที่ถูกปิดกั้น หรือคำสั่งของบทบาทอื่น"
            )
        }
    }
}

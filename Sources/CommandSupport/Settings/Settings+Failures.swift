import Programmes

extension CommandFailure {
    static func unreadable(_ path: String, in language: Language) -> CommandFailure {
        CommandFailure(
            .refused,
            code: "unreadable_file",
            message: language.choose(
                da:
                    "Konfigurationsfilen \(path) kan ikke læses som tekst, så intet er gjort; se efter, om navn og rettigheder passer.",
                en:
                    "The configuration file \(path) can't be read as text, so nothing was done; check its name and permissions.",
                th:
                    "อ่านไฟล์ตั้งค่า \(path) เป็นข้อความไม่ได้ จึงยังไม่ได้ทำอะไร โปรดตรวจชื่อไฟล์และสิทธิ์การอ่าน"
            )
        )
    }

    static func refused(
        _ fault: SettingsFile.Fault,
        in path: String,
        names: [String],
        _ language: Language
    ) -> CommandFailure {
        CommandFailure(
            .refused,
            code: "invalid_configuration",
            message: "\(path): " + fault.sentence(names: names, in: language),
            field: fault.name,
            line: fault.line
        )
    }
}

extension SettingsFile.Fault {
    fileprivate func sentence(names: [String], in language: Language) -> String {
        switch reason {
        case .notAnAssignment:
            language.choose(
                da: "\(name) er ingen indstilling, så intet er gjort; skriv navn = værdi.",
                en: "\(name) is no setting, so nothing was done; write name = value.",
                th: "\(name) ไม่ใช่การตั้งค่า จึงยังไม่ได้ทำอะไร โปรดเขียนเป็น ชื่อ = ค่า"
            )
        case .unknownName:
            language.choose(
                da:
                    "der er ingen indstilling \(name), så intet er gjort; brug \(names.joined(separator: ", ")).",
                en:
                    "there is no setting \(name), so nothing was done; use \(names.joined(separator: ", ")).",
                th:
                    "ไม่มีการตั้งค่าชื่อ \(name) จึงยังไม่ได้ทำอะไร โปรดใช้ \(names.joined(separator: ", "))"
            )
        case .emptyValue:
            language.choose(
                da: "\(name) har ingen værdi, så intet er gjort; skriv en, eller slet linjen.",
                en: "\(name) has no value, so nothing was done; write one or delete the line.",
                th: "\(name) ไม่มีค่า จึงยังไม่ได้ทำอะไร โปรดเขียนค่าหรือลบบรรทัดนี้"
            )
        case .doubleName:
            language.choose(
                da: "\(name) står der to gange, så intet er gjort; slet den ene.",
                en: "\(name) stands there twice, so nothing was done; delete one of them.",
                th: "\(name) มีอยู่สองครั้ง จึงยังไม่ได้ทำอะไร โปรดลบออกหนึ่งบรรทัด"
            )
        }
    }
}

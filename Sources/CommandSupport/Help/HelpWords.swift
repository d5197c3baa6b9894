/// The words that ArgumentParser says in English only, and those of the manual.
enum HelpWords {
    static var usage: String { .localized(da: "Brug", en: "Usage", th: "วิธีใช้") }
    static var arguments: String { .localized(da: "Argumenter", en: "Arguments", th: "อาร์กิวเมนต์") }
    static var options: String { .localized(da: "Tilvalg", en: "Options", th: "ตัวเลือก") }
    static var commands: String { .localized(da: "Kommandoer", en: "Commands", th: "คำสั่ง") }
    static var command: String { .localized(da: "kommando", en: "command", th: "คำสั่ง") }
    static var values: String { .localized(da: "værdier", en: "values", th: "ค่า") }
    static var byDefault: String { .localized(da: "standard", en: "default", th: "ค่าปริยาย") }
    static var error: String { .localized(da: "Fejl", en: "Error", th: "ผิดพลาด") }
    static var help: String { .localized(da: "Hjælp", en: "Help", th: "คำแนะนำ") }

    static var showsHelp: String {
        .localized(da: "Vis denne hjælp.", en: "Show this help.", th: "แสดงวิธีใช้นี้")
    }

    static var showsVersion: String {
        .localized(da: "Vis versionen.", en: "Show the version.", th: "แสดงรุ่นของโปรแกรม")
    }

    /// Where a command's own help is found.
    static func more(_ program: String) -> String {
        .localized(
            da: "Mere om en kommando: \(program) help <\(command)>",
            en: "More about a command: \(program) help <\(command)>",
            th: "ดูเพิ่มเติมเกี่ยวกับคำสั่ง: \(program) help <\(command)>"
        )
    }
}

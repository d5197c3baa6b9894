import Programmes

/// What a form says to whoever fills it in.
struct FormSentences {
    let language: Language

    private static let choicesNamed = 4
    private static let cellsNamed = 30

    var keys: String {
        language.choose(
            da: "? hjælp · < tilbage · . afbryd",
            en: "? help · < back · . cancel",
            th: "? วิธีใช้ · < ย้อนกลับ · . ยกเลิก"
        )
    }

    var required: String {
        language.choose(
            da: "Det skal udfyldes.",
            en: "This must be filled in.",
            th: "ข้อนี้ต้องกรอก"
        )
    }

    var firstQuestion: String {
        language.choose(
            da: "Dette er det første spørgsmål.",
            en: "This is the first question.",
            th: "นี่คือคำถามแรก"
        )
    }

    var notADay: String {
        language.choose(
            da:
                "Det er ikke en dato; skriv for eksempel 2026-01-31, 31.1., i går eller -1 for dagen før.",
            en:
                "That is not a date; write for example 2026-01-31, 31.1, yesterday or -1 for the day before.",
            th: "ไม่ใช่วันที่ที่ถูกต้อง พิมพ์เช่น 2026-01-31, 31.1, เมื่อวาน หรือ -1 สำหรับวันก่อนหน้า"
        )
    }

    func notANumber(_ range: ClosedRange<Int64>?) -> String {
        guard let range else {
            return language.choose(
                da: "Skriv et helt tal.",
                en: "Write a whole number.",
                th: "พิมพ์เป็นจำนวนเต็ม"
            )
        }
        let (low, high) = (range.lowerBound, range.upperBound)
        return language.choose(
            da: "Skriv et helt tal fra \(low) til \(high).",
            en: "Write a whole number from \(low) to \(high).",
            th: "พิมพ์เป็นจำนวนเต็มตั้งแต่ \(low) ถึง \(high)"
        )
    }

    func notMatched(_ answer: Unmatched) -> String {
        let text = shortened(onOneLine(answer.text), to: Self.cellsNamed)
        guard case .several(let choices) = answer.match else {
            return language.choose(
                da: "\"\(text)\" er ikke på listen; skriv et tal eller de første bogstaver.",
                en: "\"\(text)\" is not in the list; write a number or the first letters.",
                th: "ไม่มี \"\(text)\" ในรายการ พิมพ์หมายเลขหรือตัวอักษรแรก ๆ"
            )
        }
        let names =
            choices.prefix(Self.choicesNamed).map(\.label).joined(separator: ", ")
            + (choices.count > Self.choicesNamed ? ", …" : "")
        return language.choose(
            da: "\"\(text)\" kan være \(names); skriv flere bogstaver eller tallet.",
            en: "\"\(text)\" can be \(names); write more letters or the number.",
            th: "\"\(text)\" อาจหมายถึง \(names) พิมพ์ตัวอักษรเพิ่มหรือพิมพ์หมายเลข"
        )
    }

    var more: String {
        language.choose(
            da: "Enter gemmer; skriv tal for at tilføje mere",
            en: "Enter saves; write numbers to add more",
            th: "กด Enter เพื่อบันทึก หรือพิมพ์หมายเลขเพื่อเพิ่มข้อมูล"
        )
    }

    var change: String {
        language.choose(
            da: "Hvad skal ændres? Enter gemmer",
            en: "What to change? Enter saves",
            th: "ต้องการแก้ไขข้อใด (กด Enter เพื่อบันทึก)"
        )
    }

    var offerHelp: String {
        language.choose(
            da: "Skriv et eller flere tal eller navne, for eksempel 1 3; Enter alene gemmer.",
            en: "Write one or more numbers or names, for example 1 3; Enter alone saves.",
            th: "พิมพ์หมายเลขหรือชื่อหนึ่งข้อหรือหลายข้อ เช่น 1 3 กด Enter อย่างเดียวเพื่อบันทึก"
        )
    }

    /// What `?` says of a field that is in conflict.
    var contested: String {
        language.choose(
            da: "To skrev hver sit, før de synkroniserede; skriv det, der gælder.",
            en: "Two people wrote this before they synced; write what holds.",
            th: "มีคนสองคนเขียนไว้ต่างกันก่อนซิงค์ พิมพ์ค่าที่ถูกต้อง"
        )
    }

    /// Enter alone decides nothing.
    var stillContested: String {
        language.choose(
            da: "Konflikten står tilbage; skriv den værdi, der gælder, for at afgøre den.",
            en: "The conflict stays; write the value that holds to settle it.",
            th: "ค่ายังขัดแย้งกันอยู่ พิมพ์ค่าที่ถูกต้องเพื่อตัดสิน"
        )
    }

    func howToWrite(_ type: FieldType, isRequired: Bool = false) -> String {
        switch type {
        case .choice:
            language.choose(
                da: "Skriv tallet, koden eller de første bogstaver.",
                en: "Write the number, the code or the first letters.",
                th: "พิมพ์หมายเลข รหัส หรือตัวอักษรแรก ๆ"
            )
        case .choices:
            language.choose(
                da: "Skriv et eller flere tal, koder eller begyndelser med komma imellem",
                en: "Write one or more numbers, codes or beginnings with commas between",
                th: "พิมพ์หมายเลข รหัส หรือตัวอักษรแรก ๆ ได้หลายข้อ คั่นด้วยจุลภาค"
            )
                + (isRequired
                    ? end
                    : language.choose(da: "; - tømmer.", en: "; - empties.", th: " พิมพ์ - เพื่อล้าง"))
        case .date:
            language.choose(
                da: "Enter tager datoen i klammer; ellers 2026-01-31, 31.1 eller -1 for dagen før.",
                en:
                    "Enter takes the date in brackets; else 2026-01-31, 31.1 or -1 for the day before.",
                th: "กด Enter เพื่อใช้วันที่ในวงเล็บ หรือพิมพ์ 2026-01-31, 31.1 หรือ -1 สำหรับวันก่อนหน้า"
            )
        case .integer:
            language.choose(
                da: "Skriv et helt tal.",
                en: "Write a whole number.",
                th: "พิมพ์เป็นจำนวนเต็ม"
            )
        case .tally:
            language.choose(
                da: "Skriv et tal; når en registrering ændres, lægger +3 til, og -1 trækker fra.",
                en: "Write a number; when a record is changed, +3 adds and -1 takes away.",
                th: "พิมพ์ตัวเลข เมื่อแก้ไขรายการ +3 คือเพิ่ม และ -1 คือลด"
            )
        case .reference:
            language.choose(
                da: "Skriv registreringens id, som brobygger list viser det",
                en: "Write the record's id, as brobygger list shows it",
                th: "พิมพ์ id ของรายการตามที่ brobygger list แสดง"
            ) + skipping(isRequired)
        case .text, .card, .partner:
            language.choose(
                da: "Skriv, hvad der skal stå",
                en: "Write what it shall say",
                th: "พิมพ์ข้อความ"
            ) + skipping(isRequired)
        }
    }

    /// What else can be typed where nothing needs to be said.
    private func skipping(_ isRequired: Bool) -> String {
        guard !isRequired else { return end }
        return language.choose(
            da: "; Enter springer over, - tømmer.",
            en: "; Enter skips, - empties.",
            th: " กด Enter เพื่อข้าม พิมพ์ - เพื่อล้าง"
        )
    }

    /// What ends a sentence; Thai has no sign for it.
    private var end: String { language.choose(da: ".", en: ".", th: "") }
}

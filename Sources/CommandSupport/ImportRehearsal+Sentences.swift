public import Programmes

extension ImportRehearsal {
    /// What is said of a file that could be imported.
    public func acceptance(in language: Language) -> String {
        let count = language.text(rows)
        return switch rows {
        case 0:
            language.choose(
                da: "Filen har ingen rækker; intet er gemt.",
                en: "The file has no rows; nothing was saved.",
                th: "ไฟล์นี้ไม่มีแถว ยังไม่ได้บันทึกอะไร"
            )
        case 1:
            language.choose(
                da: "Den ene række kan importeres; intet er gemt endnu.",
                en: "The only row can be imported; nothing was saved yet.",
                th: "นำเข้าได้ 1 แถว ยังไม่ได้บันทึกอะไร"
            )
        default:
            language.choose(
                da: "Alle \(count) rækker kan importeres; intet er gemt endnu.",
                en: "All \(count) rows can be imported; nothing was saved yet.",
                th: "นำเข้าได้ทั้ง \(count) แถว ยังไม่ได้บันทึกอะไร"
            )
        }
    }

    /// What is said of a file that would be refused, after the reasons.
    ///
    /// - Parameter isKnown: Whether it was imported before, which needs no wrong row.
    public func refusal(isKnown: Bool, in language: Language) -> String {
        guard refusedRows > 0 else {
            return isKnown
                ? language.choose(
                    da:
                        "Filen ville ikke blive importeret igen; dens rækker har ingen fejl, og intet er gemt.",
                    en:
                        "The file would not be imported again; its rows have no errors and nothing was saved.",
                    th: "จะไม่นำเข้าไฟล์นี้ซ้ำ แถวต่าง ๆ ไม่มีข้อผิดพลาดและยังไม่ได้บันทึกอะไร"
                )
                : language.choose(
                    da: "Filen ville ikke blive importeret; intet er gemt.",
                    en: "The file would not be imported; nothing was saved.",
                    th: "จะนำเข้าไฟล์นี้ไม่ได้ ยังไม่ได้บันทึกอะไร"
                )
        }
        let (refused, count) = (language.text(refusedRows), language.text(rows))
        return language.choose(
            da:
                "Filen ville ikke blive importeret: \(refused) af \(count) \(rows == 1 ? "række" : "rækker") har fejl; intet er gemt.",
            en:
                "The file would not be imported: \(refused) of \(count) \(rows == 1 ? "row" : "rows") \(refusedRows == 1 ? "has" : "have") errors; nothing was saved.",
            th: "จะนำเข้าไฟล์นี้ไม่ได้: \(refused) จาก \(count) แถวมีข้อผิดพลาด ยังไม่ได้บันทึกอะไร"
        )
    }
}

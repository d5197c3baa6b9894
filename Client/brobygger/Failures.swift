import CommandSupport
import Programmes
import RecordStore

/// What the user is told when the store or a sync fails.
enum Failures {
    static func failure(_ error: StoreError, in language: Language) -> CommandFailure {
        switch error {
        case .missing(let folder):
            CommandFailure(
                .refused,
                code: "not_joined",
                message: language.choose(
                    da:
                        "Der er ingen enhed i \(folder), så intet er gjort; tilmeld den med: brobygger join URL KODE",
                    en:
                        "There is no device in \(folder), so nothing was done; join with: brobygger join URL CODE",
                    th:
                        "ไม่มีอุปกรณ์ใน \(folder) จึงยังไม่ได้ทำอะไร โปรดเข้าร่วมด้วย: brobygger join URL รหัส"
                )
            )
        case .unknownFormat(let file, let format):
            CommandFailure(
                .failed,
                code: "unknown_format",
                message: language.choose(
                    da:
                        "\(file) er skrevet af en anden version (format \(format)); intet er ændret, brug den nyeste brobygger.",
                    en:
                        "\(file) was written by another version (format \(format)); nothing was changed, use the newest brobygger.",
                    th:
                        "\(file) ถูกเขียนด้วยรุ่นอื่น (รูปแบบ \(format)) ไม่มีการเปลี่ยนแปลงใด ๆ โปรดใช้ brobygger รุ่นล่าสุด"
                )
            )
        case .locked(let file):
            CommandFailure(
                .failed,
                code: "locked",
                message: language.choose(
                    da:
                        "Et andet program bruger \(file); intet er ændret, og det, der er gemt, er i behold, prøv igen om lidt.",
                    en:
                        "Another program is using \(file); nothing was changed and what is saved is safe, try again in a moment.",
                    th:
                        "โปรแกรมอื่นกำลังใช้ \(file) ไม่มีการเปลี่ยนแปลงใด ๆ และสิ่งที่บันทึกไว้ยังปลอดภัย โปรดลองใหม่ในอีกสักครู่"
                )
            )
        case .diskFull: diskFull(in: language)
        // SQLite and the system have many words for it.
        case .system(let file, _) where Disk(of: file).isFull: diskFull(in: language)
        case .system(let file, let reason):
            CommandFailure(
                .failed,
                code: "system",
                message: language.choose(
                    da:
                        "\(file) kunne ikke bruges (\(reason)); det, der er gemt, er i behold, se efter, om mappen kan læses og skrives, og prøv igen.",
                    en:
                        "\(file) could not be used (\(reason)); what is saved is safe, see whether the folder can be read and written, and try again.",
                    th:
                        "ใช้ \(file) ไม่ได้ (\(reason)) สิ่งที่บันทึกไว้ยังปลอดภัย โปรดตรวจว่าอ่านและเขียนโฟลเดอร์ได้หรือไม่ แล้วลองใหม่"
                )
            )
        case .tornCopy(let folder, let what):
            CommandFailure(
                .failed,
                code: "torn_copy",
                message: language.choose(
                    da:
                        "\(folder) er en kopi, der blev taget, mens enheden arbejdede, og den er ikke hel (\(what.first ?? "")); intet er ændret, og originalen har det hele: brug den, eller kopiér den igen, når intet bruger den.",
                    en:
                        "\(folder) is a copy that was made while the device worked, and it is not whole (\(what.first ?? "")); nothing was changed and the original has everything: use it, or copy it again while nothing uses it.",
                    th:
                        "\(folder) เป็นสำเนาที่ทำขณะอุปกรณ์กำลังทำงานจึงไม่ครบถ้วน (\(what.first ?? "")) ไม่มีการเปลี่ยนแปลงใด ๆ และต้นฉบับมีครบทุกอย่าง โปรดใช้ต้นฉบับ หรือทำสำเนาใหม่ขณะไม่มีใครใช้"
                )
            )
        case .corrupt(let what):
            CommandFailure(
                .failed,
                code: "corrupt",
                message: language.choose(
                    da:
                        "Enhedens database er beskadiget (\(what)); gem mappen, som den er, og bed om hjælp, før du skriver mere.",
                    en:
                        "The device's database is damaged (\(what)); keep the folder as it is and ask for help before you write more.",
                    th:
                        "ฐานข้อมูลของอุปกรณ์เสียหาย (\(what)) โปรดเก็บโฟลเดอร์ไว้ตามเดิมและขอความช่วยเหลือก่อนเขียนเพิ่ม"
                )
            )
        }
    }

    /// A device's own disk, not the server's.
    private static func diskFull(in language: Language) -> CommandFailure {
        CommandFailure(
            .failed,
            code: "disk_full",
            message: language.choose(
                da:
                    "Disken på denne enhed er fuld, så dette er ikke gemt; det, der var gemt før, er i behold, gør plads og prøv igen.",
                en:
                    "This device's disk is full, so this was not saved; what was saved before is safe, make room and try again.",
                th: "ดิสก์ของอุปกรณ์นี้เต็ม จึงไม่ได้บันทึกรายการนี้ สิ่งที่บันทึกไว้ก่อนยังปลอดภัย โปรดเพิ่มพื้นที่ว่างแล้วลองใหม่"
            )
        )
    }
}

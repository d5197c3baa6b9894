import ArgumentParser
import CommandSupport
import Programmes
import SyncClient

/// Records something that happened.
struct LogCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "log",
            abstract: .localized(
                da: "Registrer noget; kræver intet net.",
                en: "Record something; needs no network.",
                th: "บันทึกรายการ ไม่ต้องมีเครือข่าย"
            ),
            discussion: .localized(
                da: """
                    Skriver registreringens id, når den er gemt sikkert på enheden.
                    Eksempel: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
                    """,
                en: """
                    Prints the record's id once it is durable on this device.
                    Example: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
                    """,
                th: """
                    แสดง id ของรายการเมื่อบันทึกลงอุปกรณ์อย่างปลอดภัยแล้ว
                    ตัวอย่าง: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
                    """
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Hvad der registreres: en slags, som `brobygger forms` viser.",
            en: "What to record: a kind, as `brobygger forms` lists them.",
            th: "สิ่งที่จะบันทึก: ประเภทตามที่ `brobygger forms` แสดง",
            value: .kind
        ),
        completion: Suggestions.kinds
    )
    var kind: String

    @Argument(
        help: .localized(
            da: "Værdier; flere koder som a|b.",
            en: "Values; sets as a|b.",
            th: "ค่าต่าง ๆ หลายรหัสเขียนเป็น a|b",
            value: .assignment
        ),
        completion: Suggestions.assignments
    )
    var values: [String] = []

    @OptionGroup var device: DeviceOptions

    func run() async throws {
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind = try programme.kindOrThrow(named: kind)
            let changes = try kind.changes(words: values, creating: true)
            let book = device.logbook(opened, programme)
            let days = try device.plausibleDays(opened)
            let strange = days.strange(in: changes, of: kind)
            let id = try book.log(kind, changes)
            device.say(.object(device.members("\(id)", strange)), "\(id)")
            device.warn(strange, days)
            if let twin = try book.probableTwin(of: id) {
                device.warn(
                    device.language.choose(
                        da:
                            "Ligner en registrering fra for lidt siden (\(twin)); hvis den er skrevet to gange: brobygger void \(id) --reason typed_twice",
                        en:
                            "Looks like an entry of a moment ago (\(twin)); if it was typed twice: brobygger void \(id) --reason typed_twice",
                        th:
                            "คล้ายกับรายการเมื่อครู่นี้ (\(twin)) หากเขียนซ้ำสองครั้ง: brobygger void \(id) --reason typed_twice"
                    )
                )
            }
        }
    }
}

import ArgumentParser
import CommandSupport
import MergeCore
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
                    Skriver registreringens id, når den er gemt sikkert på enheden. På en terminal spørges \
                    der om det, der mangler: ? hjælper, < går tilbage, . afbryder.
                    Eksempel: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
                    """,
                en: """
                    Prints the record's id once it is durable on this device. On a terminal it asks for \
                    what is missing: ? helps, < goes back, . cancels.
                    Example: brobygger log visit date=2026-01-31 place_type=massage_clinic persons_met=3
                    """,
                th: """
                    แสดง id ของรายการเมื่อบันทึกลงอุปกรณ์อย่างปลอดภัยแล้ว \
                    บนเทอร์มินัลโปรแกรมจะถามสิ่งที่ขาด: ? วิธีใช้ < ย้อนกลับ . ยกเลิก
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
    var kind: String?

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
        guard kind != nil || device.mayAsk else {
            throw device.missingArgument(da: "slags", en: "kind", th: "ประเภท")
        }
        try device.telling {
            let (opened, programme) = try device.openWithProgramme()
            let kind =
                try kind.map { try programme.kindOrThrow(named: $0) }
                ?? device.askForKind(programme)
            let book = device.logbook(opened, programme)
            let drafts = Drafts(store: opened.store)
            let (changes, isDrafted) = try changes(of: kind, programme, book.places(), drafts)
            if device.mayAsk, let twin = try book.probableTwin(of: kind, changes) {
                try device.confirmTwin(twin, of: kind, drafts: drafts)
            }
            let id = try book.log(kind, changes, isDrafted: isDrafted)
            let days = try device.plausibleDays(opened)
            device.sayWritten(id, changes, of: kind, days)
            if !device.mayAsk { try warnOfTwin(of: id, book) }
        }
    }

    /// What to write: the words as given, or on a terminal with what was asked for.
    private func changes(
        of kind: Kind,
        _ programme: Programme,
        _ places: Places,
        _ drafts: Drafts
    ) throws -> (changes: [FieldChange], isDrafted: Bool) {
        do throws(EntryError) {
            return (try kind.changes(words: values, creating: true), false)
        } catch {
            guard error.code == .missingField, device.mayAsk else { throw error }
        }
        let partner = kind.partnerField.flatMap { Form.values(of: values)[$0.name] }
        try places.checkBeforeAsking(kind, partner: partner)
        let asked = try device.ask(
            for: kind,
            given: values,
            partners: places.receivers(of: kind),
            programme,
            drafts: drafts
        )
        return (try kind.changes(words: values + asked, creating: true), true)
    }

    private func warnOfTwin(of id: RecordID, _ book: Logbook) throws {
        guard let twin = try book.probableTwin(of: id) else { return }
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

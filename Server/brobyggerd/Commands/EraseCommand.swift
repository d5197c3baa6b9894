import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import SyncServer

/// Clears a record for good, on the server and on every device at its next sync.
struct EraseCommand: AdminCommand {
    /// Why a record may be erased; voiding is for everything else.
    enum Reason: String, CaseIterable, ExpressibleByArgument {
        /// The person whom it concerns has asked for it.
        case withdrawn
        /// It should never have been written down.
        case unlawful
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "erase",
            abstract: .localized(
                da: "Slet hver værdi i en registrering for altid; det kan ikke fortrydes.",
                en: "Clear every value of a record for good; it can't be undone.",
                th: "ลบทุกค่าของรายการอย่างถาวร ย้อนกลับไม่ได้"
            ),
            discussion: .localized(
                da: """
                    Ordren står i hovedbogen: en registrering, der kommer igen fra en enhed eller en kopi, \
                    slettes igen. Ældre kopier har den, til de er udskiftet.
                    """,
                en: """
                    The order is kept in the ledger: a record that comes again from a device or a backup is \
                    cleared again. Backups made before still hold it until they are rotated away.
                    """,
                th: """
                    คำสั่งนี้เก็บไว้ในบัญชีเหตุการณ์: รายการที่กลับมาจากอุปกรณ์หรือสำเนาสำรองจะถูกลบอีก \
                    สำเนาสำรองที่ทำไว้ก่อนยังมีรายการนั้นจนกว่าจะถูกหมุนออก
                    """
            )
        )
    }

    @OptionGroup var named: RecordArgument

    private var id: String { named.id }

    @Option(
        help: .localized(
            da:
                "withdrawn: personen har bedt om det; unlawful: det skulle aldrig have været skrevet.",
            en: "withdrawn: the person asked for it; unlawful: it should never have been written.",
            th: "withdrawn: เจ้าตัวขอให้ลบ unlawful: ไม่ควรถูกเขียนตั้งแต่แรก",
            value: .reason
        )
    )
    var reason: Reason

    @OptionGroup var server: ServerOptions

    var concernsDevices: Bool { true }

    func perform(in context: AdminContext) throws -> String {
        guard let record = RecordID(id) else {
            throw CommandFailure(
                .refused,
                code: "unknown_id",
                message: server.language.choose(
                    da:
                        "\(id) er ikke et registrerings-id, og intet er ændret; se dem med: brobygger list",
                    en:
                        "\(id) is not a record's id and nothing was changed; see them with: brobygger list",
                    th: "\(id) ไม่ใช่ id ของรายการและไม่มีการเปลี่ยนแปลงใด ๆ ดู id ด้วย: brobygger list"
                )
            )
        }
        let isHeld = try context.ledger.erase(
            record,
            reason: .text(reason.rawValue),
            in: context.store
        )
        if server.common.json {
            return JSONValue.object([("erased", .string(id)), ("held", .bool(isHeld))]).description
        }
        return isHeld
            ? server.language.choose(
                da:
                    "Registreringen \(id) er slettet her og slettes på enhederne, når de synkroniserer.",
                en: "The record \(id) is erased here, and on the devices when they sync.",
                th: "ลบรายการ \(id) ถาวรที่นี่แล้ว และจะลบในอุปกรณ์เมื่ออุปกรณ์ซิงค์"
            )
            : server.language.choose(
                da: "Serveren har ikke registreringen \(id); kommer den, bliver den slettet.",
                en: "The server does not hold the record \(id); if it comes, it will be erased.",
                th: "เซิร์ฟเวอร์ไม่มีรายการ \(id) หากเข้ามาจะถูกลบถาวร"
            )
    }
}

import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import SyncServer

/// The partner organisations.
struct PartnerCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "partner",
            abstract: .localized(
                da: "Tilføj eller vis partnerorganisationer.",
                en: "Add or list partner organisations.",
                th: "เพิ่มหรือแสดงองค์กรภาคี"
            ),
            subcommands: [AddPartner.self, ListPartners.self]
        )
    }
}

/// Adds a partner and its scope.
struct AddPartner: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: .localized(
                da: "Tilføj en partnerorganisation.",
                en: "Add a partner organisation.",
                th: "เพิ่มองค์กรภาคี"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Et kort id: små bogstaver, tal og _, højst 32.",
            en: "A short id: small letters, digits and _, at most 32.",
            th: "id สั้น ๆ: อักษรอังกฤษตัวเล็ก ตัวเลข และ _ ไม่เกิน 32 ตัว",
            value: .id
        )
    )
    var id: String

    @Option(
        help: .localized(
            da: "Hvad folk kalder partneren.",
            en: "What people call the partner.",
            th: "ชื่อที่ผู้คนเรียกองค์กรภาคี",
            value: .name
        )
    )
    var name: String

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let language = server.language
        guard PairScope.isPartner(id) else {
            throw CommandFailure(
                .refused,
                code: "invalid_id",
                message: language.choose(
                    da:
                        "\(id) duer ikke som id, og intet er ændret; brug små bogstaver, tal og _, højst 32, et bogstav først.",
                    en:
                        "\(id) won't do as an id and nothing was changed; use small letters, digits and _, at most 32, a letter first.",
                    th:
                        "\(id) ใช้เป็น id ไม่ได้และไม่มีการเปลี่ยนแปลงใด ๆ โปรดใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ _ ไม่เกิน 32 ตัว ขึ้นต้นด้วยตัวอักษร"
                ),
                field: "id"
            )
        }
        guard !name.allSatisfy(\.isWhitespace) else {
            throw CommandFailure(
                .refused,
                code: "missing_field",
                message: language.choose(
                    da: "Partneren skal have et navn, og intet er ændret; skriv det efter --name.",
                    en: "The partner needs a name and nothing was changed; write it after --name.",
                    th: "องค์กรภาคีต้องมีชื่อและไม่มีการเปลี่ยนแปลงใด ๆ โปรดเขียนชื่อหลัง --name"
                ),
                field: "name"
            )
        }
        guard try context.store.write({ try add(in: $0, context.ledger) }) else {
            throw CommandFailure(
                .refused,
                code: "exists",
                message: language.choose(
                    da:
                        "Der er allerede en partner med id \(id), og intet er ændret; se dem med: brobyggerd partner list",
                    en:
                        "There is already a partner with id \(id) and nothing was changed; see them with: brobyggerd partner list",
                    th:
                        "มีองค์กรภาคีที่มี id \(id) อยู่แล้วและไม่มีการเปลี่ยนแปลงใด ๆ ดูรายชื่อด้วย: brobyggerd partner list"
                ),
                field: "id"
            )
        }
        return told(
            [("id", .string(id)), ("name", .string(name))],
            language.choose(
                da: "Partneren \(id) er tilføjet.",
                en: "The partner \(id) was added.",
                th: "เพิ่มองค์กรภาคี \(id) แล้ว"
            )
        )
    }

    /// They share a scope with it from now on.
    var concernsDevices: Bool { true }

    /// Adds the partner with the scopes that it shares with others; false if there is one already.
    private func add(in transaction: ServerTransaction, _ ledger: Ledger) throws -> Bool {
        guard try transaction.insertPartner(id, name: name) else { return false }
        try SharedScopes(in: transaction, shelf: ProgrammeShelf())
            .settle(ledger, ledger.entries(), in: transaction)
        return true
    }
}

/// Lists the partners.
struct ListPartners: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: .localized(
                da: "Vis partnerorganisationerne.",
                en: "List the partner organisations.",
                th: "แสดงองค์กรภาคี"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let partners = try context.store.read { try $0.partners() }
        let list = AdminList(
            columns: [.id, .name(server.language)],
            rows: partners.map { [.text($0.id), .text($0.name)] }
        )
        return told(list, in: context)
    }
}

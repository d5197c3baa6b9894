import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import SyncServer
import WireProtocol

/// One-time codes by which devices join.
struct InviteCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "invite",
            abstract: .localized(
                da: "Lav, vis eller tilbagekald engangskoder til enheder.",
                en: "Make, list or revoke one-time codes for devices.",
                th: "สร้าง แสดง หรือเพิกถอนรหัสใช้ครั้งเดียวสำหรับอุปกรณ์"
            ),
            subcommands: [MakeInvitation.self, ListInvitations.self, RevokeInvitation.self],
            defaultSubcommand: MakeInvitation.self
        )
    }
}

/// Makes a code and prints it alone on one line; only its hash is kept.
struct MakeInvitation: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: .localized(
                da: "Lav en engangskode; den skrives alene på en linje.",
                en: "Make a one-time code; it is printed alone on one line.",
                th: "สร้างรหัสใช้ครั้งเดียว แสดงรหัสอย่างเดียวในหนึ่งบรรทัด"
            )
        )
    }

    @Option(
        help: .localized(
            da: "Den partner, hvis enhed den er til.",
            en: "The partner whose device it is for.",
            th: "องค์กรภาคีเจ้าของอุปกรณ์",
            value: .partner
        )
    )
    var partner: String

    @Option(
        help: .localized(
            da: "worker, bridge_builder, coordinator, admin eller auditor.",
            en: "worker, bridge_builder, coordinator, admin or auditor.",
            th: "worker, bridge_builder, coordinator, admin หรือ auditor",
            value: .role
        ),
        completion: .list(Role.allCases.map(\.rawValue))
    )
    var role: String

    @Option(
        help: .localized(
            da: "Hvor mange timer koden kan bruges.",
            en: "For how many hours the code can be used.",
            th: "รหัสใช้ได้กี่ชั่วโมง",
            value: .hours
        )
    )
    var validHours = 72

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let language = server.language
        guard Role(rawValue: role) != nil else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(
                .refused,
                code: "unknown_role",
                message: language.choose(
                    da:
                        "Rollen \(role) findes ikke, og der er ikke lavet nogen kode; skriv en af: \(roles).",
                    en: "There is no role \(role) and no code was made; write one of: \(roles).",
                    th: "ไม่มีบทบาท \(role) และไม่ได้สร้างรหัส โปรดเขียนอย่างใดอย่างหนึ่ง: \(roles)"
                ),
                field: "role"
            )
        }
        guard (1...8760).contains(validHours) else {
            throw CommandFailure(
                .refused,
                code: "out_of_range",
                message: language.choose(
                    da: "En kode kan gælde fra 1 til 8760 timer; der er ikke lavet nogen kode.",
                    en: "A code can be valid for 1 to 8760 hours; no code was made.",
                    th: "รหัสใช้ได้ 1 ถึง 8760 ชั่วโมง จึงไม่ได้สร้างรหัส"
                ),
                field: "valid-hours"
            )
        }
        guard try context.store.read({ try $0.partners() }).contains(where: { $0.id == partner })
        else {
            throw CommandFailure(
                .refused,
                code: "unknown_partner",
                message: language.choose(
                    da:
                        "Der er ingen partner med id \(partner), og der er ikke lavet nogen kode; se dem med: brobyggerd partner list",
                    en:
                        "There is no partner with id \(partner) and no code was made; see them with: brobyggerd partner list",
                    th:
                        "ไม่มีองค์กรภาคีที่มี id \(partner) และไม่ได้สร้างรหัส ดูรายชื่อด้วย: brobyggerd partner list"
                ),
                field: "partner"
            )
        }
        let code = InvitationCode.make(context.store.world)
        let expires = context.store.world.now() + Int64(validHours) * 3600
        _ = try context.store.write {
            try $0.insertInvitation(
                codeHash: InvitationCode.hash(code),
                partner: partner,
                role: role,
                expires: expires
            )
        }
        return told(
            [
                ("code", .string(code)), ("partner", .string(partner)), ("role", .string(role)),
                ("expires", .string(UTCTime(seconds: expires).text)),
            ],
            code
        )
    }
}

/// Lists invitations by number; the codes themselves are not kept.
struct ListInvitations: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: .localized(
                da: "Vis engangskoderne efter nummer.",
                en: "List the one-time codes by number.",
                th: "แสดงรหัสใช้ครั้งเดียวตามหมายเลข"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let language = server.language
        let now = context.store.world.now()
        let number = language.choose(da: "nr.", en: "number", th: "หมายเลข")
        let list = AdminList(
            columns: [
                .init(key: "number", heading: .init(number, isNumber: true)), .partner(language),
                .role(language), .state(language),
            ],
            rows: try context.store.read { try $0.invitations() }.map { invitation in
                [
                    .number(invitation.number, language), .text(invitation.partner),
                    .text(invitation.role), state(of: invitation, now),
                ]
            }
        )
        return told(list, in: context)
    }

    private func state(of invitation: Invitation, _ now: Int64) -> AdminList.Cell {
        let language = server.language
        if invitation.isRevoked {
            return .code(
                "revoked",
                shown: language.choose(da: "trukket tilbage", en: "revoked", th: "ยกเลิกแล้ว")
            )
        }
        if invitation.usedBy != nil {
            return .code("used", shown: language.choose(da: "brugt", en: "used", th: "ใช้แล้ว"))
        }
        if invitation.expires <= now {
            return .code(
                "expired",
                shown: language.choose(da: "udløbet", en: "expired", th: "หมดอายุ")
            )
        }
        return .code("open", shown: language.choose(da: "åben", en: "open", th: "ใช้ได้"))
    }
}

/// Makes an unused code worthless.
struct RevokeInvitation: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: .localized(
                da: "Gør en engangskode værdiløs.",
                en: "Make a one-time code worthless.",
                th: "ทำให้รหัสใช้ครั้งเดียวใช้ไม่ได้"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Dens nummer, som `invite list` viser det.",
            en: "Its number, as `invite list` shows it.",
            th: "หมายเลขตามที่ `invite list` แสดง",
            value: .number
        )
    )
    var number: Int64

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        guard try context.store.write({ try $0.revokeInvitation(number: number) }) else {
            throw CommandFailure(
                .refused,
                code: "unknown_id",
                message: server.language.choose(
                    da:
                        "Der er ingen kode nummer \(number), og intet er ændret; se dem med: brobyggerd invite list",
                    en:
                        "There is no code number \(number) and nothing was changed; see them with: brobyggerd invite list",
                    th:
                        "ไม่มีรหัสหมายเลข \(number) และไม่มีการเปลี่ยนแปลงใด ๆ ดูรายการด้วย: brobyggerd invite list"
                )
            )
        }
        return told(
            [("number", .integer(number)), ("state", .string("revoked"))],
            server.language.choose(
                da: "Kode nummer \(number) duer ikke længere.",
                en: "Code number \(number) is worthless now.",
                th: "รหัสหมายเลข \(number) ใช้ไม่ได้อีกแล้ว"
            )
        )
    }
}

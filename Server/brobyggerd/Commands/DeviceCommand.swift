import ArgumentParser
import CommandSupport
import Programmes
import RecordFormat
import RecordStore
import SyncServer

/// The devices that have joined.
struct DeviceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "device",
            abstract: .localized(
                da: "Vis, godkend eller luk enheder ude.",
                en: "List, confirm or revoke devices.",
                th: "แสดง ยืนยัน หรือปิดกั้นอุปกรณ์"
            ),
            subcommands: [ListDevices.self, ConfirmDevice.self, RevokeDevice.self]
        )
    }
}

/// Lists the devices.
struct ListDevices: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: .localized(
                da: "Vis de tilmeldte enheder.",
                en: "List the devices that have joined.",
                th: "แสดงอุปกรณ์ที่เข้าร่วมแล้ว"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let language = server.language
        let seen = language.choose(da: "sidst set", en: "last seen", th: "พบล่าสุด")
        let list = AdminList(
            columns: [
                .id, .partner(language), .role(language), .state(language), .name(language),
                .init(key: "last_seen", heading: .init(seen)),
            ],
            rows: try context.store.read { try $0.devices() }.map { device in
                [
                    .text(hex(device.id)), .text(device.partner), .text(device.role),
                    state(of: device), .text(device.name), .moment(device.lastSeen, language),
                ]
            }
        )
        return told(list, in: context)
    }

    private func state(of device: ServerDevice) -> AdminList.Cell {
        let language = server.language
        if device.isRevoked {
            return .code(
                "revoked",
                shown: language.choose(da: "lukket ude", en: "revoked", th: "ปิดกั้นแล้ว")
            )
        }
        if device.isConfirmed {
            return .code(
                "confirmed",
                shown: language.choose(da: "godkendt", en: "confirmed", th: "ยืนยันแล้ว")
            )
        }
        return .code(
            "unconfirmed",
            shown: language.choose(da: "ikke godkendt", en: "unconfirmed", th: "ยังไม่ยืนยัน")
        )
    }
}

/// Lets a device pull that only its enrolment statement vouches for.
struct ConfirmDevice: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "confirm",
            abstract: .localized(
                da: "Lad en enhed hente igen, som en gendannet server havde glemt.",
                en: "Let a device pull again that a restored server had forgotten.",
                th: "ให้อุปกรณ์ที่เซิร์ฟเวอร์ซึ่งกู้คืนลืมไปแล้วดึงข้อมูลได้อีก"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Dens id, som `device list` viser det.",
            en: "Its id, as `device list` shows it.",
            th: "id ตามที่ `device list` แสดง",
            value: .id
        )
    )
    var id: String

    @OptionGroup var server: ServerOptions

    var concernsDevices: Bool { true }

    func perform(in context: AdminContext) throws -> String {
        let device = try server.device(id, in: context.store)
        guard !device.isRevoked else {
            throw CommandFailure(
                .refused,
                code: "revoked",
                message: server.language.choose(
                    da:
                        "Enheden \(id) er lukket ude for altid, og intet er ændret; lad den tilmelde sig igen i en ny mappe med en ny kode.",
                    en:
                        "The device \(id) is shut out for good and nothing was changed; let it join again in a new folder with a new code.",
                    th:
                        "อุปกรณ์ \(id) ถูกปิดกั้นอย่างถาวรและไม่มีการเปลี่ยนแปลงใด ๆ โปรดให้เข้าร่วมใหม่ในโฟลเดอร์ใหม่ด้วยรหัสใหม่"
                )
            )
        }
        try context.store.write { try $0.confirm(device) }
        return told(
            [("id", .string(hex(device.id))), ("state", .string("confirmed"))],
            server.language.choose(
                da: "Enheden \(id) kan hente igen.",
                en: "The device \(id) can pull again.",
                th: "อุปกรณ์ \(id) ดึงข้อมูลได้อีกครั้งแล้ว"
            )
        )
    }
}

/// Shuts a device out for good.
struct RevokeDevice: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: .localized(
                da: "Luk en enhed ude for altid.",
                en: "Shut a device out for good.",
                th: "ปิดกั้นอุปกรณ์อย่างถาวร"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Dens id, som `device list` viser det.",
            en: "Its id, as `device list` shows it.",
            th: "id ตามที่ `device list` แสดง",
            value: .id
        )
    )
    var id: String

    @OptionGroup var server: ServerOptions

    var concernsDevices: Bool { true }

    func perform(in context: AdminContext) throws -> String {
        let device = try server.device(id, in: context.store)
        // Durable before it takes effect, so that no restore undoes it.
        try context.ledger.append(.deviceRevoked(hex(device.id)))
        try context.store.write { try $0.revoke(device: device.id) }
        return told(
            [("id", .string(hex(device.id))), ("state", .string("revoked"))],
            server.language.choose(
                da: "Enheden \(id) er lukket ude.",
                en: "The device \(id) is shut out.",
                th: "ปิดกั้นอุปกรณ์ \(id) แล้ว"
            )
        )
    }
}

extension ServerOptions {
    /// The device of an id.
    func device(_ id: String, in store: ServerStore) throws -> ServerDevice {
        guard let bytes = bytes(hex: id.lowercased()),
            let device = try store.read({ try $0.device(id: bytes) })
        else {
            throw CommandFailure(
                .refused,
                code: "unknown_id",
                message: language.choose(
                    da:
                        "Der er ingen enhed med id \(id), og intet er ændret; se dem med: brobyggerd device list",
                    en:
                        "There is no device with id \(id) and nothing was changed; see them with: brobyggerd device list",
                    th:
                        "ไม่มีอุปกรณ์ที่มี id \(id) และไม่มีการเปลี่ยนแปลงใด ๆ ดูรายชื่อด้วย: brobyggerd device list"
                )
            )
        }
        return device
    }
}

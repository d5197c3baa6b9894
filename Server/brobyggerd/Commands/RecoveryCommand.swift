import ArgumentParser
import CommandSupport
import Programmes
import RecordFormat
import RecordStore
import SyncServer

/// The account of a server that was put back: what came again from whom, and who is awaited.
struct RecoveryCommand: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "recovery",
            abstract: .localized(
                da:
                    "Fortæl, hvad enhederne har bragt, siden serveren blev gendannet, og hvem der ventes på.",
                en:
                    "Tell what devices brought back since the server was put back, and who is awaited.",
                th: "บอกว่าอุปกรณ์ส่งอะไรกลับมาตั้งแต่กู้คืนเซิร์ฟเวอร์ และยังรออุปกรณ์ใด"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let recovery = try context.store.read { try $0.recovery() }
        if server.common.json { return json(recovery).description }
        guard let recovery else {
            return server.language.choose(
                da: "Serveren er ikke gendannet fra en kopi.",
                en: "The server was not put back from a backup.",
                th: "เซิร์ฟเวอร์ไม่ได้ถูกกู้คืนจากสำเนาสำรอง"
            )
        }
        return text(recovery, width: context.terminalWidth)
    }

    private func text(_ recovery: Recovery, width: Int?) -> String {
        let language = server.language
        let noticed = language.moment(recovery.noticed)
        let total = language.text(recovery.recovered.reduce(0) { $0 + $1.records })
        var lines = [
            language.choose(
                da:
                    "Serveren blev gendannet; det blev opdaget \(noticed). Enhederne har bragt \(total) registreringer tilbage.",
                en:
                    "The server was put back, which was noticed \(noticed). Devices have brought back \(total) records.",
                th: "เซิร์ฟเวอร์ถูกกู้คืนจากสำเนาสำรอง ตรวจพบเมื่อ \(noticed) อุปกรณ์ส่งกลับมาแล้ว \(total) รายการ"
            )
        ]
        if !recovery.recovered.isEmpty { lines.append(recovered(recovery).text(width: width)) }
        lines.append(
            recovery.awaited.isEmpty
                ? language.choose(
                    da: "Alle enheder, den kender, har synkroniseret siden.",
                    en: "All devices that it knows have synced since.",
                    th: "อุปกรณ์ทั้งหมดที่เซิร์ฟเวอร์รู้จักซิงค์หลังจากนั้นแล้ว"
                )
                : language.choose(
                    da: "Disse enheder har ikke synkroniseret siden og kan have mere:",
                    en: "These devices have not synced since and may have more:",
                    th: "อุปกรณ์เหล่านี้ยังไม่ได้ซิงค์หลังจากนั้นและอาจมีเพิ่มเติม:"
                )
        )
        if !recovery.awaited.isEmpty { lines.append(awaited(recovery).text(width: width)) }
        return lines.joined(separator: "\n")
    }

    private func json(_ recovery: Recovery?) -> JSONValue {
        guard let recovery else { return .object([("put_back", .bool(false))]) }
        return .object([
            ("put_back", .bool(true)),
            ("noticed", .string(UTCTime(seconds: recovery.noticed).text)),
            ("recovered", .array(recovered(recovery).objects)),
            ("awaited", .array(awaited(recovery).objects)),
        ])
    }

    private var device: AdminList.Column {
        .init(key: "device", heading: AdminList.Column.id.heading)
    }

    private func recovered(_ recovery: Recovery) -> AdminList {
        let language = server.language
        let records = language.choose(da: "registreringer", en: "records", th: "รายการ")
        return AdminList(
            columns: [
                device, .name(language),
                .init(key: "records", heading: .init(records, isNumber: true)),
            ],
            rows: recovery.recovered.map { device, records in
                [.text(hex(device.id)), .text(device.name), .number(Int64(records), language)]
            }
        )
    }

    private func awaited(_ recovery: Recovery) -> AdminList {
        AdminList(
            columns: [device, .name(server.language)],
            rows: recovery.awaited.map { [.text(hex($0.id)), .text($0.name)] }
        )
    }
}

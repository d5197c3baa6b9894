import ArgumentParser
import CommandSupport
import Foundation
import Glibc
import Programmes
import RecordStore
import SyncServer

/// Puts a backup back; devices bring what it lacks at their next sync.
struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: .localized(
                da:
                    "Læg en kopi tilbage; det, den mangler, kommer fra enhederne ved næste synkronisering.",
                en: "Put a backup back; what it lacks comes from the devices at their next sync.",
                th: "กู้คืนจากสำเนาสำรอง สิ่งที่ขาดจะมาจากอุปกรณ์เมื่อซิงค์ครั้งต่อไป"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Kopiens fil.",
            en: "The backup file.",
            th: "ไฟล์สำเนาสำรอง",
            value: .file
        ),
        completion: .file()
    )
    var file: String

    @OptionGroup var server: ServerOptions

    func run() async throws {
        guard FileManager.default.fileExists(atPath: file) else {
            throw refused(
                "not_a_backup",
                da:
                    "\(file) findes ikke, og intet er ændret; vælg en fil fra: brobyggerd backup",
                en:
                    "\(file) does not exist and nothing was changed; choose a file made by: brobyggerd backup",
                th: "ไม่มี \(file) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกไฟล์ที่ทำด้วย: brobyggerd backup"
            )
        }
        guard let descriptor = try? server.serveLock.acquire(timeoutSeconds: 1) else {
            throw refused(
                "serving",
                da:
                    "Serveren kører eller mappen findes ikke, og intet er ændret; stop serveren, og prøv igen.",
                en:
                    "The server is running or the folder is missing and nothing was changed; stop the server and try again.",
                th: "เซิร์ฟเวอร์กำลังทำงานหรือไม่มีโฟลเดอร์นี้ และไม่มีการเปลี่ยนแปลงใด ๆ โปรดหยุดเซิร์ฟเวอร์แล้วลองใหม่"
            )
        }
        defer { close(descriptor) }
        let restoration = try restored()
        print(server.common.json ? json(restoration).description : text(restoration))
    }

    private func restored() throws -> Restoration {
        do {
            return try BackupFile(path: file)
                .restore(to: server.folder, ledger: server.ledgerPath, world: .system)
        } catch BackupError.altered(let faults) {
            throw refused(
                "altered",
                da:
                    "\(file) er ikke, hvad der blev skrevet (\(faults.joined(separator: "; "))), og intet er ændret; vælg en anden kopi.",
                en:
                    "\(file) is not what was written (\(faults.joined(separator: "; "))) and nothing was changed; choose another backup.",
                th:
                    "\(file) ไม่ตรงกับที่เขียนไว้ (\(faults.joined(separator: "; "))) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกสำเนาสำรองอื่น"
            )
        } catch BackupError.unsound(let faults) {
            throw refused(
                "not_a_backup",
                da:
                    "\(file) er ikke en hel Brobygger-database (\(faults.joined(separator: "; "))), og intet er ændret; vælg en fil fra: brobyggerd backup",
                en:
                    "\(file) is not a sound Brobygger database (\(faults.joined(separator: "; "))) and nothing was changed; choose a file made by: brobyggerd backup",
                th:
                    "\(file) ไม่ใช่ฐานข้อมูล Brobygger ที่สมบูรณ์ (\(faults.joined(separator: "; "))) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกไฟล์ที่ทำด้วย: brobyggerd backup"
            )
        } catch BackupError.hasLog(let log) {
            throw refused(
                "has_log",
                da:
                    "Ved siden af \(file) ligger \(log), så filen er ikke hele databasen, og intet er ændret; vælg en fil fra: brobyggerd backup",
                en:
                    "Beside \(file) lies \(log), so the file is not the whole database and nothing was changed; choose a file made by: brobyggerd backup",
                th:
                    "ข้าง \(file) มี \(log) อยู่ ไฟล์จึงไม่ใช่ฐานข้อมูลทั้งหมด และไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกไฟล์ที่ทำด้วย: brobyggerd backup"
            )
        } catch {
            throw CommandFailure(
                .failed,
                code: "restore_failed",
                message: server.language.choose(
                    da:
                        "\(file) kunne ikke gendannes (\(reason(of: error))); det, der lå der før, er i behold i \(server.folder).",
                    en:
                        "\(file) could not be put back (\(reason(of: error))); what was there before is safe in \(server.folder).",
                    th:
                        "กู้คืนจาก \(file) ไม่ได้ (\(reason(of: error))) สิ่งที่มีอยู่ก่อนยังปลอดภัยใน \(server.folder)"
                )
            )
        }
    }

    private func refused(_ code: String, da: String, en: String, th: String) -> CommandFailure {
        CommandFailure(
            .refused,
            code: code,
            message: server.language.choose(da: da, en: en, th: th)
        )
    }

    private func text(_ restoration: Restoration) -> String {
        let language = server.language
        let made =
            restoration.manifest?.madeAt
            ?? language.choose(
                da: "på et ukendt tidspunkt",
                en: "at an unknown time",
                th: "เวลาที่ไม่ทราบ"
            )
        let positions = (restoration.found?.scopes ?? []).map { "\($0.id) \($0.position)" }
            .joined(separator: ", ")
        let aside = restoration.setAside ?? language.choose(da: "intet", en: "nothing", th: "ไม่มี")
        return language.choose(
            da:
                "\(file) er gendannet; det, der lå der før, hedder nu \(aside). Kopien er fra \(made) og når til: \(positions). Hvad der mangler, vides først, når enhederne har synkroniseret; start serveren, så bringer de resten.",
            en:
                "\(file) was put back; what was there before is now called \(aside). The backup was made \(made) and reaches to: \(positions). What is missing is known only when the devices have synced; start the server, and they bring the rest.",
            th:
                "กู้คืนจาก \(file) แล้ว สิ่งที่มีอยู่ก่อนตอนนี้ชื่อ \(aside) สำเนาสำรองทำเมื่อ \(made) และมีถึง: \(positions) จะรู้ว่าขาดอะไรก็ต่อเมื่ออุปกรณ์ซิงค์แล้ว โปรดเริ่มเซิร์ฟเวอร์ แล้วอุปกรณ์จะส่งส่วนที่เหลือมาให้"
        )
    }

    private func json(_ restoration: Restoration) -> JSONValue {
        .object([
            ("restored", .string(file)),
            ("set_aside", restoration.setAside.map(JSONValue.string) ?? .null),
            ("made_at", restoration.manifest.map { .string($0.madeAt) } ?? .null),
            ("generation", restoration.found.map { .string($0.generation) } ?? .null),
            ("scopes", .array((restoration.found?.scopes ?? []).map(scope))),
            ("ledger_lines_added", .integer(Int64(restoration.ledgerLinesAdded))),
        ])
    }

    private func scope(_ scope: BackupManifest.Scope) -> JSONValue {
        .object([
            ("id", .string(scope.id)), ("position", .integer(scope.position)),
            ("records", .integer(Int64(scope.records))),
        ])
    }
}

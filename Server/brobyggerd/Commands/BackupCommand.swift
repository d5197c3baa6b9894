import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import SyncServer

/// Copies the database into one file.
struct BackupCommand: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: .localized(
                da: "Kopier databasen og hovedbogen, sammenhængende også mens der serveres.",
                en: "Copy the database and its ledger, consistent also while serving.",
                th: "คัดลอกฐานข้อมูลและบัญชีเหตุการณ์ให้สอดคล้องกันแม้ขณะให้บริการ"
            ),
            discussion: .localized(
                da: "Ved siden af FIL skrives FIL.manifest.json og FIL.ledger; hold de tre sammen.",
                en:
                    "Beside FILE it writes FILE.manifest.json and FILE.ledger; keep the three together.",
                th: "ข้างไฟล์จะเขียน ไฟล์.manifest.json และ ไฟล์.ledger โปรดเก็บทั้งสามไว้ด้วยกัน"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Filen, der skrives; den må ikke findes i forvejen.",
            en: "The file to write; it must not exist yet.",
            th: "ไฟล์ที่จะเขียน ต้องยังไม่มีอยู่",
            value: .file
        ),
        completion: .file()
    )
    var file: String

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let manifest = try made(in: context)
        guard !server.common.json else { return manifest.json }
        let (records, bytes) = (
            server.language.text(manifest.records), server.language.text(manifest.bytes)
        )
        return server.language.choose(
            da:
                "Databasen er kopieret til \(file) og læst igennem: \(records) registreringer, \(bytes) byte.",
            en:
                "The database was copied to \(file) and read through: \(records) records, \(bytes) bytes.",
            th:
                "คัดลอกฐานข้อมูลไปที่ \(file) และอ่านตรวจครบแล้ว: \(records) รายการ \(bytes) ไบต์"
        )
    }

    private func made(in context: AdminContext) throws -> BackupManifest {
        do {
            return try BackupFile(path: context.path(file))
                .make(of: context.store, ledger: context.ledgerPath)
        } catch BackupError.exists(let path) {
            throw CommandFailure(
                .refused,
                code: "exists",
                message: server.language.choose(
                    da: "\(path) findes allerede, og intet er ændret; vælg et andet navn.",
                    en: "\(path) exists already and nothing was changed; choose another name.",
                    th: "มี \(path) อยู่แล้วและไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกชื่ออื่น"
                )
            )
        } catch BackupError.unsound(let faults) {
            throw CommandFailure(
                .failed,
                code: "differs",
                message: server.language.choose(
                    da:
                        "Databasen stemmer ikke (\(faults.joined(separator: "; "))), så kopien er ikke gemt, og intet er ændret; se mere med: brobyggerd verify",
                    en:
                        "The database does not agree (\(faults.joined(separator: "; "))), so the copy was not kept and nothing was changed; see more with: brobyggerd verify",
                    th:
                        "ฐานข้อมูลไม่ตรงกัน (\(faults.joined(separator: "; "))) จึงไม่ได้เก็บสำเนาไว้และไม่มีการเปลี่ยนแปลงใด ๆ ดูเพิ่มเติมด้วย: brobyggerd verify"
                )
            )
        } catch {
            throw CommandFailure(
                .failed,
                code: "backup_failed",
                message: server.language.choose(
                    da:
                        "Kopien kunne ikke skrives til \(file) (\(reason(of: error))); databasen er i behold, prøv et andet sted.",
                    en:
                        "The backup could not be written to \(file) (\(reason(of: error))); the database is safe, try another place.",
                    th:
                        "เขียนสำเนาสำรองไปที่ \(file) ไม่ได้ (\(reason(of: error))) ฐานข้อมูลยังปลอดภัย โปรดลองที่อื่น"
                )
            )
        }
    }
}

/// What a person can make of an error on a file.
func reason(of error: any Error) -> String {
    switch error {
    case StoreError.system(_, let reason): reason
    case StoreError.corrupt(let what): what
    default: "\(error)"
    }
}

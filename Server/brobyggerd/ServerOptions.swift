import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import SyncServer

/// What every command of the server takes.
struct ServerOptions: ParsableArguments {
    @Option(
        help: .localized(
            da: "Serverens mappe; hovedbogen ligger ved siden af som MAPPE.ledger.",
            en: "The server's folder; its ledger lies beside it as DIR.ledger.",
            th: "โฟลเดอร์ของเซิร์ฟเวอร์ บัญชีเหตุการณ์อยู่ข้างกันชื่อ โฟลเดอร์.ledger",
            value: .folder
        ),
        completion: .directory
    )
    var data: String

    @Option(
        help: .localized(
            da: "En fil med tilvalg (standard: /etc/brobygger/brobyggerd.conf, hvis den er der).",
            en: "A file of options (default: /etc/brobygger/brobyggerd.conf, if it is there).",
            th: "ไฟล์ตัวเลือก (ค่าปริยาย: /etc/brobygger/brobyggerd.conf หากมี)",
            value: .file
        ),
        completion: .file()
    )
    var config: String?

    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        try FolderOwner(of: folder).become(language)
    }

    var folder: String { data.count > 1 && data.hasSuffix("/") ? String(data.dropLast()) : data }

    var language: Language { common.language }

    var ledgerPath: String { folder + ".ledger" }

    var ledger: Ledger { Ledger(path: ledgerPath) }

    /// The lock that the one process that may write holds for as long as it runs.
    var serveLock: FileLock { FileLock(path: folder + "/serve.lock") }

    var socketPath: String { folder + "/admin.socket" }

    /// Opens the store.
    ///
    /// - Throws: ``CommandFailure`` when there is none or it can't be used.
    func openStore(create: Bool = false) throws -> ServerStore {
        do {
            return try ServerStore(folder: folder, create: create, world: .system)
        } catch let error as StoreError {
            throw failure(error)
        }
    }

    /// The first of many faults; `verify` names all.
    private func shown(_ faults: [String]) -> String {
        let more = faults.count > 1 ? " +\(faults.count - 1)" : ""
        return (faults.first ?? "") + more
    }

    func failure(_ error: StoreError) -> CommandFailure {
        switch error {
        case .missing:
            CommandFailure(
                .refused,
                code: "no_store",
                message: language.choose(
                    da:
                        "Der er ingen server i \(folder), og intet er ændret; opret den med: brobyggerd init --data \(folder)",
                    en:
                        "There is no server in \(folder) and nothing was changed; make one with: brobyggerd init --data \(folder)",
                    th:
                        "ไม่มีเซิร์ฟเวอร์ใน \(folder) และไม่มีการเปลี่ยนแปลงใด ๆ โปรดสร้างด้วย: brobyggerd init --data \(folder)"
                )
            )
        case .unknownFormat(let file, let format):
            CommandFailure(
                .failed,
                code: "unknown_format",
                message: language.choose(
                    da:
                        "\(file) er ikke en Brobygger-database, som denne version kan læse (format \(format)); intet er ændret.",
                    en:
                        "\(file) is not a Brobygger database that this version can read (format \(format)); nothing was changed.",
                    th:
                        "\(file) ไม่ใช่ฐานข้อมูล Brobygger ที่รุ่นนี้อ่านได้ (รูปแบบ \(format)) ไม่มีการเปลี่ยนแปลงใด ๆ"
                )
            )
        case .locked(let file):
            CommandFailure(
                .failed,
                code: "locked",
                message: language.choose(
                    da: "En anden proces holder \(file); intet er ændret, prøv igen om lidt.",
                    en:
                        "Another process holds \(file); nothing was changed, try again in a moment.",
                    th: "กระบวนการอื่นกำลังใช้ \(file) ไม่มีการเปลี่ยนแปลงใด ๆ โปรดลองใหม่ในอีกสักครู่"
                )
            )
        case .diskFull(let file):
            CommandFailure(
                .failed,
                code: "disk_full",
                message: language.choose(
                    da:
                        "Disken med \(file) er fuld; det, der er gemt, er i behold, gør plads og prøv igen.",
                    en:
                        "The disk of \(file) is full; what is saved is safe, make room and try again.",
                    th: "ดิสก์ของ \(file) เต็ม สิ่งที่บันทึกไว้ยังปลอดภัย โปรดเพิ่มพื้นที่ว่างแล้วลองใหม่"
                )
            )
        case .system(let file, let reason):
            CommandFailure(
                .failed,
                code: "system",
                message: language.choose(
                    da: "\(file) kunne ikke bruges (\(reason)); intet er ændret.",
                    en: "\(file) could not be used (\(reason)); nothing was changed.",
                    th: "ใช้ \(file) ไม่ได้ (\(reason)) ไม่มีการเปลี่ยนแปลงใด ๆ"
                )
            )
        case .tornCopy(_, let what):
            CommandFailure(
                .failed,
                code: "torn_copy",
                message: language.choose(
                    da:
                        "Databasen i \(folder) er kopieret eller gendannet og er ikke hel (\(shown(what))), nok fordi den blev kopieret, mens en server arbejdede; intet er ændret, gendan en sikkerhedskopi med: brobyggerd restore FIL",
                    en:
                        "The database in \(folder) was copied or put back and is not whole (\(shown(what))), probably because it was copied while a server worked; nothing was changed, put back a backup with: brobyggerd restore FILE",
                    th:
                        "ฐานข้อมูลใน \(folder) ถูกคัดลอกหรือกู้คืนมาและไม่ครบถ้วน (\(shown(what))) คงเพราะคัดลอกขณะเซิร์ฟเวอร์กำลังทำงาน ไม่มีการเปลี่ยนแปลงใด ๆ โปรดกู้คืนจากสำเนาสำรองด้วย: brobyggerd restore ไฟล์"
                )
            )
        case .corrupt(let what):
            CommandFailure(
                .failed,
                code: "corrupt",
                message: language.choose(
                    da:
                        "Databasen er beskadiget (\(what)); stop serveren og gendan en sikkerhedskopi med: brobyggerd restore FIL",
                    en:
                        "The database is damaged (\(what)); stop the server and put a backup back with: brobyggerd restore FILE",
                    th:
                        "ฐานข้อมูลเสียหาย (\(what)) โปรดหยุดเซิร์ฟเวอร์แล้วกู้คืนจากสำเนาสำรองด้วย: brobyggerd restore ไฟล์"
                )
            )
        }
    }
}

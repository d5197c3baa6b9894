import ArgumentParser
import BuiltInProgramme
import CommandSupport
import Foundation
import Programmes
import RecordStore
import SyncServer
import WireProtocol

/// Makes a server's folder.
struct InitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: .localized(
                da: "Opret en servers mappe med nøgler og program.",
                en: "Make a server's folder, with its keys and its programme.",
                th: "สร้างโฟลเดอร์ของเซิร์ฟเวอร์พร้อมกุญแจและแผนงาน"
            )
        )
    }

    @Option(
        help: .localized(
            da: "Et program af jeres eget (YAML); ellers bruges Københavns.",
            en: "A programme of your own (YAML); without it the one for Copenhagen is used.",
            th: "แผนงานของคุณเอง (YAML) หากไม่ระบุใช้ของโคเปนเฮเกน",
            value: .file
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var programme: String?

    @Flag(
        help: .localized(
            da: "Gør intet, hvis der allerede er en server; til en tjenestes første start.",
            en: "Do nothing if there is a server already; for a service's first start.",
            th: "ไม่ทำอะไรหากมีเซิร์ฟเวอร์อยู่แล้ว สำหรับการเริ่มบริการครั้งแรก"
        )
    )
    var ifMissing = false

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let language = server.language
        if ifMissing, try isThere() { return }
        let programme = try readProgramme()
        guard !FileManager.default.fileExists(atPath: server.folder + "/" + ServerStore.fileName)
        else {
            throw CommandFailure(
                .refused,
                code: "exists",
                message: language.choose(
                    da:
                        "Der er allerede en server i \(server.folder), og intet er ændret; vælg en anden mappe med --data.",
                    en:
                        "There is already a server in \(server.folder) and nothing was changed; choose another folder with --data.",
                    th:
                        "มีเซิร์ฟเวอร์ใน \(server.folder) อยู่แล้วและไม่มีการเปลี่ยนแปลงใด ๆ โปรดเลือกโฟลเดอร์อื่นด้วย --data"
                )
            )
        }
        let store = try server.openStore(create: true)
        try store.write { transaction in
            try ServerKeys.create(in: transaction)
            try transaction.insertProgramme(version: programme.version, source: programme.source)
            // Cuts are named by a generation: so it can be counted before it is ever served.
            try transaction.insertGeneration(store.world.randomBytes(Generation.byteCount))
        }
        try store.checkpoint()
        guard !server.common.json else {
            let result: [(String, JSONValue)] = [
                ("data", .string(server.folder)), ("programme", .string(programme.name)),
            ]
            return print(JSONValue.object(result))
        }
        print(
            language.choose(
                da: "Serveren er oprettet i \(server.folder) med programmet \(programme.name).",
                en: "The server was made in \(server.folder) with the programme \(programme.name).",
                th: "สร้างเซิร์ฟเวอร์ใน \(server.folder) ด้วยแผนงาน \(programme.name) แล้ว"
            )
        )
    }

    /// Whether there is a server already.
    ///
    /// - Throws: ``CommandFailure`` if there was one that is gone: a disk that is not mounted or a
    ///   lost database, beside which a new server must not begin unasked.
    private func isThere() throws -> Bool {
        let files = FileManager.default
        if files.fileExists(atPath: server.folder + "/" + ServerStore.fileName) { return true }
        guard files.fileExists(atPath: server.ledgerPath) else { return false }
        throw CommandFailure(
            .refused,
            code: "lost_database",
            message: server.language.choose(
                da:
                    "\(server.ledgerPath) husker en server, hvis database mangler i \(server.folder), så intet er oprettet; læg en sikkerhedskopi tilbage med: brobyggerd restore FIL",
                en:
                    "\(server.ledgerPath) remembers a server whose database is missing in \(server.folder), so nothing was made; put a backup back with: brobyggerd restore FILE",
                th:
                    "\(server.ledgerPath) จำเซิร์ฟเวอร์ที่ฐานข้อมูลหายไปจาก \(server.folder) ได้ จึงไม่ได้สร้างอะไรใหม่ โปรดนำสำเนาสำรองกลับมาด้วย: brobyggerd restore FILE"
            )
        )
    }

    private func readProgramme() throws -> Programme {
        guard let path = programme else { return try Copenhagen.programme() }
        return try ProgrammeFile.read(path, language: server.language)
    }
}

/// A programme definition in a file.
enum ProgrammeFile {
    static func read(_ path: String, language: Language) throws -> Programme {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(
                .refused,
                code: "unreadable_file",
                message: language.choose(
                    da:
                        "Filen \(path) kan ikke læses som UTF-8-tekst, og intet er ændret; se efter, om navnet er rigtigt.",
                    en:
                        "The file \(path) can't be read as UTF-8 text and nothing was changed; check its name.",
                    th: "อ่านไฟล์ \(path) เป็นข้อความ UTF-8 ไม่ได้และไม่มีการเปลี่ยนแปลงใด ๆ โปรดตรวจชื่อไฟล์"
                )
            )
        }
        do {
            return try Programme(yaml: text, file: path)
        } catch {
            throw CommandFailure(error, in: language)
        }
    }
}

import ArgumentParser
import BuiltInProgramme
import CommandSupport
import Programmes
import RecordStore
import SyncServer

/// What may be recorded.
struct ProgrammeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "programme",
            abstract: .localized(
                da: "Kontroller, indfør eller vis programmet.",
                en: "Check, set or show the programme.",
                th: "ตรวจ ตั้ง หรือแสดงแผนงาน"
            ),
            subcommands: [CheckProgramme.self, SetProgramme.self, ShowProgramme.self]
        )
    }
}

/// Checks a file and changes nothing.
struct CheckProgramme: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: .localized(
                da: "Kontroller en programfil; intet ændres.",
                en: "Check a programme file; nothing is changed.",
                th: "ตรวจไฟล์แผนงาน โดยไม่เปลี่ยนแปลงอะไร"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Programfilen (YAML).",
            en: "The programme file (YAML).",
            th: "ไฟล์แผนงาน (YAML)",
            value: .file
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var file: String

    @Option(
        help: .localized(
            da: "Ikke nødvendig; serverens mappe.",
            en: "Not needed; the server's folder.",
            th: "ไม่จำเป็น โฟลเดอร์ของเซิร์ฟเวอร์",
            value: .folder
        )
    )
    var data: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let programme = try ProgrammeFile.read(file, language: common.language)
        guard !common.json else { return print(JSONValue.object(programme.summary)) }
        print(
            common.language.choose(
                da:
                    "\(programme.name) er i orden: \(programme.kinds.count) slags, \(programme.indicators.count) indikatorer.",
                en:
                    "\(programme.name) is fine: \(programme.kinds.count) kinds, \(programme.indicators.count) indicators.",
                th:
                    "\(programme.name) ใช้ได้: \(programme.kinds.count) ประเภท \(programme.indicators.count) ตัวชี้วัด"
            )
        )
    }
}

/// Takes a new version of the programme into use.
struct SetProgramme: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: .localized(
                da: "Tag en ny version af programmet i brug.",
                en: "Take a new version of the programme into use.",
                th: "เริ่มใช้แผนงานรุ่นใหม่"
            )
        )
    }

    @Argument(
        help: .localized(
            da: "Programfilen (YAML); uden den det indbyggede program.",
            en: "The programme file (YAML); without it the built-in programme.",
            th: "ไฟล์แผนงาน (YAML) หากไม่ระบุคือแผนงานในตัว",
            value: .file
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var file: String?

    @OptionGroup var server: ServerOptions

    var concernsDevices: Bool { true }

    func perform(in context: AdminContext) throws -> String {
        let programme =
            try file.map { try ProgrammeFile.read(context.path($0), language: server.language) }
            ?? Copenhagen.programme()
        let current = try context.store.read { try ProgrammeShelf().newest(in: $0) }
        if let problem = programme.problems(following: current) {
            throw CommandFailure(problem, in: server.language)
        }
        try context.store.write { transaction in
            try transaction.insertProgramme(version: programme.version, source: programme.source)
            try SharedScopes(in: transaction, shelf: ProgrammeShelf())
                .settle(context.ledger, context.ledger.entries(), in: transaction)
        }
        return told(
            programme.summary,
            server.language.choose(
                da: "\(programme.name) gælder fra nu; enhederne får den ved næste synkronisering.",
                en: "\(programme.name) holds from now on; devices get it at their next sync.",
                th: "\(programme.name) มีผลตั้งแต่นี้ไป อุปกรณ์จะได้รับเมื่อซิงค์ครั้งต่อไป"
            )
        )
    }
}

/// Prints the programme.
struct ShowProgramme: AdminCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: .localized(
                da: "Skriv det program, der gælder nu.",
                en: "Print the programme that holds now.",
                th: "แสดงแผนงานที่ใช้อยู่"
            )
        )
    }

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        let source = try context.store.read { try $0.programmeSource() }
        let version = Int64(source?.version ?? 0)
        return told(
            [("version", .integer(version)), ("source", .string(source?.source ?? ""))],
            source?.source ?? ""
        )
    }
}

extension Programme {
    /// What it is, for programs.
    fileprivate var summary: [(String, JSONValue)] {
        [
            ("programme", .string(name)), ("kinds", .integer(Int64(kinds.count))),
            ("indicators", .integer(Int64(indicators.count))),
        ]
    }
}

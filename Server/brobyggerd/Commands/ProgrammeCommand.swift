import ArgumentParser
import CommandSupport
import Programmes
import RecordStore
import SyncServer

/// What may be recorded.
struct ProgrammeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: "Check, set or show the programme.",
        subcommands: [CheckProgramme.self, SetProgramme.self, ShowProgramme.self]
    )
}

/// Checks a file and changes nothing.
struct CheckProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a programme file; nothing is changed."
    )

    @Argument(help: "The programme file (YAML).")
    var file: String

    @Option(help: "Not needed; the server's folder.")
    var data: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let programme = try ProgrammeFile.read(file, language: common.language)
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
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Take a new version of the programme into use."
    )

    @Argument(help: "The programme file (YAML).")
    var file: String

    @OptionGroup var server: ServerOptions

    var concernsDevices: Bool { true }

    func perform(in context: AdminContext) throws -> String {
        let programme = try ProgrammeFile.read(
            context.path(file),
            language: server.language
        )
        let current = try context.store.read { try ProgrammeShelf().newest(in: $0) }
        if let problem = programme.problems(following: current) {
            throw CommandFailure(
                .refused,
                code: "invalid_programme",
                message: problem.message(in: server.language)
            )
        }
        try context.store.write {
            try $0.insertProgramme(version: programme.version, source: programme.source)
        }
        return server.language.choose(
            da: "\(programme.name) gælder fra nu; enhederne får den ved næste synkronisering.",
            en: "\(programme.name) holds from now on; devices get it at their next sync.",
            th: "\(programme.name) มีผลตั้งแต่นี้ไป อุปกรณ์จะได้รับเมื่อซิงค์ครั้งต่อไป"
        )
    }
}

/// Prints the programme.
struct ShowProgramme: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the programme that holds now."
    )

    @OptionGroup var server: ServerOptions

    func perform(in context: AdminContext) throws -> String {
        try context.store.read { try $0.programmeSource()?.source ?? "" }
    }
}

import ArgumentParser
import CommandSupport
import HTTPService
import Logging
import Programmes

/// What the server would do, and who says so.
struct ConfigCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "config",
            abstract: .localized(
                da: "Vis, hvad der gælder: af tilvalg, miljø, fil og standard.",
                en: "Show what is in effect: of flags, environment, file and defaults.",
                th: "แสดงค่าที่ใช้จริง จากตัวเลือก ตัวแปรสภาพแวดล้อม ไฟล์ และค่าปริยาย"
            ),
            subcommands: [ShowConfig.self]
        )
    }
}

/// Shows every option with its value and where that comes from.
struct ShowConfig: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: .localized(
                da: "Vis hvert tilvalg for serve, dets værdi, og hvor den kommer fra.",
                en: "Show every option of serve, its value and where it comes from.",
                th: "แสดงตัวเลือกทุกตัวของ serve ค่า และที่มาของค่า"
            ),
            discussion: .localized(
                da:
                    "Et tilvalg går før miljøet (BROBYGGERD_LISTEN for --listen), miljøet før filen, "
                    + "filen før standarden.",
                en:
                    "A flag goes before the environment (BROBYGGERD_LISTEN for --listen), the "
                    + "environment before the file, the file before the default.",
                th: "ตัวเลือกมาก่อนตัวแปรสภาพแวดล้อม (BROBYGGERD_LISTEN แทน --listen) "
                    + "ตัวแปรมาก่อนไฟล์ และไฟล์มาก่อนค่าปริยาย"
            )
        )
    }

    @OptionGroup var options: ServeOptions

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let values = try Settings.server.values(in: server.language)
        for name in Settings.server.names {
            let found = values.first { $0.name == name }
            let value = found?.value ?? defaultValue(of: name)
            print(
                server.common.json
                    ? json(name, value, found?.source) : text(name, value, found?.source)
            )
        }
    }

    private func defaultValue(of name: String) -> String? {
        switch name {
        case "lang": server.language.rawValue
        case "listen": options.listen
        case "log-format": options.logFormat.rawValue
        case "log-level": options.logLevel.rawValue
        case "backup-every": options.backups.backupDir.map { _ in BackupOptions.defaultEvery }
        case "backup-keep": options.backups.backupDir.map { _ in "\(BackupOptions.defaultKeep)" }
        default: nil
        }
    }

    private func text(_ name: String, _ value: String?, _ source: Settings.Source?) -> String {
        "\(name) = \(value ?? "")\t# \(place(source))"
    }

    private func json(_ name: String, _ value: String?, _ source: Settings.Source?) -> String {
        let kind =
            switch source {
            case .flag: "flag"
            case .environment: "environment"
            case .file: "file"
            case nil: "default"
            }
        let line: JSONValue =
            if case .file(_, let line) = source { .integer(Int64(line)) } else { .null }
        return JSONValue.object([
            ("name", .string(name)), ("value", value.map(JSONValue.string) ?? .null),
            ("source", .string(kind)), ("line", line),
        ]).description
    }

    private func place(_ source: Settings.Source?) -> String {
        switch source {
        case .flag: server.language.choose(da: "tilvalg", en: "flag", th: "ตัวเลือก")
        case .environment(let variable): variable
        case .file(let path, let line): "\(path):\(line)"
        case nil: server.language.choose(da: "standard", en: "default", th: "ค่าปริยาย")
        }
    }
}

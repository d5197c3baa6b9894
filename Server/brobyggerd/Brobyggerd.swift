import ArgumentParser
import CommandSupport

/// The server's program.
@main
struct Brobyggerd: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "brobyggerd",
            abstract: .localized(
                da: "Brobyggers server: samler, hvad enhederne registrerer, og tæller det.",
                en: "The Brobygger server: merges what devices log and counts it.",
                th: "เซิร์ฟเวอร์ของ Brobygger: รวมสิ่งที่อุปกรณ์บันทึกและนับ"
            ),
            version: version,
            subcommands: [
                InitCommand.self, ServeCommand.self, ProgrammeCommand.self, PartnerCommand.self,
                InviteCommand.self, DeviceCommand.self, CountsCommand.self, CompareCommand.self,
                ReportCommand.self,
                BackupCommand.self, RestoreCommand.self, RecoveryCommand.self, VerifyCommand.self,
                EraseCommand.self, ConfigCommand.self,
            ]
        )
    }

    static let version = "0.1.0"

    static func main() async {
        await runCommand(
            Self.self,
            globalOptions: ["--data", "--config"],
            settings: .server
        )
    }
}

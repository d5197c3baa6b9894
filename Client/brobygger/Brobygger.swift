import ArgumentParser
import CommandSupport
import Foundation

/// The device's program.
@main
struct Brobygger: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "brobygger",
            abstract: .localized(
                da:
                    "Registrer opsøgende arbejde uden net, synkroniser, når der er net, og tæl det én gang.",
                en:
                    "Log outreach work without a network, sync it when there is one, count it once.",
                th: "บันทึกงานลงพื้นที่โดยไม่ต้องมีเครือข่าย ซิงค์เมื่อมี และนับเพียงครั้งเดียว"
            ),
            version: "0.1.0",
            subcommands: [
                JoinCommand.self, LogCommand.self, EditCommand.self, VoidCommand.self,
                ResolveCommand.self, ShowCommand.self, HistoryCommand.self, ListCommand.self,
                ImportCommand.self, ExportCommand.self, FormsCommand.self, SyncCommand.self,
                StatusCommand.self, CountsCommand.self, CompareCommand.self, TallyCommand.self,
                OffersCommand.self, CardsCommand.self, ReportCommand.self,
            ]
        )
    }

    static func main() async {
        await runCommand(Self.self, globalOptions: ["--home", "--config"], settings: .device)
    }
}

extension Settings {
    /// What the environment and a file in the person's own configuration folder may say.
    fileprivate static var device: Settings {
        Settings(
            names: ["home", "lang"],
            prefix: "BROBYGGER",
            defaultFile: PersonalFolder.configuration + "/brobygger.conf"
        )
    }
}

extension ShowCommand: ReadingCommand {}
extension ListCommand: ReadingCommand {}
extension ExportCommand: ReadingCommand {}
extension FormsCommand: ReadingCommand {}
extension CountsCommand: ReadingCommand {}

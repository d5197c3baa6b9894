import ArgumentParser
import CommandSupport

/// The device's program.
@main
struct Brobygger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brobygger",
        abstract: "Log outreach work without a network, sync it when there is one, count it once.",
        version: "0.1.0",
        subcommands: [
            JoinCommand.self, LogCommand.self, EditCommand.self, VoidCommand.self,
            ResolveCommand.self, ShowCommand.self, HistoryCommand.self, ListCommand.self,
            ImportCommand.self, ExportCommand.self, FormsCommand.self, SyncCommand.self,
            StatusCommand.self, CountsCommand.self, TallyCommand.self,
        ]
    )

    static func main() async {
        await runCommand(Self.self, globalOptions: ["--home"])
    }
}

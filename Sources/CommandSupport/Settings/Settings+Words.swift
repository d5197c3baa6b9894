import ArgumentParser
import Glibc
import Programmes

extension Settings {
    /// The command line with what environment and file say added to it, as far as the command has
    /// such options and the command line is silent.
    ///
    /// - Throws: ``CommandFailure`` with status 65 for a file that can't be used.
    func completed(
        _ arguments: [String],
        of root: any ParsableCommand.Type,
        environment: (String) -> String?
    ) throws(CommandFailure) -> [String] {
        // A command's options stand in its help alone, which takes time to draw.
        guard mayAdd(arguments, environment) else { return arguments }
        let options = options(of: root, arguments)
        guard options.contains("--config") else { return arguments }
        let added = try values(
            arguments: arguments,
            environment: environment,
            language: .preferred(arguments: arguments, environment: environment)
        ).filter { $0.source != .flag && options.contains("--" + $0.name) }
        let words = arguments.prefix { $0 != "--" }
        return words + added.flatMap { ["--" + $0.name, $0.value] }
            + arguments.dropFirst(words.count)
    }

    /// Whether environment or file say anything at all.
    private func mayAdd(_ arguments: [String], _ environment: (String) -> String?) -> Bool {
        access(defaultFile, F_OK) == 0 || optionValue("--config", in: arguments) != nil
            || (names + ["config"]).contains { !(environment(variable(of: $0)) ?? "").isEmpty }
    }

    /// The options of the command that the words name; none if they name none that does something.
    private func options(
        of root: any ParsableCommand.Type,
        _ arguments: [String]
    ) -> Set<String> {
        var command = root
        for word in arguments {
            let next = command.configuration.subcommands.first {
                $0.configuration.commandName == word
            }
            guard let next else { break }
            command = next
        }
        command = command.configuration.defaultSubcommand ?? command
        guard command.configuration.subcommands.isEmpty else { return [] }
        let help = root.helpMessage(for: command, includeHidden: true, columns: 1000)
        return Set(help.matches(of: /(?m)^ +(--[a-z-]+)/).map { String($0.output.1) })
    }
}

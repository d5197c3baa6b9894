import ArgumentParser
import Glibc
import Programmes

extension Settings {
    /// What environment and file say, as far as the command has such options and the command line is
    /// silent.
    ///
    /// - Throws: ``CommandFailure`` with status 65 for a file that can't be used.
    func added(
        to arguments: [String],
        of root: any ParsableCommand.Type,
        environment: (String) -> String?
    ) throws(CommandFailure) -> [Value] {
        // A command's options stand in its help alone, which takes time to draw.
        guard mayAdd(arguments, environment) else { return [] }
        let options = options(of: root, arguments)
        guard options.contains("--config") else { return [] }
        return try values(
            arguments: arguments,
            environment: environment,
            language: .preferred(arguments: arguments, environment: environment)
        ).filter { $0.source != .flag && options.contains("--" + $0.name) }
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

extension [Settings.Value] {
    /// The command line with these options.
    func completing(_ arguments: [String]) -> [String] {
        let words = arguments.prefix { $0 != "--" }
        return words + flatMap { ["--" + $0.name, $0.value] } + arguments.dropFirst(words.count)
    }

    /// The first of them that a sentence is about.
    func named(in sentence: String) -> Settings.Value? {
        first { value in
            sentence.ranges(of: "--" + value.name).contains {
                sentence[$0.upperBound...].first.map { !($0.isLetter || $0 == "-") } ?? true
            }
        }
    }
}

extension Settings.Value {
    /// Where it stands, after a sentence about it; empty for the command line.
    func place(in language: Language) -> String {
        switch source {
        case .flag: ""
        case .environment(let variable):
            language.choose(
                da: " (--\(name) står i miljøvariablen \(variable).)",
                en: " (--\(name) stands in the environment variable \(variable).)",
                th: " (--\(name) อยู่ในตัวแปรสภาพแวดล้อม \(variable))"
            )
        case .file(let path, let line):
            language.choose(
                da: " (--\(name) står i \(path), linje \(line).)",
                en: " (--\(name) stands in \(path), line \(line).)",
                th: " (--\(name) อยู่ใน \(path) บรรทัดที่ \(line))"
            )
        }
    }
}

import ArgumentParser

/// A program's page of the manual, in the language of the help, as `man` reads it.
///
/// Made of the same definitions as the help, so that the two can't disagree.
struct ManualPage {
    static let request = "--generate-manual"

    private let program: CommandDescription
    private let version: String
    private let notes: ManualNotes

    init(of root: any AsyncParsableCommand.Type) throws {
        program = try CommandDescription(of: root)
        version = root.configuration.version
        notes =
            (root as? any ManualProgram.Type)?.manual
            ?? ManualNotes(section: 1, description: [], environment: [], files: [], seeAlso: [])
    }

    var text: String {
        let name = program.commandName
        let title = name.uppercased()
        return [
            #".TH \#(title) \#(notes.section) "" "\#(name) \#(version)" "Brobygger""#,
            // Thai has few spaces, so lines can't be stretched to one width.
            ".ad l",
            section(ManualWords.name, #"\#(name) \- \#(roff(program.abstract ?? ""))"#),
            section(ManualWords.synopsis, bold(name) + " " + italic(HelpWords.command)),
            section(ManualWords.description, paragraphs(notes.description)),
            section(HelpWords.commands, leaves(of: program).map(entry).joined(separator: "\n")),
            section(ManualWords.everywhere, list(shared.map { ($0.label, $0.explanation) })),
            section(ManualWords.exitStatus, list(ManualWords.exitStatuses)),
            section(ManualWords.environment, list(notes.environment)),
            section(ManualWords.files, list(notes.files)),
            section(ManualWords.seeAlso, roff(notes.seeAlso.joined(separator: ", "))),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The commands that do something, in the order of the help.
    private func leaves(of command: CommandDescription) -> [CommandDescription] {
        command.children.isEmpty ? [command] : command.children.flatMap(leaves)
    }

    /// What every command takes is told once.
    private var shared: [ArgumentDescription] {
        let commands = leaves(of: program)
        return (commands.first?.parameters ?? []).filter { parameter in
            parameter.kind != .positional && parameter.isOptional
                && commands.allSatisfy { $0.parameters.contains { $0.label == parameter.label } }
        }
    }

    private func entry(_ command: CommandDescription) -> String {
        let told = Set(shared.map(\.label))
        let own = command.parameters.filter { !told.contains($0.label) }
        let words = own.filter { $0.kind == .positional } + own.filter { $0.kind != .positional }
        let synopsis = ([bold(command.path)] + words.map { roff($0.synopsis) })
            .joined(separator: " ")
        let text = [command.abstract, command.discussion].compactMap(\.self)
        return ".SS \(synopsis)\n" + paragraphs(text) + "\n"
            + list(words.map { ($0.label, $0.explanation) })
    }

    private func section(_ title: String, _ body: String) -> String {
        let roman = Self.hasMarks(title) ? #"\fR"# : ""
        return body.isEmpty ? "" : ".SH \(roman + roff(title.uppercased()))\n\(body)"
    }

    private func paragraphs(_ texts: [String]) -> String {
        texts.filter { !$0.isEmpty }.map(roff).joined(separator: "\n.PP\n")
    }

    private func list(_ items: [(String, String)]) -> String {
        items.map { ".TP\n\(bold($0))\n\(roff($1))" }.joined(separator: "\n")
    }

    private func bold(_ text: String) -> String {
        text.split(separator: " ").map { word in
            Self.hasMarks(word) ? roff(String(word)) : #"\fB\#(roff(String(word)))\fR"#
        }.joined(separator: " ")
    }

    /// Bold is made by striking each sign twice, and `less` loses Thai vowels and tones over that.
    private static func hasMarks(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) }
    }

    private func italic(_ text: String) -> String { #"\fI\#(roff(text))\fR"# }

    /// The text with every sign that `man` would read as its own made harmless.
    private func roff(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            let safe = line.replacing(#"\"#, with: #"\e"#).replacing("-", with: #"\-"#)
            return safe.hasPrefix(".") || safe.hasPrefix("'") ? #"\&"# + safe : String(safe)
        }.joined(separator: "\n.br\n")
    }
}

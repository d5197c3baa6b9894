/// The help of a command as a terminal shows it.
struct HelpPage {
    let command: CommandDescription
    /// Of the terminal; nil = as wide as it gets.
    ///
    /// Cells.
    let width: Int?

    private static let indent = 2
    /// Where explanations begin; a longer label has a line of its own.
    private static let column = 26
    /// A narrower terminal breaks lines by itself.
    private static let widthMin = 50

    var text: String {
        let head = [command.abstract, command.discussion].compactMap(\.self).filter { !$0.isEmpty }
        let parameters = command.parameters
        let blocks =
            head.map { wrapped($0, from: 0) } + [
                "\(HelpWords.usage): \(Self.synopsis(of: command))",
                section(HelpWords.arguments, parameters.filter { $0.kind == .positional }),
                section(HelpWords.options, parameters.filter { $0.kind != .positional }),
                commands,
            ]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// How the command is written.
    static func synopsis(of command: CommandDescription) -> String {
        guard command.children.isEmpty else { return "\(command.path) <\(HelpWords.command)>" }
        let parameters = command.parameters.filter { !$0.isHelp }
        let ordered =
            parameters.filter { $0.kind == .positional }
            + parameters.filter { $0.kind != .positional }
        return ([command.path] + ordered.map(\.synopsis)).joined(separator: " ")
    }

    private var commands: String {
        guard !command.children.isEmpty else { return "" }
        let lines = command.children.map { child in
            let isDefault = child.commandName == command.defaultSubcommand
            let label = child.commandName + (isDefault ? " (\(HelpWords.byDefault))" : "")
            return line(label, child.abstract ?? "")
        }
        let program = command.path.split(separator: " ").first ?? ""
        return ([HelpWords.commands + ":"] + lines + ["", "  " + HelpWords.more("\(program)")])
            .joined(separator: "\n")
    }

    private func section(_ title: String, _ parameters: [ArgumentDescription]) -> String {
        guard !parameters.isEmpty else { return "" }
        return (["\(title):"] + parameters.map { line($0.label, $0.explanation) })
            .joined(separator: "\n")
    }

    private func line(_ label: String, _ explanation: String) -> String {
        let label = String(repeating: " ", count: Self.indent) + label
        guard !explanation.isEmpty else { return label }
        let text = wrapped(explanation, from: Self.column)
        let room = Self.column - displayWidth(label)
        guard room > 0 else { return label + "\n" + text }
        return label + String(repeating: " ", count: room) + text.dropFirst(Self.column)
    }

    /// The text in lines that begin at a column.
    private func wrapped(_ text: String, from column: Int) -> String {
        let margin = String(repeating: " ", count: column)
        let room = max(Self.widthMin, width ?? .max) - column
        return text.split(separator: "\n").flatMap { paragraph in
            CommandSupport.wrapped(
                paragraph.split(separator: " ").map(String.init),
                separator: " ",
                width: room
            )
        }
        .map { margin + $0 }.joined(separator: "\n")
    }
}

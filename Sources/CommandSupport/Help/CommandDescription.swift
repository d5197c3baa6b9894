import ArgumentParser
import Foundation
import Programmes

/// A command as ArgumentParser describes it: what help, manual and messages are made of.
///
/// The form is that of `--experimental-dump-help`, ArgumentParser's only public description.
struct CommandDescription: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let superCommands: [String]?
    let shouldDisplay: Bool
    let defaultSubcommand: String?
    private let subcommands: [CommandDescription]?
    private let arguments: [ArgumentDescription]?

    /// Those that are shown; ArgumentParser's own `help` is not.
    var children: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// Those that are shown.
    var parameters: [ArgumentDescription] { (arguments ?? []).filter(\.shouldDisplay) }

    /// The words that call it.
    var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

    /// A program with all of its commands, in the language of the help.
    init(of root: any ParsableCommand.Type) throws {
        struct Dump: Decodable { let command: CommandDescription }
        self = try JSONDecoder().decode(Dump.self, from: Data(root._dumpHelp().utf8)).command
    }

    /// The command that these words call; words that are none of its commands end the search.
    func descendant(_ words: some Sequence<some StringProtocol>) -> CommandDescription {
        var found = self
        for word in words {
            guard let next = found.children.first(where: { $0.commandName == word }) else { break }
            found = next
        }
        return found
    }

    /// The first word that should name a command and names none, with the command that it stands
    /// behind; nil if there is no such word.
    func stray(in words: [String]) -> (command: CommandDescription, word: String)? {
        var found = self
        for word in words {
            guard !found.children.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
            guard let next = found.children.first(where: { $0.commandName == word }) else {
                return found.defaultSubcommand == nil ? (found, word) : nil
            }
            found = next
        }
        return nil
    }

    /// What to say of such a word, and which command is spelt most like it.
    func unknown(_ word: String, in language: Language) -> String {
        let word = shortened(onOneLine(word), to: Self.cellsNamed)
        let nearest = children.map(\.commandName).min {
            $0.distance(to: word) < $1.distance(to: word)
        }
        guard let nearest, nearest.distance(to: word) <= Self.lettersMistyped else {
            return language.choose(
                da: "Kommandoen '\(word)' findes ikke",
                en: "Unknown command '\(word)'",
                th: "ไม่มีคำสั่ง '\(word)'"
            )
        }
        return language.choose(
            da: "Kommandoen '\(word)' findes ikke. Mente du '\(nearest)'?",
            en: "Unknown command '\(word)'. Did you mean '\(nearest)'?",
            th: "ไม่มีคำสั่ง '\(word)' หมายถึง '\(nearest)' หรือไม่"
        )
    }

    private static let cellsNamed = 30
    /// More wrong letters make another word.
    private static let lettersMistyped = 2
}

/// An argument, option or flag.
struct ArgumentDescription: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
        let kind: String
        let name: String

        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let valueName: String?
    let defaultValue: String?
    private let names: [Name]?
    private let allValues: [String]?
    private let abstract: String?

    /// As it is written on a command line.
    var label: String {
        let spelled = (names ?? []).map(\.text).sorted { $0.count < $1.count }
        let value = kind == .flag ? [] : ["<\(valueName ?? "")>"]
        return ([spelled.joined(separator: ", ")] + value).filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Its place in a synopsis: in brackets what can be left out.
    var synopsis: String {
        let text = label + (isRepeating ? " ..." : "")
        return isOptional ? "[\(text)]" : text
    }

    var isHelp: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }

    /// What it does, the values that it takes and the one that it has without being written.
    var explanation: String {
        switch names?.last?.name {
        case "help": return HelpWords.showsHelp
        case "version": return HelpWords.showsVersion
        default: break
        }
        let values = (allValues ?? []).filter { !$0.isEmpty }.joined(separator: ", ")
        let notes = [
            values.isEmpty ? nil : "\(HelpWords.values): \(values)",
            defaultValue.map { "\(HelpWords.byDefault): \($0)" },
        ].compactMap(\.self).joined(separator: "; ")
        return [abstract ?? "", notes.isEmpty ? "" : "(\(notes))"].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

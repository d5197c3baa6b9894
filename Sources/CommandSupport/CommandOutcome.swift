public import ArgumentParser
import Counting
import Glibc
import Programmes

/// What is left to print once a command has run, and the status to end with.
public struct CommandOutcome: Equatable, Sendable {
    /// One of ``ExitStatus``, unless a command threw an `ExitCode` of its own.
    public let status: Int32
    /// For standard output: a help screen or a version, else empty.
    public let output: String
    /// For standard error: a sentence, what is wrong with the command line or one line of JSON,
    /// else empty.
    public let error: String

    /// Makes an outcome as it is.
    public init(
        status: Int32 = ExitStatus.done.rawValue,
        output: String = "",
        error: String = ""
    ) {
        self.status = status
        self.output = output
        self.error = error
    }
}

/// A command that saves nothing, so that no refusal of it says that nothing was saved.
public protocol ReadingCommand: ParsableCommand {}

/// Runs a command line as ``runCommand(_:globalOptions:)`` does, but prints no error and goes on.
///
/// What the command itself prints goes to standard output. `environment` looks up the variables
/// that decide the language of errors.
public func commandOutcome(
    of root: any AsyncParsableCommand.Type,
    globalOptions: [String] = [],
    settings: Settings? = nil,
    arguments: [String],
    environment: (String) -> String?
) async -> CommandOutcome {
    let arguments = globalOptionsLast(arguments, options: globalOptions)
    func teller(_ words: [String], _ added: [Settings.Value]) -> ErrorTeller {
        ErrorTeller(
            root: root,
            json: words.prefix { $0 != "--" }.contains("--json"),
            language: .preferred(arguments: words, environment: environment),
            added: added
        )
    }
    if let place = arguments.firstIndex(where: { $0.contains("\u{FFFD}") }) {
        let teller = teller(arguments, [])
        return teller.outcome(of: .garbled(arguments[place], in: teller.language))
    }
    let added: [Settings.Value]
    do throws(CommandFailure) {
        added = try settings?.added(to: arguments, of: root, environment: environment) ?? []
    } catch {
        return teller(arguments, []).outcome(of: error)
    }
    let complete = added.completing(arguments)
    let teller = teller(complete, added)
    let program = root.configuration.commandName ?? HelpProgram.name
    return await HelpProgram.$name.withValue(program) {
        await HelpLanguage.$current.withValue(teller.language) {
            await outcome(of: root, arguments: complete, teller)
        }
    }
}

private func outcome(
    of root: any AsyncParsableCommand.Type,
    arguments: [String],
    _ teller: ErrorTeller
) async -> CommandOutcome {
    guard arguments.first != ManualPage.request else { return teller.manual }
    var command: any ParsableCommand
    do {
        command = try await root.asyncParseAsRoot(arguments)
    } catch {
        return teller.outcome(ofParsing: error, arguments)
    }
    do {
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    } catch {
        return teller.outcome(
            ofRunning: error,
            arguments,
            isEntry: !(command is any ReadingCommand)
        )
    }
    return flushed() ? CommandOutcome() : teller.outcome(of: .unwritable(in: teller.language))
}

/// The one place where errors become texts and exit statuses.
private struct ErrorTeller {
    let root: any AsyncParsableCommand.Type
    let json: Bool
    let language: Language
    /// Options that stand in the environment or in a file.
    let added: [Settings.Value]

    func outcome(ofParsing error: any Error, _ arguments: [String]) -> CommandOutcome {
        let text = root.fullMessage(for: error)
        guard root.exitCode(for: error) != .success else {
            let page = command(shownBy: text, after: "USAGE: ")
                .map { HelpPage(command: $0, width: terminalWidth()).text }
            let program = root.configuration.commandName ?? ""
            return CommandOutcome(
                output: page ?? CompletionScript(text: text, program: program).adapted
            )
        }
        // ArgumentParser blames the options behind a word that is no command.
        if let (command, word) = description?.stray(in: arguments) {
            return usage(command.unknown(word, in: language), HelpPage.synopsis(of: command), [])
        }
        let message = ParserMessage(text: root.message(for: error)).reworded(in: language)
        let help = lines(of: text, after: "Help:  ").map { "\(HelpWords.help): \($0)" }
        let command = command(shownBy: text, after: "Usage: ")
        return usage(message, command.map(HelpPage.synopsis), help)
    }

    /// A wrong command line: what is wrong, and how it is written.
    private func usage(
        _ message: String,
        _ synopsis: String?,
        _ help: [String]
    ) -> CommandOutcome {
        guard !json else {
            let sentence = message + " — " + usageHint
            return outcome(of: CommandFailure(.usage, code: "usage", message: sentence))
        }
        let place = added.named(in: message)?.place(in: language) ?? ""
        let usage = synopsis.map { "\(HelpWords.usage): \($0)" }
        return CommandOutcome(
            status: ExitStatus.usage.rawValue,
            error: (["\(HelpWords.error): \(message)\(place)"] + help
                + [usage, usageHint].compactMap(\.self))
                .joined(separator: "\n")
        )
    }

    /// Without one ArgumentParser's own English text is shown.
    private var description: CommandDescription? { try? CommandDescription(of: root) }

    /// The command whose synopsis stands in ArgumentParser's text; nil if none does.
    private func command(shownBy text: String, after heading: String) -> CommandDescription? {
        guard let usage = lines(of: text, after: heading).first else { return nil }
        return description?.descendant(usage.split(separator: " ").dropFirst())
    }

    private func lines(of text: String, after heading: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.hasPrefix(heading) }
            .map { $0.dropFirst(heading.count) }
    }

    /// The whole manual page, in the language asked for.
    var manual: CommandOutcome {
        do {
            return CommandOutcome(output: try ManualPage(of: root).text)
        } catch {
            return outcome(ofRunning: error, [])
        }
    }

    private var usageHint: String {
        let program = root.configuration.commandName.map { $0 + " " } ?? ""
        return language.choose(
            da: "Kommandoen blev ikke forstået, og intet er ændret: se, hvordan den skrives, med "
                + "\(program)--help.",
            en: "The command was not understood and nothing was changed: see how it is written "
                + "with \(program)--help.",
            th: "ไม่เข้าใจคำสั่งนี้และไม่มีการเปลี่ยนแปลงใด ๆ โปรดดูวิธีเขียนด้วย \(program)--help"
        )
    }

    /// - Parameter isEntry: Whether something was to be saved.
    func outcome(
        ofRunning error: any Error,
        _ arguments: [String],
        isEntry: Bool = true
    ) -> CommandOutcome {
        switch error {
        case let error as CommandFailure: outcome(of: error)
        case let error as EntryError:
            outcome(of: CommandFailure(error, in: language, isEntry: isEntry))
        case let error as CountError: outcome(of: CommandFailure(error, in: language))
        case let error as CSVError: outcome(of: CommandFailure(error, in: language))
        case let error as ExitCode: CommandOutcome(status: error.rawValue)
        // ArgumentParser no longer knows which command it was.
        case let error as ValidationError:
            usage(
                ParserMessage(text: error.message).reworded(in: language),
                description.map { HelpPage.synopsis(of: $0.descendant(arguments)) },
                []
            )
        // The help that a command without words of its own prints is an error too.
        case _ where root.exitCode(for: error) == .success:
            outcome(ofParsing: error, arguments)
        default: outcome(of: CommandFailure(unforeseen: error, in: language))
        }
    }

    func outcome(of failure: CommandFailure) -> CommandOutcome {
        let place =
            failure.status == .usage
            ? added.named(in: failure.message)?.place(in: language) ?? "" : ""
        let failure = failure.followed(by: place)
        return CommandOutcome(
            status: failure.status.rawValue,
            error: json ? failure.json.description : failure.sentence(in: language)
        )
    }
}

extension CommandFailure {
    /// The same with a text after its sentence.
    fileprivate func followed(by text: String) -> CommandFailure {
        CommandFailure(
            status,
            code: code,
            message: message + text,
            field: field,
            line: line,
            offer: offer
        )
    }

    /// An argument that was not UTF-8.
    ///
    /// Swift has put U+FFFD where the bytes were; as it stands the text would be kept garbled.
    fileprivate static func garbled(_ argument: String, in language: Language) -> CommandFailure {
        let field = argument.firstRange(of: "=").map { String(argument[..<$0.lowerBound]) }
        let name = field.map { shortened(onOneLine($0), to: 30) + "=…" }
        return CommandFailure(
            .refused,
            code: "invalid_utf8",
            message: language.choose(
                da: "\(name ?? "Et ord på kommandolinjen") er ikke skrevet i UTF-8, så intet er "
                    + "gjort; skriv det igen i en terminal, der bruger UTF-8.",
                en: "\(name ?? "A word of the command line") is not written in UTF-8, so nothing "
                    + "was done; write it again in a terminal that uses UTF-8.",
                th: "\(name ?? "มีคำในบรรทัดคำสั่งที่") ไม่ได้เขียนเป็น UTF-8 จึงไม่ได้ทำอะไร "
                    + "โปรดเขียนใหม่ในเทอร์มินัลที่ใช้ UTF-8"
            ),
            field: field
        )
    }

    /// The command did its work, but what it printed did not arrive: a full disk, for example.
    fileprivate static func unwritable(in language: Language) -> CommandFailure {
        CommandFailure(
            .failed,
            code: "output_not_written",
            message: language.choose(
                da: "Kommandoen er udført, men resultatet kunne ikke skrives: er disken fuld?",
                en: "The command is done, but its output could not be written: is the disk full?",
                th: "คำสั่งทำงานเสร็จแล้ว แต่เขียนผลลัพธ์ไม่ได้ ดิสก์เต็มหรือไม่"
            )
        )
    }
}

/// Writes out what `print` still holds back; a reader who has left is no failure.
private func flushed() -> Bool {
    fflush(nil) == 0 || errno == EPIPE
}

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
    let added: [Settings.Value]
    do throws(CommandFailure) {
        added = try settings?.added(to: arguments, of: root, environment: environment) ?? []
    } catch {
        return teller(arguments, []).outcome(of: error)
    }
    let complete = added.completing(arguments)
    let teller = teller(complete, added)
    return await HelpLanguage.$current.withValue(teller.language) {
        await outcome(of: root, arguments: complete, teller)
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
        return teller.outcome(ofParsing: error)
    }
    do {
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    } catch {
        return teller.outcome(ofRunning: error)
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

    func outcome(ofParsing error: any Error) -> CommandOutcome {
        let text = root.fullMessage(for: error)
        guard root.exitCode(for: error) != .success else {
            let page = command(shownBy: text, after: "USAGE: ")
                .map { HelpPage(command: $0, width: terminalWidth()).text }
            let program = root.configuration.commandName ?? ""
            return CommandOutcome(
                output: page ?? CompletionScript(text: text, program: program).adapted
            )
        }
        let message = ParserMessage(text: root.message(for: error)).reworded(in: language)
        guard !json else {
            let sentence = message + " — " + usageHint
            return outcome(of: CommandFailure(.usage, code: "usage", message: sentence))
        }
        let place = added.named(in: message)?.place(in: language) ?? ""
        let help = lines(of: text, after: "Help:  ").map { "\(HelpWords.help): \($0)" }
        let usage = command(shownBy: text, after: "Usage: ")
            .map { "\(HelpWords.usage): \(HelpPage.synopsis(of: $0))" }
        return CommandOutcome(
            status: ExitStatus.usage.rawValue,
            error: (["\(HelpWords.error): \(message)\(place)"] + help
                + [usage, usageHint].compactMap(\.self))
                .joined(separator: "\n")
        )
    }

    /// The command whose synopsis stands in ArgumentParser's text; nil if none does.
    private func command(shownBy text: String, after heading: String) -> CommandDescription? {
        guard let usage = lines(of: text, after: heading).first else { return nil }
        // Without a description of the commands ArgumentParser's own English text is shown.
        return try? CommandDescription(of: root).descendant(usage.split(separator: " ").dropFirst())
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
            return outcome(ofRunning: error)
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

    func outcome(ofRunning error: any Error) -> CommandOutcome {
        switch error {
        case let error as CommandFailure: outcome(of: error)
        case let error as EntryError: outcome(of: CommandFailure(error, in: language))
        case let error as CountError: outcome(of: CommandFailure(error, in: language))
        case let error as CSVError: outcome(of: CommandFailure(error, in: language))
        case let error as ExitCode: CommandOutcome(status: error.rawValue)
        case is ValidationError: outcome(ofParsing: error)
        // The help that a command without words of its own prints is an error too.
        case _ where root.exitCode(for: error) == .success: outcome(ofParsing: error)
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

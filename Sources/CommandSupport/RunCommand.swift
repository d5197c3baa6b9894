public import ArgumentParser
import Glibc

/// Runs the command line of this process and ends it: the whole `main` of both programs.
///
/// Help and version go to standard output with status 0. An error is told on standard error, as
/// one line of JSON if `--json` stands among the arguments: a wrong command line ends with 64, a
/// ``CommandFailure`` with its own status, a refused entry, count or file with 65, anything else
/// with 1.
///
/// `--lang`, `--json` and the `globalOptions`, which take a value, may stand before the command's
/// own words too. `settings` may come from the environment or a file as well.
public func runCommand(
    _ root: any AsyncParsableCommand.Type,
    globalOptions: [String] = [],
    settings: Settings? = nil
) async -> Never {
    // Else `brobygger list | head` would kill the process in the middle of a write.
    signal(SIGPIPE, SIG_IGN)
    let outcome = await commandOutcome(
        of: root,
        globalOptions: globalOptions,
        settings: settings,
        arguments: Array(CommandLine.arguments.dropFirst()),
        environment: variable
    )
    writeLine(outcome.output, to: STDOUT_FILENO)
    writeLine(outcome.error, to: STDERR_FILENO)
    exit(outcome.status)
}

/// Writes `text` and a line break; nothing for an empty text.
private func writeLine(_ text: String, to descriptor: Int32) {
    guard !text.isEmpty else { return }
    writeText(text + "\n", to: descriptor)
}

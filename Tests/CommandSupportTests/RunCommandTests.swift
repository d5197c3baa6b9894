import ArgumentParser
import CommandSupport
import Counting
import Programmes
import Testing

@Suite struct RunCommandTests {
    @Test func `help and version go to standard output with status 0`() async {
        let version = await run(["--version"])
        let help = await run(["fail", "--help"])
        let words = await run(["help", "fail"])
        let nothing = await run([])

        #expect(version == CommandOutcome(output: "1.2.3"))
        #expect(help.status == 0 && help.output.contains("Brug: probe fail") && help.error.isEmpty)
        #expect(words == help)
        #expect(nothing.status == 0 && nothing.output.contains("Kommandoer:\n  fail"))
    }

    @Test func `a wrong command line ends with 64 and what is wrong with it`() async {
        let outcome = await run(["fail", "--nonsense"])

        #expect(outcome.status == 64)
        #expect(outcome.error.hasPrefix("Fejl: Tilvalget '--nonsense' findes ikke\n"))
        #expect(outcome.error.hasSuffix("se, hvordan den skrives, med probe --help."))
        #expect(outcome.output.isEmpty)
    }

    @Test func `a wrong command line with --json ends with 64 and one line of JSON`() async {
        let outcome = await run(["fail", "--json", "--nonsense"])
        let value = await run(["fail", "--nonsense", "--", "--json"])

        #expect(outcome.status == 64)
        #expect(outcome.error.hasPrefix(#"{"error":"usage","message":"Tilvalget '--nonsense' "#))
        #expect(outcome.error.contains("intet er ændret"))
        #expect(outcome.error.hasSuffix(#"","field":null,"line":null}"#))
        #expect(!outcome.error.contains("\n"))
        #expect(value.error.hasPrefix("Fejl: "))
    }

    @Test func `a failure ends with its status, as a sentence or as JSON`() async {
        let plain = await run(["fail"], error: .offline)
        let json = await run(["fail", "--json"], error: .offline)

        #expect(plain == CommandOutcome(status: 69, error: "Serveren svarer ikke."))
        #expect(json.status == 69)
        #expect(
            json.error
                == #"{"error":"offline","message":"Serveren svarer ikke.","field":null,"line":null}"#
        )
    }

    @Test func `a failure in a file says the line in the language asked for`() async {
        let danish = await run(["fail"], error: .file)
        let english = await run(["fail", "--lang", "en"], error: .file)

        #expect(danish.status == 65)
        #expect(danish.error == "Linje 3: Filen er ikke UTF-8: gem den som CSV UTF-8.")
        #expect(english.error == "Line 3: The file is not UTF-8: save it as CSV UTF-8.")
    }

    @Test func `a refused count ends with 65, its code and its field`() async {
        let outcome = await run(["fail", "--json", "--lang=en"], error: .count)

        #expect(outcome.status == 65)
        #expect(outcome.error.hasPrefix(#"{"error":"wrong_period","message":"The period ends"#))
        #expect(outcome.error.hasSuffix(#","field":"to","line":null}"#))
    }

    @Test func `a refused entry ends with 65, its code and its field`() async {
        let outcome = await run(["fail", "--json"], error: .entry)

        #expect(outcome.status == 65)
        #expect(outcome.error.hasPrefix(#"{"error":"unknown_kind","message":""#))
    }

    @Test func `what only reads does not say that nothing was saved`() async {
        let written = await run(["fail", "--lang", "en"], error: .entry)
        let read = await run(["look", "--lang", "en"])

        #expect(written.error.hasPrefix("ghost is not a kind of record, so nothing was saved; "))
        #expect(read.error.hasPrefix("ghost is not a kind of record; write one of: "))
    }

    @Test func `an error nobody foresaw ends with 1 and says that local data is safe`() async {
        let danish = await run(["fail"], error: .unforeseen)
        let json = await run(["fail", "--json", "--lang", "en"], error: .unforeseen)

        #expect(danish.status == 1)
        #expect(danish.error.contains("dine lokale data er i god behold"))
        #expect(json.error.hasPrefix(#"{"error":"internal","message":"Something went wrong, but"#))
    }

    @Test func `a status alone and a validation error keep ArgumentParser's meaning`() async {
        let status = await run(["fail"], error: .exit)
        let validation = await run(["fail"], error: .validation)

        #expect(status == CommandOutcome(status: 7))
        #expect(validation.status == 64)
        #expect(validation.error.hasPrefix("Fejl: No such day.\nBrug: probe fail ["))
    }

    @Test func `a word that is no command is blamed, not the options behind it`() async {
        let strange = await run(["frobnicate", "--nonsense", "x", "--lang", "en"])
        let near = await run(["fial", "--data", "x", "--lang", "en"])
        let thai = await run(["fial", "--lang", "th"])

        #expect(strange.status == 64)
        #expect(strange.error.hasPrefix("Error: Unknown command 'frobnicate'\nUsage: probe <"))
        #expect(near.error.hasPrefix("Error: Unknown command 'fial'. Did you mean 'fail'?\n"))
        #expect(thai.error.contains("ไม่มีคำสั่ง 'fial' หมายถึง 'fail' หรือไม่"))
    }

    @Test func `an argument that is not UTF-8 is refused before anything is done`() async {
        let value = await run(["fail", "--lang", "en", "note=bl\u{FFFD}b"])
        let word = await run(["fail", "--json", "bl\u{FFFD}b"])

        #expect(value.status == 65 && value.error.hasPrefix("note=… is not written in UTF-8, so"))
        #expect(word.status == 65)
        #expect(word.error.hasPrefix(#"{"error":"invalid_utf8","message":"Et ord på kommandol"#))
    }

    @Test func `options of every command may stand before its words`() async {
        let before = await run(["--json", "--lang", "en", "--data", "x", "fail"], error: .file)
        let after = await run(["fail", "--data=x", "--lang=en", "--json"], error: .file)
        let help = await run(["--data", "x", "--help"])
        let end = await run(["--data", "x", "fail", "--", "word"])

        #expect(before.error.hasPrefix(#"{"error":"invalid_utf8","message":"The file"#))
        #expect(before == after)
        #expect(help.status == 0 && help.output.contains("Kommandoer:"))
        #expect(end.error.contains("Der skulle ikke stå 'word'"))
    }

    private func run(_ arguments: [String], error: Accident? = nil) async -> CommandOutcome {
        let arguments = arguments + (error.map { ["--accident", $0.rawValue] } ?? [])
        return await commandOutcome(
            of: Probe.self,
            globalOptions: ["--data"],
            arguments: arguments
        ) { _ in nil }
    }
}

private struct Probe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        version: "1.2.3",
        subcommands: [Fail.self, Look.self]
    )
}

private struct Look: AsyncParsableCommand, ReadingCommand {
    @OptionGroup var common: CommonOptions

    func run() async throws {
        _ = try testProgramme().kindOrThrow(named: "ghost")
    }
}

private enum Accident: String, ExpressibleByArgument {
    case offline
    case file
    case count
    case entry
    case exit
    case validation
    case unforeseen
}

private struct Fail: AsyncParsableCommand {
    @OptionGroup var common: CommonOptions
    @Option var accident: Accident?
    @Option var data: String?

    func run() async throws {
        switch accident {
        case nil: return
        case .offline:
            throw CommandFailure(.unreachable, code: "offline", message: "Serveren svarer ikke.")
        case .file: _ = try CSVText.read([0x0A, 0x0A, 0xFF])
        case .count:
            let query = CountQuery(
                indicators: [],
                from: Day(daysSinceEpoch: 2),
                to: Day(daysSinceEpoch: 1),
                by: []
            )
            _ = try Counter(programme: testProgramme(), query: query)
        case .entry: _ = try testProgramme().kindOrThrow(named: "ghost")
        case .exit: throw ExitCode(7)
        case .validation: throw ValidationError("No such day.")
        case .unforeseen: throw CancellationError()
        }
    }
}

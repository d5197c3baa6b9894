import ArgumentParser
import CommandSupport
import Foundation
import Programmes
import Testing

@Suite struct `Settings from flags, environment and file` {
    @Test func `a flag goes before the environment, that before the file, that before the default`()
        async throws
    {
        let file = try SettingsFixture("listen = 3\n")
        let environment = ["PROBE_LISTEN": "2"]

        let flag = await file.run(["say", "--listen", "1"], environment)
        let variable = await file.run(["say"], environment)
        let written = await file.run(["say"])
        let standard = await file.run(["say"], config: nil)

        #expect([flag, variable, written, standard].map(\.error) == ["1", "2", "3", "0"])
    }

    @Test func `an empty variable says nothing`() async throws {
        let file = try SettingsFixture("listen = 3\n")

        let outcome = await file.run(["say"], ["PROBE_LISTEN": ""])

        #expect(outcome.error == "3")
    }

    @Test func `the file may be named by flag or environment, and must be there then`() async throws
    {
        let file = try SettingsFixture("# a comment\n\n  listen =  a = b \n")

        let flag = await file.run(["say", "--config", file.path], config: nil)
        let missing = await file.run(["say", "--config", file.path + "x"], config: nil)

        #expect(flag.error == "a = b")
        #expect(missing.status == 65)
        #expect(missing.error.contains(file.path + "x"))
    }

    @Test func `an option that the command doesn't have is not added to it`() async throws {
        let file = try SettingsFixture("listen = 3\n")

        let outcome = await file.run(["silent"])

        #expect(outcome == CommandOutcome(status: 1, error: "nothing"))
    }

    @Test func `help needs no sound file`() async throws {
        let file = try SettingsFixture("nonsense\n")

        let help = await file.run(["--help"])

        #expect(help.status == 0)
    }

    @Test(arguments: [
        ("listen = 1\nnonsense\n", 2, "nonsense"), ("# x\n\ncolour = red\n", 3, "colour"),
        ("listen =\n", 1, "listen"), ("listen = 1\nlisten = 2\n", 2, "listen"),
    ])
    func `a wrong line is refused with its number`(text: String, line: Int, name: String)
        async throws
    {
        let file = try SettingsFixture(text)

        let sentence = await file.run(["say"])
        let json = await file.run(["say", "--json"])

        #expect(sentence.status == 65)
        #expect(sentence.error.hasPrefix("Linje \(line): \(file.path): "))
        #expect(sentence.error.contains(name))
        #expect(json.error.hasPrefix(#"{"error":"invalid_configuration","#))
        #expect(json.error.hasSuffix(#""field":"\#(name)","line":\#(line)}"#))
    }

    @Test func `a value that won't do is told with the place where it stands`() async throws {
        let file = try SettingsFixture("\nlisten = here\n")
        let place = "(--listen står i \(file.path), linje 2.)"

        let refused = await file.run(["say", "--strict"])
        let json = await file.run(["say", "--strict", "--json"])
        let unparsed = await file.run(["say"], ["PROBE_NUMBER": "many"])
        let flag = await file.run(["say", "--strict", "--listen", "there"])

        #expect(refused.error == "--listen: here " + place)
        #expect(json.error.contains("--listen: here " + place))
        #expect(unparsed.error.contains("(--number står i miljøvariablen PROBE_NUMBER.)\n"))
        #expect(flag.error == "--listen: there")
    }

    @Test func `each value says where it comes from`() throws {
        let file = try SettingsFixture("\nlisten = 3\nlang = en\n")

        let values = try file.settings.values(
            arguments: ["say", "--lang=th"],
            environment: { $0 == "PROBE_CONFIG" ? file.path : nil },
            language: .en
        )

        #expect(values.map(\.name) == ["lang", "listen"])
        #expect(values.map(\.source) == [.flag, .file(path: file.path, line: 2)])
        #expect(file.settings.variable(of: "tls-key") == "PROBE_TLS_KEY")
    }
}

/// A file of settings, gone at the end, and a program that says what it was told.
private final class SettingsFixture {
    let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString).conf"
    let settings = Settings(
        names: ["lang", "listen", "number"],
        prefix: "PROBE",
        defaultFile: "/nonexistent/probe.conf"
    )

    init(_ text: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    deinit {
        // Whatever is left is only rubbish.
        try? FileManager.default.removeItem(atPath: path)
    }

    func run(_ words: [String], _ environment: [String: String] = [:]) async -> CommandOutcome {
        await run(words, environment, config: path)
    }

    func run(
        _ words: [String],
        _ environment: [String: String] = [:],
        config: String?
    ) async -> CommandOutcome {
        var environment = environment
        if let config { environment["PROBE_CONFIG"] = config }
        let variables = environment
        return await commandOutcome(
            of: SettingsProbe.self,
            settings: settings,
            arguments: words,
            environment: { variables[$0] }
        )
    }
}

private struct SettingsProbe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        subcommands: [SayCommand.self, SilentCommand.self]
    )
}

private struct SayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "say")

    @Option var listen = "0"
    @Option var number = 0
    @Option var config: String?
    @Flag var strict = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        if strict { throw CommandFailure(.usage, code: "usage", message: "--listen: " + listen) }
        throw CommandFailure(.failed, code: "said", message: listen)
    }
}

private struct SilentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "silent")

    @Option var config: String?

    func run() async throws {
        throw CommandFailure(.failed, code: "said", message: "nothing")
    }
}

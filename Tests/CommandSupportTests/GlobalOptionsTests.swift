import CommandSupport
import Testing

@Suite struct GlobalOptionsTests {
    @Test func `options before the words go behind them, with their values`() {
        #expect(
            moved("--data d --json partner add --name n") == "partner add --name n --data d --json"
        )
        #expect(moved("--lang=en --data=d serve") == "serve --lang=en --data=d")
        #expect(moved("--data d export -- --json") == "export --data d -- --json")
    }

    @Test func `everything else stays where it is`() {
        #expect(moved("serve --data d") == "serve --data d")
        #expect(moved("--version --other") == "--version --other")
        #expect(moved("-- --data d") == "-- --data d")
        #expect(moved("--data") == "--data")
    }

    private func moved(_ line: String) -> String {
        globalOptionsLast(line.split(separator: " ").map(String.init), options: ["--data"])
            .joined(separator: " ")
    }
}

import ArgumentParser
import CommandSupport
import Programmes
import Testing

@Suite struct LanguageTests {
    @Test func `the first locale variable that is not empty decides, Danish first`() {
        #expect(language(["LANG": "en_GB.UTF-8"]) == .en)
        #expect(language(["LANG": "en_GB.UTF-8", "LC_MESSAGES": "th_TH.UTF-8"]) == .th)
        #expect(language(["LC_ALL": "", "LANG": "en"]) == .en)
        #expect(language(["LC_ALL": "C.UTF-8", "LANG": "en"]) == .da)
        #expect(language(["LANG": "sv_SE.UTF-8"]) == .da)
        #expect(language([:]) == .da)
    }

    @Test func `--lang is found among raw arguments that need not parse`() {
        let english = ["LANG": "en"]

        #expect(language(english, ["--wrong", "--lang", "th"]) == .th)
        #expect(language(english, ["--lang=da", "--"]) == .da)
        #expect(language(english, ["--lang", "xx"]) == .en)
        #expect(language(english, ["--lang"]) == .en)
        #expect(language(english, ["--", "--lang", "th"]) == .en)
    }

    @Test func `--lang goes before the locale`() throws {
        #expect(try CommonOptions.parse(["--lang", "th"]).language == .th)
        #expect(try CommonOptions.parse(["--json"]).json)
        #expect(throws: (any Error).self) { try CommonOptions.parse(["--lang", "sv"]) }
    }

    private func language(
        _ environment: [String: String],
        _ arguments: [String] = []
    ) -> Language {
        .preferred(arguments: arguments) { environment[$0] }
    }
}

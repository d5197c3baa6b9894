import CommandSupport
import Programmes
import Testing

@Suite struct TallyTests {
    @Test func `letters of the label, digits and English letters count`() throws {
        for (language, letters) in [(Language.da, "ng"), (.en, "nr"), (.th, "รา")] {
            let keys = try #require(try keys(language))
            for (index, letter) in letters.unicodeScalars.enumerated() {
                #expect(keys.meaning(of: letter) == .count(index), "\(language) \(letter)")
            }
            for (key, index) in [("1", 0), ("2", 1), ("๒", 1), ("n", 0), ("N", 0), ("r", 1)] {
                #expect(keys.meaning(of: scalar(key)) == .count(index), "\(language) \(key)")
            }
            for key in ["u", "U", "\u{7F}"] { #expect(keys.meaning(of: scalar(key)) == .undo) }
            for key in ["q", "\u{3}", "\u{4}"] { #expect(keys.meaning(of: scalar(key)) == .stop) }
            #expect(keys.meaning(of: "\n") == .nothing)
            #expect(keys.meaning(of: "x") == .unknown)
        }
        #expect(try keys(.da)?.legend == ["n = Nye", "g = Gengangere", "f = fortryd", "s = slut"])
    }

    @Test func `a kind that needs more than a day can't be counted by keys`() throws {
        let contact = try formProgramme().kindOrThrow(named: "contact")

        #expect(TallyKeys(contact, in: .en) == nil)
    }

    @Test func `an arrow is no letter, and a letter may come in pieces`() {
        var reader = KeyReader()

        #expect(reader.keys([0x1B, 0x5B, 0x41, 0x6E]) == ["n"])
        #expect(reader.keys([0x1B, 0x4F, 0x50, 0x1B, 0x5B, 0x31, 0x3B, 0x35, 0x43, 0x72]) == ["r"])
        #expect(reader.keys([0xE0, 0xB8]).isEmpty)
        #expect(reader.keys([0x81, 0x31]) == ["ก", "1"])
        #expect(reader.keys([0xFF, 0x31]) == ["\u{FFFD}", "1"])
    }

    @Test func `a key that does not go on is one unknown key and eats none behind it`() {
        var reader = KeyReader()

        #expect(reader.keys([0x1B]).isEmpty)
        #expect(reader.isWithinKey)
        #expect(reader.expire() == ["\u{1B}"])
        #expect(!reader.isWithinKey)
        #expect(reader.expire().isEmpty)
        #expect(reader.keys([0x6E]) == ["n"])
        #expect(reader.keys([0x1B, 0x6E]) == ["\u{1B}", "n"])
        #expect(reader.keys([0xE6]).isEmpty)
        #expect(reader.expire() == ["\u{FFFD}"])
        #expect(reader.keys([0xE6, 0x6E]) == ["\u{FFFD}", "n"])
        #expect(reader.keys([0x1B, 0x5B, 0x1B, 0x4F, 0x50, 0x6E]) == ["\u{1B}", "n"])
    }

    @Test func `undo takes back one key after the other, also from before a restart`() throws {
        var board = TallyBoard(try #require(try keys(.en)), in: .en)

        board.resume(totals: [1, 0], steps: [[2: 1], [3: 1], [3: -1]])
        #expect(board.undoable == 0)
        board.resume(totals: [2, 1], steps: [[2: 1], [3: 1], [3: -1], [2: 1], [3: 1]])
        #expect(board.undoable == 1)
        board.record(1, by: -1, totals: [2, 0])
        #expect(board.undoable == 0)
        board.record(0, by: 1, totals: [3, 0])

        #expect(board.line(width: 80) == "New 3 · Returning 0 · total 3   +1 New")
        #expect(board.line(width: 12) == "New 3 · Ret…")
    }

    @Test func `what was not counted key by key is not undone`() throws {
        var board = TallyBoard(try #require(try keys(.en)), in: .en)

        board.resume(totals: [51, 0], steps: [[2: 1], [2: 50]])
        #expect(board.undoable == nil)
        board.resume(totals: [51, 0], steps: [[2: 50], [:], [2: 1]])
        #expect(board.undoable == 0)
    }

    private func keys(_ language: Language) throws -> TallyKeys? {
        TallyKeys(try formProgramme().kindOrThrow(named: "night"), in: language)
    }

    private func scalar(_ text: String) -> Unicode.Scalar {
        text.unicodeScalars.first ?? " "
    }
}

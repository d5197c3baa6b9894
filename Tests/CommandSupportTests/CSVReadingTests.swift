import CommandSupport
import Programmes
import Testing

@Suite struct CSVReadingTests {
    @Test func `the header decides what separates the cells`() throws {
        for separator in [",", ";", "\t"] {
            let document = try read("a\(separator)b\n1\(separator)x y\n")

            #expect(document.header == ["a", "b"])
            #expect(document.records.map(\.cells) == [["1", "x y"]])
        }
        #expect(try read("\"a,b,c\";d\n1;2").header == ["a,b,c", "d"])
        #expect(try read("a;b\n1,2;3").records.map(\.cells) == [["1,2", "3"]])
        #expect(try read("a\n1").records.map(\.cells) == [["1"]])
    }

    @Test func `records know the physical line on which they start`() throws {
        let document = try read("\u{FEFF}a,b\r\n\r\n1,\"x\r\ny\"\r\n  \n2,\"\"\"q\"\"\"\n\n")

        #expect(document.header == ["a", "b"])
        #expect(document.records.map(\.line) == [3, 6])
        #expect(document.records.map(\.cells) == [["1", "x\r\ny"], ["2", "\"q\""]])
    }

    @Test func `cells are taken as they are, the last line needs no end`() throws {
        let document = try read("a,b\n ' x , \n,")

        #expect(document.records.map(\.cells) == [[" ' x ", " "], ["", ""]])
    }

    @Test func `what is not such a file is refused with its line`() {
        #expect(refusal("a,b\n1,\"x\n\ny") == .init(.unterminatedQuote, 2))
        #expect(refusal("a,b\n\"x\ny\" z,1") == .init(.textAfterQuote, 3))
        #expect(refusal("a,b\n1,5\" pipe\n") == .init(.quoteInCell, 2))
        #expect(refusal("a,b\n\n\n1,2,3\n") == .init(.wrongCellCount, 4))
        #expect(refusal("a,b\n1\n") == .init(.wrongCellCount, 2))
        #expect(refusal("\n\na,,b\n") == .init(.emptyHeader, 3))
        #expect(refusal("a,b, \n") == .init(.emptyHeader, 1))
        #expect(refusal("a,b,a\n") == .init(.duplicateHeader, 1))
        #expect(refusal("\u{FEFF}\n \n") == .init(.missingHeader, 1))
        #expect(refusal("") == .init(.missingHeader, 1))
        #expect(refusal("a,b\n1,\0\n") == .init(.nulByte, 2))
        #expect(refusal("a,b\r1,2\r") == .init(.bareCarriageReturn, 1))
    }

    @Test func `bytes that are not UTF-8 are refused with their line`() {
        let latin1 = Array("a,b\n1,bl".utf8) + [0xE5] + Array("b\n".utf8)
        let cut = Array("a\nx".utf8) + [0xC3] + Array("\n2\n".utf8)
        let utf16: [UInt8] = [0xFF, 0xFE, 0x61, 0x00]

        #expect(refusal(latin1) == .init(.invalidUTF8, 2))
        #expect(refusal(cut) == .init(.invalidUTF8, 2))
        #expect(refusal(utf16)?.line == 1)
    }

    @Test func `every refusal has a sentence in both languages`() throws {
        for text in ["a,b\n1", "a,,b", "a,a", "", "a\n\"", "a\n\"\"x", "a\nx\"", "\0", "\rx"] {
            let error = try #require(failure(Array(text.utf8)))

            #expect(error.message(in: .da).hasSuffix("."))
            #expect(error.message(in: .en).hasSuffix("."))
            #expect(error.message(in: .da) != error.message(in: .en))
            #expect(!error.message(in: .da).contains("%"))
        }
        #expect(
            failure(Array("a,b\n1,2,3".utf8))?.message(in: .en)
                == "The header has 2 cells, but the line has 3."
        )
    }

    private struct Refusal: Equatable {
        let code: CSVError.Code
        let line: Int

        init(_ code: CSVError.Code, _ line: Int) {
            self.code = code
            self.line = line
        }
    }

    private func read(_ text: String) throws -> CSVDocument {
        try CSVText.read(Array(text.utf8))
    }

    private func refusal(_ text: String) -> Refusal? {
        refusal(Array(text.utf8))
    }

    private func refusal(_ bytes: [UInt8]) -> Refusal? {
        failure(bytes).map { Refusal($0.code, $0.line) }
    }

    private func failure(_ bytes: [UInt8]) -> CSVError? {
        do {
            _ = try CSVText.read(bytes)
            return nil
        } catch {
            return error
        }
    }
}

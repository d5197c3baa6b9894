import CommandSupport
import MergeCore
import Programmes
import RecordFormat
import WireProtocol

extension FuzzTarget {
    /// Single words: a day, a record's id, hexadecimal digits, an `Authorization` header.
    static let words = FuzzTarget("words", lengthMax: 128) { (input) throws(BrokenPromise) in
        let text = String(decoding: input, as: UTF8.self)
        if let day = Day(iso: text) {
            try promise(day.description == text, "a day has one spelling")
            let parts = Day(year: day.year, month: day.month, day: day.dayOfMonth)
            try promise(parts == day, "a day is its year, month and day")
        }
        if let id = RecordID(text) {
            try promise(RecordID(id.description) == id, "an id survives its text")
            try promise(RecordID(bytes: id.bytes) == id, "an id survives its bytes")
        }
        if let bytes = bytes(hex: text) {
            try promise(hex(bytes) == text.lowercased(), "digits stand for their bytes")
        }
        if let credential = Bearer.credential(in: text) {
            let again = Bearer.credential(in: Bearer.header(credential))
            try promise(again == credential, "a credential survives its header")
        }
    }

    /// The options of `counts`, a word a line: refused, or a query.
    static let options = FuzzTarget("options", lengthMax: 256) { (input) throws(BrokenPromise) in
        let words = lines(of: input)
        // A refusal is the usual answer.
        guard let options = try? CountsOptions<NoProgramme>.parse(words),
            let query = try? options.query(language: .en)
        else { return }
        for day in [query.from, query.to] {
            let isSaid = words.contains { $0.hasSuffix(day.description) }
            try promise(isSaid, "the days of a query are those that were written")
        }
    }
}

/// The input as lines of text, the line breaks left out.
func lines(of input: [UInt8]) -> [String] {
    input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
}

/// No word is completed here.
private enum NoProgramme: ProgrammeSource {
    private struct Unknown: Error {}

    static func programme(of line: [String]) throws -> Programme { throw Unknown() }
}

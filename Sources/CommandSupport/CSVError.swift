public import Programmes

/// Why a file is not the CSV that an import reads; nothing of it was imported.
public struct CSVError: Error, Equatable, Sendable {
    /// The reason, as programs read it.
    public enum Code: String, Sendable {
        case invalidUTF8 = "invalid_utf8"
        case nulByte = "nul_byte"
        /// A carriage return that no line feed follows.
        case bareCarriageReturn = "bare_carriage_return"
        case unterminatedQuote = "unterminated_quote"
        case textAfterQuote = "text_after_quote"
        /// A quote inside a cell that did not begin with one.
        case quoteInCell = "quote_in_cell"
        case wrongCellCount = "wrong_cell_count"
        /// The file has no line with anything on it.
        case missingHeader = "missing_header"
        case emptyHeader = "empty_header"
        case duplicateHeader = "duplicate_header"
    }

    /// The physical line in the file, from 1.
    ///
    /// For an unterminated quote the one on which it opens, for a record the one on which it
    /// starts.
    public let line: Int
    public let code: Code
    /// What the sentence names: numbers of cells, or a header.
    let details: [String]

    init(_ code: Code, line: Int, details: [String] = []) {
        self.code = code
        self.line = line
        self.details = details
    }

    /// One sentence for a person; it does not name the line.
    public func message(in language: Language) -> String {
        let texts =
            switch language {
            case .da: Self.danish
            case .en: Self.english
            case .th: Self.thai
            }
        return details.enumerated().reduce(texts[code] ?? code.rawValue) { text, detail in
            text.split(separator: "%\(detail.offset + 1)", omittingEmptySubsequences: false)
                .joined(separator: detail.element)
        }
    }

    private static let danish: [Code: String] = [
        .invalidUTF8: "Filen er ikke UTF-8: gem den som CSV UTF-8.",
        .nulByte: "Filen er ikke en tekstfil: gem den som CSV UTF-8.",
        .bareCarriageReturn: "Linjeskiftet er hverken LF eller CRLF.",
        .unterminatedQuote: "Et anførselstegn åbner en celle, men intet lukker den.",
        .textAfterQuote: "Der står tekst efter cellens afsluttende anførselstegn.",
        .quoteInCell: "Et anførselstegn midt i en celle: sæt hele cellen i anførselstegn, "
            + "og skriv tegnet to gange.",
        .wrongCellCount: "Overskriften har %1 celler, men linjen har %2.",
        .missingHeader: "Filen er tom: første linje skal være felternes navne.",
        .emptyHeader: "Celle %1 i overskriften er tom: hver kolonne skal have et feltnavn.",
        .duplicateHeader: "Overskriften har feltet %1 to gange.",
    ]

    private static let english: [Code: String] = [
        .invalidUTF8: "The file is not UTF-8: save it as CSV UTF-8.",
        .nulByte: "The file is not a text file: save it as CSV UTF-8.",
        .bareCarriageReturn: "The line ends with neither LF nor CRLF.",
        .unterminatedQuote: "A quote opens a cell, but none closes it.",
        .textAfterQuote: "There is text after the quote that closes the cell.",
        .quoteInCell: "A quote in the middle of a cell: put the whole cell in quotes and "
            + "write the quote twice.",
        .wrongCellCount: "The header has %1 cells, but the line has %2.",
        .missingHeader: "The file is empty: its first line must be the fields' names.",
        .emptyHeader: "Cell %1 of the header is empty: every column needs a field name.",
        .duplicateHeader: "The header has the field %1 twice.",
    ]

    private static let thai: [Code: String] = [
        .invalidUTF8: "ไฟล์ไม่ใช่ UTF-8 โปรดบันทึกเป็น CSV UTF-8",
        .nulByte: "ไฟล์ไม่ใช่ไฟล์ข้อความ โปรดบันทึกเป็น CSV UTF-8",
        .bareCarriageReturn: "บรรทัดไม่ได้จบด้วย LF หรือ CRLF",
        .unterminatedQuote: "มีเครื่องหมายคำพูดเปิดช่องแต่ไม่มีเครื่องหมายปิด",
        .textAfterQuote: "มีข้อความหลังเครื่องหมายคำพูดที่ปิดช่อง",
        .quoteInCell: "มีเครื่องหมายคำพูดกลางช่อง โปรดใส่ทั้งช่องในเครื่องหมายคำพูด "
            + "และเขียนเครื่องหมายนั้นสองครั้ง",
        .wrongCellCount: "หัวตารางมี %1 ช่อง แต่บรรทัดมี %2 ช่อง",
        .missingHeader: "ไฟล์ว่างเปล่า บรรทัดแรกต้องเป็นชื่อของช่อง",
        .emptyHeader: "ช่องที่ %1 ของหัวตารางว่าง ทุกคอลัมน์ต้องมีชื่อช่อง",
        .duplicateHeader: "หัวตารางมีช่อง %1 สองครั้ง",
    ]
}

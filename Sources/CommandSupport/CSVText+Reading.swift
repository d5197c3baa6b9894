public import Programmes

/// What a CSV file holds: its header, and records with exactly as many cells.
public struct CSVDocument: Equatable, Sendable {
    /// Not empty, each different.
    public let header: [String]
    /// In the order of the file; blank lines are skipped.
    public let records: [CSVRecord]
}

/// One record of a CSV file.
public struct CSVRecord: Equatable, Sendable {
    /// The physical line on which the record starts, from 1.
    public let line: Int
    public let cells: [String]
}

extension CSVText {
    /// Reads a whole file: UTF-8 with or without a byte order mark, LF or CRLF.
    ///
    /// The header decides what separates the cells: of comma, semicolon and tab the one it has most
    /// of outside quotes. Cells are taken as they are, spaces included.
    ///
    /// - Throws: ``CSVError`` with the line, for the first thing that is wrong; bytes that are not
    ///   text are found before anything else.
    public static func read(_ bytes: [UInt8]) throws(CSVError) -> CSVDocument {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
        try checkText(text)

        var scanner = CSVScanner(text: text, separator: separator(of: text))
        guard let first = try scanner.record() else { throw CSVError(.missingHeader, line: 1) }
        try checkHeader(first)
        var records: [CSVRecord] = []
        while let record = try scanner.record() {
            guard record.cells.count == first.cells.count else {
                throw CSVError(
                    .wrongCellCount,
                    line: record.line,
                    details: [String(first.cells.count), String(record.cells.count)]
                )
            }
            records.append(record)
        }
        return CSVDocument(header: first.cells, records: records)
    }

    private static func checkText(_ text: ArraySlice<UInt8>) throws(CSVError) {
        // No byte of a longer UTF-8 sequence is a line feed, so lines can be checked one by one.
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard !line.contains(0) else { throw CSVError(.nulByte, line: index + 1) }
            guard String(validating: line, as: UTF8.self) != nil else {
                throw CSVError(.invalidUTF8, line: index + 1)
            }
        }
    }

    private static func checkHeader(_ header: CSVRecord) throws(CSVError) {
        var seen: Set<String> = []
        for (index, name) in header.cells.enumerated() {
            guard !name.allSatisfy(\.isWhitespace) else {
                throw CSVError(.emptyHeader, line: header.line, details: [String(index + 1)])
            }
            guard seen.insert(name).inserted else {
                throw CSVError(.duplicateHeader, line: header.line, details: [name])
            }
        }
    }

    /// Looks no further than the first line with anything on it.
    private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
        let candidates = ",;\t".utf8
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        var isBlank = true
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted, !isBlank { break }
            if !isQuoted, candidates.contains(byte) { counts[byte, default: 0] += 1 }
            isBlank = isBlank && " \r\n".utf8.contains(byte)
        }
        return candidates.reduce(UInt8(ascii: ",")) { best, candidate in
            counts[candidate, default: 0] > counts[best, default: 0] ? candidate : best
        }
    }
}

/// Reads records one after another out of bytes that are known to be UTF-8.
struct CSVScanner {
    private let text: ArraySlice<UInt8>
    private let separator: UInt8
    private var position: Int
    private var line = 1

    init(text: ArraySlice<UInt8>, separator: UInt8) {
        self.text = text
        self.separator = separator
        position = text.startIndex
    }

    /// The next record that is not a blank line; nil at the end.
    mutating func record() throws(CSVError) -> CSVRecord? {
        try skipBlankLines()
        guard position < text.endIndex else { return nil }
        let start = line
        var cells = [try cell()]
        while next == separator {
            position += 1
            cells.append(try cell())
        }
        try endLine()
        return CSVRecord(line: start, cells: cells)
    }

    private var next: UInt8? {
        position < text.endIndex ? text[position] : nil
    }

    /// A line of nothing but spaces is blank too: it looks so to whoever wrote it.
    private mutating func skipBlankLines() throws(CSVError) {
        while position < text.endIndex {
            guard let end = text[position...].firstIndex(where: { $0 != UInt8(ascii: " ") }) else {
                position = text.endIndex
                return
            }
            guard text[end] == UInt8(ascii: "\n") || text[end] == UInt8(ascii: "\r") else { return }
            position = end
            try endLine()
        }
    }

    private mutating func endLine() throws(CSVError) {
        if next == UInt8(ascii: "\r") {
            position += 1
            guard next == UInt8(ascii: "\n") else {
                throw CSVError(.bareCarriageReturn, line: line)
            }
        }
        guard next != nil else { return }
        position += 1
        line += 1
    }

    private mutating func cell() throws(CSVError) -> String {
        guard next == UInt8(ascii: "\"") else { return try plainCell() }
        let bytes = try quotedCell()
        guard next == nil || isEndOfCell(next) else { throw CSVError(.textAfterQuote, line: line) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func plainCell() throws(CSVError) -> String {
        let start = position
        while let byte = next, !isEndOfCell(byte) {
            guard byte != UInt8(ascii: "\"") else { throw CSVError(.quoteInCell, line: line) }
            position += 1
        }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    /// The bytes between two quotes; a doubled quote inside stands for one.
    private mutating func quotedCell() throws(CSVError) -> [UInt8] {
        let opening = line
        var bytes: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard next == byte else { return bytes }
                position += 1
            }
            line += byte == UInt8(ascii: "\n") ? 1 : 0
            bytes.append(byte)
        }
        throw CSVError(.unterminatedQuote, line: opening)
    }

    private func isEndOfCell(_ byte: UInt8?) -> Bool {
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}

/// One cell to be written.
public enum CSVCell: Sendable {
    /// Anything a person wrote or named. Gets a leading apostrophe where a spreadsheet would take
    /// it for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
    case text(String)
    /// A code, a name of a field or a day: written as it is.
    case code(String)
    case number(Int64)
    case empty
}

/// Which of two readers a file is written for.
public enum CSVDialect: Sendable {
    /// Everybody's: commas and LF.
    case plain
    /// Excel set to Danish opens it with a double click: a byte order mark, semicolons and CRLF.
    ///
    /// Its decimal comma has nothing to do: every number that is written is whole.
    case excel

    /// What the file begins with.
    public var head: String { self == .excel ? "\u{FEFF}" : "" }

    var separator: String { self == .excel ? ";" : "," }

    var lineBreak: String { self == .excel ? "\r\n" : "\n" }
}

/// Comma-separated values (RFC 4180): how they are written and how they are read.
///
/// Read strictly, with commas, semicolons or tabs, LF or CRLF, with or without a byte order mark.
public enum CSVText {
    /// One line, its line break included.
    public static func line(_ cells: [CSVCell], _ dialect: CSVDialect = .plain) -> String {
        // A line with nothing on it would be skipped as blank by every reader.
        guard cells.count != 1 || !text(of: cells[0]).isEmpty else {
            return "\"\"" + dialect.lineBreak
        }
        return cells.map { quoted(text(of: $0)) }.joined(separator: dialect.separator)
            + dialect.lineBreak
    }

    private static func text(of cell: CSVCell) -> String {
        switch cell {
        case .text(let text): startsFormula(text) ? "'" + text : text
        case .code(let code): code
        case .number(let number): String(number)
        case .empty: ""
        }
    }

    // Compared as bytes: to Swift "\r\n" and a letter with a combining mark are one character.
    private static func startsFormula(_ text: String) -> Bool {
        text.utf8.first.map("=+-@\t\r".utf8.contains) ?? false
    }

    private static func quoted(_ text: String) -> String {
        // At the head of a file its bytes are a byte order mark, which readers leave out.
        let byteOrderMark: Unicode.Scalar = "\u{FEFF}"
        let needsQuotes =
            text.utf8.contains { "\",;\t\r\n".utf8.contains($0) }
            || text.unicodeScalars.first == byteOrderMark
            || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            quoted.unicodeScalars.append(scalar)
            if scalar == "\"" { quoted += "\"" }
        }
        return quoted + "\""
    }
}

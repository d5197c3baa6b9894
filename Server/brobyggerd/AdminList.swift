import CommandSupport
import Programmes
import RecordStore

/// What a command lists, in its three forms: a table for people, lines with tabs for scripts, JSON.
///
/// On a terminal it has headings, words of the user's language and the terminal's width. A file or a pipe
/// gets the codes and moments of JSON, a tab between two.
struct AdminList {
    struct Column {
        /// In JSON.
        let key: String
        let heading: TextTable.Heading
    }

    /// One cell, as a program reads it and as a person does.
    struct Cell {
        let value: JSONValue
        let plain: String
        let shown: String

        /// Read alike by both: an id, a code, a name.
        static func text(_ text: String) -> Cell {
            Cell(value: .string(text), plain: text, shown: text)
        }

        static func code(_ code: String, shown: String) -> Cell {
            Cell(value: .string(code), plain: code, shown: shown)
        }

        static func number(_ number: Int64, _ language: Language) -> Cell {
            Cell(value: .integer(number), plain: "\(number)", shown: language.text(number))
        }

        /// A moment in seconds since 1970; nil for one that hasn't come yet.
        static func moment(_ seconds: Int64?, _ language: Language) -> Cell {
            guard let seconds else { return Cell(value: .null, plain: "-", shown: "-") }
            let text = UTCTime(seconds: seconds).text
            return Cell(value: .string(text), plain: text, shown: language.moment(seconds))
        }
    }

    let columns: [Column]
    var rows: [[Cell]]

    /// One object a row.
    var objects: [JSONValue] {
        rows.map { row in .object(zip(columns, row).map { ($0.key, $1.value) }) }
    }

    /// - Parameter width: Of the terminal that the reader sits at; nil without one.
    func text(width: Int?) -> String {
        guard let width else {
            return rows.map { $0.map(\.plain).joined(separator: "\t") }.joined(separator: "\n")
        }
        guard !rows.isEmpty else { return "" }
        return TextTable(headings: columns.map(\.heading), rows: rows.map { $0.map(\.shown) })
            .fitted(width: width)
    }
}

extension AdminCommand {
    /// What to print: an object a line, or the list for people or scripts.
    func told(_ list: AdminList, in context: AdminContext) -> String {
        guard server.common.json else { return list.text(width: context.terminalWidth) }
        return list.objects.map(\.description).joined(separator: "\n")
    }
}

extension AdminList.Column {
    /// Ids that are typed again are never shortened.
    static let id = Self(key: "id", heading: .init("id", isWhole: true))

    static func name(_ language: Language) -> Self {
        Self(key: "name", heading: .init(language.choose(da: "navn", en: "name", th: "ชื่อ")))
    }

    static func partner(_ language: Language) -> Self {
        Self(
            key: "partner",
            heading: .init(language.choose(da: "partner", en: "partner", th: "องค์กรภาคี"))
        )
    }

    static func role(_ language: Language) -> Self {
        Self(key: "role", heading: .init(language.choose(da: "rolle", en: "role", th: "บทบาท")))
    }

    static func state(_ language: Language) -> Self {
        Self(key: "state", heading: .init(language.choose(da: "status", en: "state", th: "สถานะ")))
    }
}

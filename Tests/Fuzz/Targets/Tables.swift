import CommandSupport
import Programmes

extension FuzzTarget {
    /// A table that is read can be written and read again without a change.
    static let csv = FuzzTarget("csv") { (input) throws(BrokenPromise) in
        let document: CSVDocument
        do throws(CSVError) {
            document = try CSVText.read(input)
        } catch {
            return try vouch(error.line, error.message(in: .da), error.message(in: .en))
        }
        let rows = [document.header] + document.records.map(\.cells)
        let text = rows.map { CSVText.line($0.map(CSVCell.code)) }.joined()
        // What we wrote ourselves has to be readable.
        let again = try? CSVText.read(Array(text.utf8))
        try promise(again?.header == document.header, "a header survives writing")
        let cells = again?.records.map(\.cells)
        try promise(cells == document.records.map(\.cells), "cells survive writing")
    }

    private static func vouch(
        _ line: Int,
        _ messages: String...
    ) throws(BrokenPromise) {
        try promise(line >= 1, "an error names a line")
        try promise(!messages.contains(""), "an error says something")
    }
}

public import Programmes

/// The rows of a table as words of `log`, by the names in its header.
public struct ImportRows: Sendable {
    private let names: [String]
    /// One error for each name in the header that is no field of the kind.
    public let unknownNames: [EntryError]

    public init(_ document: CSVDocument, _ kind: Kind) {
        names = document.header.map { $0.trimmingWhitespace }
        unknownNames = names.filter { kind.field(named: $0) == nil }.compactMap { name in
            do throws(EntryError) {
                _ = try kind.changes(words: ["\(name)="], creating: false)
                return nil
            } catch {
                return error
            }
        }
    }

    /// `field=value` for each cell that says something.
    public func words(of record: CSVRecord) -> [String] {
        zip(names, record.cells).compactMap { name, cell in
            cell.allSatisfy(\.isWhitespace) ? nil : "\(name)=\(cell)"
        }
    }
}

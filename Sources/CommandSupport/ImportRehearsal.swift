public import Programmes

/// What an import would come to: the rows that would be recorded, and everything that is wrong.
public struct ImportRehearsal: Sendable {
    /// What a sound row would record.
    public struct Entry: Sendable {
        public let line: Int
        public let changes: [FieldChange]
    }

    public let kind: Kind
    /// How many rows the file has.
    public let rows: Int
    /// The sound ones.
    public private(set) var entries: [Entry] = []
    /// Every error, in the order of the file.
    public private(set) var failures: [CommandFailure] = []

    /// How many rows have an error of their own; all if the header has one.
    public var refusedRows: Int { rows - entries.count }

    /// - Parameter refusal: Why a row whose cells are sound can't be recorded all the same.
    public init(
        _ document: CSVDocument,
        _ kind: Kind,
        language: Language,
        refusal: (Entry) throws -> CommandFailure? = { _ in nil }
    ) rethrows {
        self.kind = kind
        rows = document.records.count
        let table = ImportRows(document, kind)
        failures = table.unknownNames.map { CommandFailure($0, in: language, line: 1) }
        guard failures.isEmpty else { return }
        for record in document.records {
            let words = table.words(of: record)
            let entry: Entry
            do throws(EntryError) {
                let changes = try kind.changes(words: words, creating: true)
                entry = Entry(line: record.line, changes: changes)
            } catch {
                failures += Self.errors(in: words, of: kind, first: error).map {
                    CommandFailure($0, in: language, line: record.line)
                }
                continue
            }
            if let failure = try refusal(entry) {
                failures.append(failure)
            } else {
                entries.append(entry)
            }
        }
    }

    /// Each wrong cell of a row; if each is sound by itself, what is wrong with the row as a whole.
    private static func errors(
        in words: [String],
        of kind: Kind,
        first: EntryError
    ) -> [EntryError] {
        let errors = words.compactMap { word -> EntryError? in
            do throws(EntryError) {
                _ = try kind.changes(words: [word], creating: true)
                return nil
            } catch {
                // Alone a cell also lacks the others: that is not its fault.
                return error.field.map { word.hasPrefix($0 + "=") } ?? true ? error : nil
            }
        }
        return errors.isEmpty ? [first] : errors
    }
}

internal import MergeCore
internal import RecordFormat

/// What stands in a list of records: an item of its own, or a share of columns.
protocol ListedRecord: WireMessage {
    var id: RecordID { get }
    /// The canonical state.
    var state: [UInt8] { get }

    /// Adds what it has beside id and state.
    ///
    /// - Returns: False if columns can't tell it; the list is then not packed.
    func pack(into packer: inout RecordPacker) -> Bool

    /// Reads what ``pack(into:)`` added.
    init(id: RecordID, state: [UInt8], from unpacker: inout RecordUnpacker) throws(FormatError)
}

extension CBORWriter {
    /// A list of records, packed from ``RecordPacker/countMin`` on.
    mutating func write<Record: ListedRecord>(list records: [Record]) {
        if let columns = RecordPacker.columns(of: records) {
            columns.encode(into: &self)
        } else {
            array(records.count)
            for record in records { record.encode(into: &self) }
        }
    }
}

extension MapWriter {
    /// A list of records; left out if there are none.
    mutating func put(_ key: Int, records: [some ListedRecord]) {
        if !records.isEmpty { put(key) { $0.write(list: records) } }
    }
}

extension CBORReader {
    /// Reads a list of records in either form.
    mutating func readRecords<Record: ListedRecord>() throws(FormatError) -> [Record] {
        guard !isAtArray else { return try readList(Record.init(from:)) }
        let start = offset
        do {
            return try RecordUnpacker.records(of: try RecordColumns(from: &self))
        } catch {
            throw FormatError("packed records: \(error.reason)", at: start)
        }
    }

    /// Counts what lists of one message hold together: packed ones hold more than they weigh.
    func spend(
        _ records: [some ListedRecord],
        of room: inout Int
    ) throws(FormatError) {
        room -= records.reduce(0) { $0 + $1.state.count }
        guard room >= 0 else {
            throw FormatError("more records than a message may hold", at: offset)
        }
    }
}

internal import MergeCore
internal import RecordFormat

/// Takes a list of records apart into columns.
struct RecordPacker {
    /// From how many records on a list is packed: below, the columns' heads outweigh what they save.
    static let countMin = 8
    /// Of a record id: the milliseconds of its day; the rest is chance.
    fileprivate static let headBytes = 6
    fileprivate static let tailBytes = 10
    fileprivate static let tagBytes = 16

    private var states = StatePacker()
    private var columns = RecordColumns()
    private var idHeads = DifferenceColumn()
    private var positions = DifferenceColumn()
    private var mutationCounts = CBORWriter()
    private var mutationWriters = CBORWriter()
    private var mutationCounters = CBORWriter()
    private var programmes = DifferenceColumn()

    private init() {}

    /// The columns; nil if the list is better sent as it is.
    static func columns<Record: ListedRecord>(of records: [Record]) -> RecordColumns? {
        guard records.count >= countMin else { return nil }
        var packer = RecordPacker()
        for record in records {
            packer.append(record)
            guard record.pack(into: &packer) else { return nil }
        }
        return packer.finish()
    }

    private mutating func append(_ record: some ListedRecord) {
        columns.count += 1
        let id = record.id.bytes
        idHeads.append(id.prefix(Self.headBytes).reduce(0) { $0 << 8 | Int64($1) })
        columns.idTails += id.suffix(Self.tailBytes)
        states.append(record.state)
    }

    mutating func append(position: Int64) { positions.append(position) }

    /// - Returns: False for a tag of another length.
    mutating func append(tag: [UInt8]) -> Bool {
        columns.tags += tag
        return tag.count == Self.tagBytes
    }

    /// - Returns: False if the record's state does not know a mutation's writer.
    mutating func append(_ mutations: [PushedMutation]) -> Bool {
        mutationCounts.write(mutations.count)
        for mutation in mutations {
            guard let (writer, difference) = states.relative(mutation.dot) else { return false }
            mutationWriters.write(writer)
            mutationCounters.write(difference)
            columns.mutationIDs += mutation.id.bytes
            programmes.append(Int64(mutation.programme))
        }
        return true
    }

    private consuming func finish() -> RecordColumns {
        columns.states = states.columns
        columns.idHeads = idHeads.bytes
        columns.positions = positions.bytes
        columns.mutationCounts = mutationCounts.bytes
        columns.mutationWriters = mutationWriters.bytes
        columns.mutationCounters = mutationCounters.bytes
        columns.programmes = programmes.bytes
        return columns
    }
}

/// Puts the records of a packed list together again.
struct RecordUnpacker {
    private var states: StateUnpacker
    private var idHeads: DifferenceColumnReader
    private var positions: DifferenceColumnReader
    private var mutationCounts: CBORReader
    private var mutationWriters: CBORReader
    private var mutationCounters: CBORReader
    private var programmes: DifferenceColumnReader
    private var idTails: ArraySlice<UInt8>
    private var tags: ArraySlice<UInt8>
    private var mutationIDs: ArraySlice<UInt8>

    private init(_ columns: RecordColumns) {
        states = StateUnpacker(columns.states, limit: Limits.requestBytes)
        idHeads = DifferenceColumnReader(columns.idHeads)
        positions = DifferenceColumnReader(columns.positions)
        mutationCounts = CBORReader(columns.mutationCounts)
        mutationWriters = CBORReader(columns.mutationWriters)
        mutationCounters = CBORReader(columns.mutationCounters)
        programmes = DifferenceColumnReader(columns.programmes)
        idTails = columns.idTails[...]
        tags = columns.tags[...]
        mutationIDs = columns.mutationIDs[...]
    }

    static func records<Record: ListedRecord>(
        of columns: RecordColumns
    ) throws(FormatError) -> [Record] {
        let (ids, left) = columns.idTails.count.quotientAndRemainder(
            dividingBy: RecordPacker.tailBytes
        )
        guard ids == columns.count, left == 0 else {
            throw FormatError("not as many ids as records")
        }
        var unpacker = RecordUnpacker(columns)
        var records: [Record] = []
        records.reserveCapacity(columns.count)
        for _ in 0..<columns.count {
            let id = try unpacker.nextID()
            let state = try unpacker.states.next()
            records.append(try Record(id: id, state: state, from: &unpacker))
        }
        try unpacker.finish()
        return records
    }

    mutating func nextPosition() throws(FormatError) -> Int64 {
        let position = try positions.next()
        guard position >= 0 else { throw FormatError("a position below 0") }
        return position
    }

    mutating func nextTag() throws(FormatError) -> [UInt8] {
        try Self.take(RecordPacker.tagBytes, of: &tags)
    }

    mutating func nextMutations() throws(FormatError) -> [PushedMutation] {
        var mutations: [PushedMutation] = []
        for _ in 0..<(try mutationCounts.readCount()) {
            let writer = try mutationWriters.readCount()
            let difference = try mutationCounters.readInteger()
            let dot = try states.dot(writer: writer, difference: difference)
            let bytes = try Self.take(MutationID.byteCount, of: &mutationIDs)
            guard (1...UInt64(Int64.max)).contains(dot.counter),
                let id = MutationID(bytes: bytes),
                let programme = Int(exactly: try programmes.next()), programme >= 0
            else { throw FormatError("a mutation that can't be") }
            mutations.append(PushedMutation(dot: dot, id: id, programme: programme))
        }
        return mutations
    }

    private mutating func nextID() throws(FormatError) -> RecordID {
        let head = try idHeads.next()
        guard head >> (8 * RecordPacker.headBytes) == 0 else {
            throw FormatError("an id of another day than there is")
        }
        let bytes = (0..<RecordPacker.headBytes).reversed().map {
            UInt8(truncatingIfNeeded: head >> (8 * $0))
        }
        guard let id = RecordID(bytes: try bytes + Self.take(RecordPacker.tailBytes, of: &idTails))
        else { throw FormatError("expected a record id") }
        return id
    }

    private func finish() throws(FormatError) {
        try states.finish()
        let areRead =
            idHeads.isAtEnd && positions.isAtEnd && mutationCounts.isAtEnd
            && mutationWriters.isAtEnd && mutationCounters.isAtEnd && programmes.isAtEnd
            && idTails.isEmpty && tags.isEmpty && mutationIDs.isEmpty
        guard areRead else { throw FormatError("a column is longer than its records") }
    }

    private static func take(
        _ count: Int,
        of column: inout ArraySlice<UInt8>
    ) throws(FormatError) -> [UInt8] {
        guard column.count >= count else { throw FormatError("a column ends too early") }
        defer { column.removeFirst(count) }
        return Array(column.prefix(count))
    }
}

public import RecordFormat

/// What a count says of one table, or of one row of it, beside the number.
public struct CountAddition: WireMessage {
    /// The place of the table in the answer, or of the row in its table, from 0.
    public var place: Int
    /// The whole that the number is a share of.
    public var whole: Int64?
    /// Records that lack the value whose different ones are counted; for tables only.
    public var without: Int64?
    /// Between which ends the truth lies, if the number alone doesn't say.
    public var bounds: ClosedRange<Int64>?
    /// The same of the whole.
    public var wholeBounds: ClosedRange<Int64>?

    public init(place: Int) {
        self.place = place
    }

    /// Whether there is nothing to say.
    public var isEmpty: Bool {
        whole == nil && without == nil && bounds == nil && wholeBounds == nil
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(place) }
        if let whole { map.put(1) { $0.write(whole) } }
        if let without { map.put(2) { $0.write(without) } }
        if let bounds { map.put(3) { Self.write(bounds, into: &$0) } }
        if let wholeBounds { map.put(4) { Self.write(wholeBounds, into: &$0) } }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(place: -1)
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: place = try reader.readCount()
            case 1: whole = try reader.readInteger()
            case 2: without = Int64(try reader.readRecordCount())
            case 3: bounds = try Self.readEnds(&reader)
            case 4: wholeBounds = try Self.readEnds(&reader)
            default: _ = try reader.readItem()
            }
        }
        guard place >= 0 else { throw FormatError("no place") }
    }

    private static func write(_ ends: ClosedRange<Int64>, into writer: inout CBORWriter) {
        writer.array(2)
        writer.write(ends.lowerBound)
        writer.write(ends.upperBound)
    }

    private static func readEnds(
        _ reader: inout CBORReader
    ) throws(FormatError) -> ClosedRange<Int64> {
        let start = reader.offset
        try reader.readArray(count: 2)
        let (least, most) = (try reader.readInteger(), try reader.readInteger())
        guard least <= most else { throw FormatError("ends the wrong way round", at: start) }
        return least...most
    }
}

/// What a count says of one table and of its rows, beside the numbers.
public struct TableAddition: WireMessage {
    public var table: CountAddition
    /// Those rows of which there is something to say.
    public var rows: [CountAddition]

    public init(table: CountAddition, rows: [CountAddition]) {
        self.table = table
        self.rows = rows
    }

    public func encode(into writer: inout CBORWriter) {
        writer.array(2)
        table.encode(into: &writer)
        writer.array(rows.count)
        for row in rows { row.encode(into: &writer) }
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        try reader.readArray(count: 2)
        table = try CountAddition(from: &reader)
        rows = try reader.readList(CountAddition.init(from:))
    }
}

public import RecordFormat

/// The answer to `GET /v1/counts`: exact counts of one partner, of one cut.
public struct CountsAnswer: WireMessage {
    /// The name of the cut.
    public var cut: String
    /// The programme that was counted by.
    public var programme: ProgrammeAnswer
    /// Whose records were counted.
    public var partner: String
    /// Records of the cut that were erased since.
    public var erasedSince: Int
    /// One for each indicator.
    public var tables: [Table]
    /// For those tables of which there is more to say than older readers know.
    public var additions: [TableAddition]

    public init(
        cut: String,
        programme: ProgrammeAnswer,
        partner: String,
        erasedSince: Int,
        tables: [Table],
        additions: [TableAddition] = []
    ) {
        self.cut = cut
        self.programme = programme
        self.partner = partner
        self.erasedSince = erasedSince
        self.tables = tables
        self.additions = additions
    }

    /// One indicator.
    public struct Table: WireMessage {
        public var indicator: String
        public var total: Int64
        public var rows: [Row]

        public init(indicator: String, total: Int64, rows: [Row]) {
            self.indicator = indicator
            self.total = total
            self.rows = rows
        }

        public func encode(into writer: inout CBORWriter) {
            writer.array(3)
            writer.write(indicator)
            writer.write(total)
            writer.array(rows.count)
            for row in rows { row.encode(into: &writer) }
        }

        public init(from reader: inout CBORReader) throws(FormatError) {
            try reader.readArray(count: 3)
            indicator = try reader.readText()
            total = try reader.readInteger()
            rows = try reader.readList(Row.init(from:))
        }
    }

    /// One row, its keys in the order in which the request named them.
    public struct Row: WireMessage {
        public var keys: [Key]
        public var value: Int64
        public var contested: Int
        /// How many records are behind the value.
        public var base: Int

        public init(keys: [Key], value: Int64, contested: Int, base: Int) {
            self.keys = keys
            self.value = value
            self.contested = contested
            self.base = base
        }

        public func encode(into writer: inout CBORWriter) {
            writer.array(4)
            writer.array(keys.count)
            for key in keys { key.encode(into: &writer) }
            writer.write(value)
            writer.write(contested)
            writer.write(base)
        }

        public init(from reader: inout CBORReader) throws(FormatError) {
            try reader.readArray(count: 4)
            keys = try reader.readList(Key.init(from:))
            value = try reader.readInteger()
            contested = try reader.readRecordCount()
            base = try reader.readRecordCount()
        }
    }

    /// What a row is about.
    public enum Key: WireMessage {
        case notStated
        case integer(Int64)
        /// Days since 1970-01-01.
        case day(Int64)
        case text(String)

        public func encode(into writer: inout CBORWriter) {
            switch self {
            case .notStated: writer.array(0)
            case .integer(let number):
                writer.array(2)
                writer.write(0)
                writer.write(number)
            case .day(let day):
                writer.array(2)
                writer.write(1)
                writer.write(day)
            case .text(let text):
                writer.array(2)
                writer.write(2)
                writer.write(text)
            }
        }

        public init(from reader: inout CBORReader) throws(FormatError) {
            let start = reader.offset
            let count = try reader.readArray()
            guard count > 0 else {
                self = .notStated
                return
            }
            let kind = try reader.readCount()
            switch (count, kind) {
            case (2, 0): self = .integer(try reader.readInteger())
            case (2, 1): self = .day(try reader.readInteger())
            case (2, 2): self = .text(try reader.readText())
            default: throw FormatError("expected a key", at: start)
            }
        }
    }

    public func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(cut) }
        map.put(1) { programme.encode(into: &$0) }
        map.put(2) { $0.write(partner) }
        if erasedSince > 0 { map.put(3) { $0.write(erasedSince) } }
        map.put(4, tables) { $0.encode(into: &$1) }
        map.put(5, additions) { $0.encode(into: &$1) }
        map.finish(into: &writer)
    }

    public init(from reader: inout CBORReader) throws(FormatError) {
        self.init(
            cut: "",
            programme: ProgrammeAnswer(version: 0, source: ""),
            partner: "",
            erasedSince: 0,
            tables: []
        )
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: cut = try reader.readText()
            case 1: programme = try ProgrammeAnswer(from: &reader)
            case 2: partner = try reader.readText()
            case 3: erasedSince = try reader.readCount()
            case 4: tables = try reader.readList(Table.init(from:))
            case 5: additions = try reader.readList(TableAddition.init(from:))
            default: _ = try reader.readItem()
            }
        }
        guard !cut.isEmpty else { throw FormatError("no cut") }
    }
}

internal import RecordFormat

/// Makes a view segment's columns out of the states of its records.
struct SegmentBuilder {
    /// The first column, which no field has for its number.
    static let head: Int64 = -1
    /// A longer column is not kept: what differs from record to record is no shorter than its states.
    private static let columnBytes = 16 * SegmentColumn.rows
    /// The longest content that is kept: a set with a dozen codes.
    private static let contentBytes = 256

    fileprivate struct Column {
        var strings = ByteTable()
        var numbers = [UInt16](repeating: 0, count: SegmentColumn.rows)
        var isKept = true
    }

    /// Whether every column is made, as `verify` compares them.
    private let keepsAll: Bool
    private var outline = StateOutline()
    private var heads = Column()
    private var ids: [UInt32] = []
    /// One for each of `ids`.
    private var fields: [Column] = []
    private var string: [UInt8] = []

    init(keepsAll: Bool = false) {
        self.keepsAll = keepsAll
    }

    /// Takes up one record.
    mutating func add(row: Int, scope: Int64, _ bytes: UnsafeRawBufferPointer) {
        let head = take(row, scope, bytes)
        guard let string = head.string else { return }
        let number = string.withUnsafeBytes { heads.strings.number(of: $0) }
        heads.numbers[row] = UInt16(number + 1)
    }

    private mutating func take(
        _ row: Int,
        _ scope: Int64,
        _ bytes: UnsafeRawBufferPointer
    ) -> SegmentHead {
        guard outline.read(bytes) else { return .undecided }
        switch outline.standing {
        case .erased: return .nothing
        case .marked: return .undecided
        case .shown: break
        }
        for field in outline.fields {
            let column = column(of: field.id)
            // A field in two sections, which only a fault makes, is for the state to tell.
            guard fields[column].numbers[row] == 0 else { return undecided(row) }
            string.removeAll(keepingCapacity: true)
            string.append(field.section)
            string.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[field.content]))
            let isKept = keepsAll || Self.isKept(string)
            string.withUnsafeBytes { fields[column].set(row, $0, isKept) }
        }
        return .record(kind: outline.kind, scope: scope, id: Array(bytes[outline.scope]))
    }

    private mutating func column(of id: UInt32) -> Int {
        if let known = ids.firstIndex(of: id) { return known }
        ids.append(id)
        fields.append(Column())
        return fields.count - 1
    }

    private mutating func undecided(_ row: Int) -> SegmentHead {
        for column in fields.indices { fields[column].numbers[row] = 0 }
        return .undecided
    }

    /// Whether it may be a code, a day, a number or a card, and no narrative: these have spaces.
    private static func isKept(_ string: [UInt8]) -> Bool {
        guard string.count <= contentBytes else { return false }
        let isText = string.count > 1 && string[1] >> 5 == 3
        return !isText || !string.contains(UInt8(ascii: " "))
    }

    /// The columns as they are stored, by field; one that is not kept is empty.
    var columns: [(field: Int64, stored: [UInt8])] {
        [(Self.head, Self.column(heads).stored)]
            + zip(ids, fields).sorted { $0.0 < $1.0 }.map { id, column in
                guard column.isKept else { return (Int64(id), []) }
                let stored = Self.column(column).stored
                return (Int64(id), stored.count > Self.columnBytes ? [] : stored)
            }
    }

    /// The columns by field, whatever is in them.
    var everyColumn: [Int64: SegmentColumn] {
        var columns = [Self.head: Self.column(heads)]
        for (id, column) in zip(ids, fields) { columns[Int64(id)] = Self.column(column) }
        return columns
    }

    private static func column(_ column: Column) -> SegmentColumn {
        let strings = (0..<column.strings.count).map { Array(column.strings.string($0)) }
        return SegmentColumn(strings: strings, numbers: column.numbers)
    }
}

extension SegmentBuilder.Column {
    fileprivate mutating func set(_ row: Int, _ string: UnsafeRawBufferPointer, _ isKept: Bool) {
        guard self.isKept, isKept else {
            self.isKept = false
            return
        }
        numbers[row] = UInt16(strings.number(of: string) + 1)
    }
}

internal import Counting
internal import MergeCore
internal import Programmes
internal import RecordFormat

/// The groups of the records of one kind, for all parts that count it.
struct KindGroups {
    /// Parts that read the same fields share their groups.
    private struct Grouping {
        let places: [Int]
        /// The columns that decide.
        let columns: [Int]
        var counts: GroupCounts
    }

    private let kind: Kind
    private var columns: [FieldColumn]
    /// The fields' ids, column by column.
    let ids: [UInt32]
    private var groupings: [Grouping]
    /// The value's number in each column of the record that was taken last; 0 for a field that it lacks.
    var taken: [UInt32]
    private var key: [UInt32] = []

    init(_ kind: Kind, _ programme: Programme, parts: [(place: Int, fields: Set<String>)]) {
        self.kind = kind
        let asked = parts.reduce(into: Set<String>()) { $0.formUnion($1.fields) }
        let fields = kind.fields.filter { asked.contains($0.name) }
        columns = fields.map { FieldColumn($0, kind, programme) }
        ids = fields.map { UInt32(truncatingIfNeeded: $0.id) }
        var places: [[Int]: [Int]] = [:]
        for part in parts {
            let columns = fields.indices.filter { part.fields.contains(fields[$0].name) }
            places[columns, default: []].append(part.place)
        }
        groupings = places.map { columns, places in
            Grouping(
                places: places,
                columns: columns,
                counts: GroupCounts(numbers: columns.count + 1)
            )
        }
        taken = Array(repeating: 0, count: fields.count)
    }

    /// Every part that counts this kind.
    var places: [Int] { groupings.flatMap(\.places) }

    /// Whether it is time to hand the facts over.
    var isFull: Bool {
        groupings.contains { $0.counts.count >= FactPass.groupsMax }
            || columns.contains { $0.count >= FactPass.groupsMax }
    }

    /// Notes a record's values; false if a field stands in two sections, which only a fault makes.
    mutating func take(_ outline: StateOutline, of bytes: UnsafeRawBufferPointer) -> Bool {
        for column in taken.indices { taken[column] = 0 }
        for field in outline.fields {
            guard let column = ids.firstIndex(of: field.id) else { continue }
            guard taken[column] == 0 else { return false }
            let content = UnsafeRawBufferPointer(rebasing: bytes[field.content])
            taken[column] = columns[column].number(of: content, in: field.section)
        }
        return true
    }

    /// The number of a content of a field, which begins with its section's key.
    mutating func number(of string: [UInt8], in column: Int) -> UInt32 {
        string.withUnsafeBytes { columns[column].number(of: $0) }
    }

    /// Counts the record that was taken last.
    mutating func addTaken(in scope: Int) {
        for place in groupings.indices {
            key.removeAll(keepingCapacity: true)
            key.append(UInt32(truncatingIfNeeded: scope))
            for column in groupings[place].columns { key.append(taken[column]) }
            groupings[place].counts.add(key)
        }
    }

    /// Counts records whose values' numbers stand in columns, one for each of ``ids``.
    ///
    /// - Parameter scopes: The number of each record's scope; negative for one that is left out.
    mutating func add(_ numbers: [[UInt32]], scopes: [Int32], scopeCount: Int) {
        for place in groupings.indices {
            let asked = groupings[place].columns
            let greatest = asked.map { UInt32(columns[$0].count) }
            groupings[place].counts.add(
                scopes,
                asked.map { numbers[$0] },
                greatest: [UInt32(scopeCount)] + greatest
            )
        }
    }

    /// Hands over each group's fact and forgets all.
    mutating func drain(
        _ scopes: ScopeTable,
        _ body: FactPass.GroupSink
    ) throws {
        for place in groupings.indices {
            let grouping = groupings[place]
            try grouping.counts.eachGroup { key, times in
                try body(grouping.places, try fact(key, grouping.columns, scopes), times)
            }
            groupings[place].counts = GroupCounts(numbers: grouping.columns.count + 1)
        }
        for column in columns.indices { columns[column].removeAll() }
    }

    private mutating func fact(
        _ key: [UInt32],
        _ places: [Int],
        _ scopes: ScopeTable
    ) throws -> RecordFact {
        var values: [String: [FieldValue?]] = [:]
        var sets: [String: Set<String>] = [:]
        var tallies: [String: Int64] = [:]
        for (column, number) in zip(places, key.dropFirst()) where number > 0 {
            let name = columns[column].name
            switch try columns[column].content(number) {
            case .values(let siblings): values[name] = siblings
            case .elements(let elements): sets[name] = elements
            case .tally(let sum): tallies[name] = sum
            }
        }
        let (scope, id) = scopes.scopes[Int(key[0])]
        return RecordFact(
            partner: scope.partner,
            scope: String(decoding: id, as: UTF8.self),
            kind: kind,
            values: values,
            sets: sets,
            tallies: tallies
        )
    }
}

/// The different contents of one field of one kind.
private struct FieldColumn {
    enum Content {
        case values([FieldValue?])
        case elements(Set<String>)
        case tally(Int64)
    }

    let name: String
    private let field: FieldID
    private let kind: KindID
    private let programme: Programme
    private var contents = ByteTable()
    private var decoded: [Content?] = []
    private var string: [UInt8] = []

    init(_ field: Field, _ kind: Kind, _ programme: Programme) {
        name = field.name
        self.field = FieldID(UInt32(truncatingIfNeeded: field.id))
        self.kind = KindID(UInt32(truncatingIfNeeded: kind.id))
        self.programme = programme
    }

    var count: Int { contents.count }

    /// The content's number, from 1.
    mutating func number(of content: UnsafeRawBufferPointer, in section: UInt8) -> UInt32 {
        string.removeAll(keepingCapacity: true)
        string.append(section)
        string.append(contentsOf: content)
        return string.withUnsafeBytes { number(of: $0) }
    }

    /// The number of a section's key with a content.
    mutating func number(of string: UnsafeRawBufferPointer) -> UInt32 {
        let number = contents.number(of: string)
        if number == decoded.count { decoded.append(nil) }
        return UInt32(number + 1)
    }

    /// What a content says, read as any state is.
    mutating func content(_ number: UInt32) throws -> Content {
        if let known = decoded[Int(number) - 1] { return known }
        let string = contents.string(Int(number) - 1)
        guard let section = string.first else { throw StoreError.corrupt(what: "field \(name)") }
        var state = RecordState(scope: ScopeID(""), kind: kind)
        try state.add(content: Array(string.dropFirst()), of: field, section: section)
        let shown = ShownRecord(state, programme: programme)
        let content: Content
        if let siblings = shown.values[name] {
            content = .values(siblings)
        } else if let elements = shown.sets[name] {
            content = .elements(elements)
        } else {
            content = .tally(shown.tallies[name] ?? 0)
        }
        decoded[Int(number) - 1] = content
        return content
    }

    mutating func removeAll() {
        contents.removeAll()
        decoded.removeAll(keepingCapacity: true)
    }
}

public import MergeCore

extension RecordState {
    /// Takes up one field of an encoded state, as ``StateOutline`` found it.
    ///
    /// Its values, elements or sum are what they are in the whole state; the dots are made up, because
    /// what they mean stands elsewhere in the state.
    public mutating func add(
        content bytes: [UInt8],
        of field: FieldID,
        section: UInt8
    ) throws(FormatError) {
        var reader = CBORReader(bytes)
        switch UInt64(section) {
        case StateKey.registers:
            registers[field] = try Self.siblings(from: &reader)
        case StateKey.sets:
            sets[field] = try Self.elements(from: &reader)
        case StateKey.tallies:
            tallies[field] = try Self.tallies(from: &reader)
        default: throw FormatError("no such section")
        }
        try reader.finish()
    }

    private static func siblings(from reader: inout CBORReader) throws(FormatError) -> Siblings {
        var siblings = Siblings()
        guard reader.isAtArray else {
            siblings.append(dot(1), Value(bytes: try reader.readScalar()))
            return siblings
        }
        let count = try reader.readArray()
        guard count % 2 == 0 else { throw FormatError("expected pairs") }
        for place in 0..<(count / 2) {
            _ = try reader.readUnsigned()
            siblings.append(dot(place + 1), Value(bytes: try reader.readScalar()))
        }
        return siblings
    }

    private static func elements(from reader: inout CBORReader) throws(FormatError) -> Elements {
        var elements: [Elements.Entry] = []
        for _ in 0..<(try reader.readMapCount()) {
            let element = Value(bytes: try reader.readScalar())
            let count = reader.isAtArray ? try reader.readArray() : 1
            for _ in 0..<count { _ = try reader.readUnsigned() }
            let adds = SortedMap(ascending: [.init(key: dot(1), value: Present())])
            elements.append(.init(key: element, value: adds))
        }
        return Elements(ascending: elements)
    }

    private static func tallies(from reader: inout CBORReader) throws(FormatError) -> Tallies {
        var tallies: [Tallies.Entry] = []
        let count = try reader.readArray()
        guard count % 4 == 0 else { throw FormatError("expected groups of four") }
        for place in 0..<(count / 4) {
            _ = try reader.readUnsigned()
            let tally = Tally(
                plus: try reader.readUnsigned(),
                minus: try reader.readUnsigned(),
                last: try reader.readUnsigned()
            )
            tallies.append(.init(key: WriterID(UInt64(place)), value: tally))
        }
        return Tallies(ascending: tallies)
    }

    private static func dot(_ counter: Int) -> Dot { Dot(WriterID(0), UInt64(counter)) }
}

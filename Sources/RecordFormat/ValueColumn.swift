/// Writes values one after the other, each that came before as one byte.
///
/// A byte other than 0 is the place of a value in the column's table. 0 is followed by the value itself
/// as an encoded item, which takes the next place of the table while it has one: 255 in all. Known as
/// dictionary encoding. Source: Protocol/SPEC.md, "Packed records".
struct ValueColumn {
    /// How many different values a table holds.
    static let placesMax = 255

    private(set) var bytes: [UInt8] = []
    /// Where the values of the table lie in `bytes`.
    private var table: [Range<Int>] = []
    /// Places in the table by hash, 0 where none is; a collision takes the next slot.
    private var slots = [UInt8](repeating: 0, count: slotCount)

    private static let slotCount = 512

    /// - Returns: The value's place in the table; 0 if it has none.
    mutating func append(_ value: UnsafeRawBufferPointer) -> Int {
        var slot = Int(truncatingIfNeeded: value.hash) % Self.slotCount
        while slots[slot] > 0 {
            let place = Int(slots[slot])
            let isKnown = bytes.withUnsafeBytes { bytes in
                UnsafeRawBufferPointer(rebasing: bytes[table[place - 1]]).isEqual(to: value)
            }
            if isKnown {
                bytes.append(UInt8(place))
                return place
            }
            slot = (slot + 1) % Self.slotCount
        }
        bytes.append(0)
        let start = bytes.count
        bytes.append(contentsOf: value)
        guard table.count < Self.placesMax else { return 0 }
        table.append(start..<bytes.count)
        slots[slot] = UInt8(table.count)
        return table.count
    }
}

extension UnsafeRawBufferPointer {
    /// Eight bytes at a time, because values are short and there are a dozen in a record.
    fileprivate var hash: UInt32 {
        var hash = UInt64(count)
        eachWord { hash = (hash ^ hash >> 32 ^ $0) &* 0x9E37_79B9_7F4A_7C15 }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    fileprivate func isEqual(to other: Self) -> Bool {
        guard count == other.count else { return false }
        var place = 0
        while count - place >= 8 {
            guard
                loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            else { return false }
            place += 8
        }
        while place < count {
            guard self[place] == other[place] else { return false }
            place += 1
        }
        return true
    }

    private func eachWord(_ body: (UInt64) -> Void) {
        var place = 0
        while count - place >= 8 {
            body(loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var last: UInt64 = 0
        while place < count {
            last = last << 8 | UInt64(self[place])
            place += 1
        }
        body(last)
    }
}

/// Reads what a ``ValueColumn`` wrote.
struct ValueColumnReader {
    private let bytes: [UInt8]
    private var offset = 0
    private var table: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// Reads the next value: where its bytes lie, and its place in the table, 0 if it has none.
    mutating func next() throws(FormatError) -> (span: Range<Int>, place: Int) {
        guard offset < bytes.count else { throw FormatError("a column ends too early") }
        let place = Int(bytes[offset])
        offset += 1
        guard place == 0 else {
            guard place <= table.count else { throw FormatError("a value that never came") }
            return (table[place - 1], place)
        }
        let start = offset
        let length = bytes.withUnsafeBytes { bytes in
            var walk = EncodedWalk(UnsafeRawBufferPointer(rebasing: bytes[start...]))
            walk.skipItem()
            return walk.isSound ? walk.offset : nil
        }
        guard let length else { throw FormatError("no whole value in a column", at: start) }
        offset += length
        guard table.count < ValueColumn.placesMax else { return (start..<offset, 0) }
        table.append(start..<offset)
        return (start..<offset, table.count)
    }

    /// The bytes of a value.
    func value(_ span: Range<Int>) -> ArraySlice<UInt8> { bytes[span] }
}

import RecordFormat

extension FuzzTarget {
    /// Whatever the reader accepts, the writer writes again in the same bytes.
    static let cbor = FuzzTarget("cbor") { (input) throws(BrokenPromise) in
        var whole = CBORReader(input)
        // A refusal is the usual answer.
        guard let item = try? whole.readItem() else { return }
        try promise(item == Array(input.prefix(whole.offset)), "an item is its own bytes")

        var copy = Copy(of: item)
        do {
            try copy.item()
            try copy.reader.finish()
        } catch {
            throw BrokenPromise("skipped, but not read: \(error)")
        }
        try promise(copy.writer.bytes == item, "an item has one encoding")
    }
}

/// Reads one item value by value, as messages do, and writes each of them again.
private struct Copy {
    var reader: CBORReader
    var writer = CBORWriter()
    private let bytes: [UInt8]

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        reader = CBORReader(bytes)
    }

    mutating func item() throws(FormatError) {
        guard !reader.isAtEnd else { throw FormatError("the end came too early") }
        switch bytes[reader.offset] >> 5 {
        case 0: writer.write(try reader.readUnsigned())
        case 1: try negative()
        case 2: writer.write(bytes: try reader.readBytes())
        case 3: writer.write(try reader.readText())
        case 4:
            let count = try reader.readArray()
            writer.array(count)
            for _ in 0..<count { try item() }
        case 5:
            let count = try reader.readMapCount()
            writer.map(count)
            for _ in 0..<(2 * count) { try item() }
        default:
            if reader.readNull() { writer.writeNull() } else { writer.write(try reader.readBool()) }
        }
    }

    /// Of integers the reader skips more than it reads: signed ones have 64 bits.
    private mutating func negative() throws(FormatError) {
        var attempt = reader
        if let number = try? attempt.readInteger() {
            writer.write(number)
            reader = attempt
        } else {
            writer.write(encoded: try reader.readScalar())
        }
    }
}

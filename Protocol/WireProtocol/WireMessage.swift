public import RecordFormat

/// A message, or a part of one, with its one encoding.
public protocol WireMessage: Equatable, Sendable {
    /// Appends the message as one CBOR item.
    func encode(into writer: inout CBORWriter)

    /// Reads the message as one CBOR item; keys that this version doesn't know are skipped.
    init(from reader: inout CBORReader) throws(FormatError)
}

extension WireMessage {
    /// The whole body of a request or answer.
    public var encoded: [UInt8] {
        var writer = CBORWriter(reservingCapacity: 256)
        encode(into: &writer)
        return writer.bytes
    }

    /// Reads a whole body; bytes after the message are refused.
    public init(decoding bytes: [UInt8]) throws(FormatError) {
        var reader = CBORReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }
}

/// The pairs of a map with small integer keys, put in ascending order, absent ones left out.
struct MapWriter {
    private var count = 0
    private var pairs = CBORWriter()

    mutating func put(_ key: Int, _ write: (inout CBORWriter) -> Void) {
        count += 1
        pairs.write(key)
        write(&pairs)
    }

    mutating func put<Item>(
        _ key: Int,
        _ items: [Item],
        _ write: (Item, inout CBORWriter) -> Void
    ) {
        guard !items.isEmpty else { return }
        put(key) { writer in
            writer.array(items.count)
            for item in items { write(item, &writer) }
        }
    }

    func finish(into writer: inout CBORWriter) {
        writer.map(count)
        writer.write(encoded: pairs.bytes)
    }
}

extension CBORReader {
    /// Reads an array of `most` items at most, which all have one shape.
    mutating func readList<Item>(
        most: Int = .max,
        _ item: (inout CBORReader) throws(FormatError) -> Item
    ) throws(FormatError) -> [Item] {
        let start = offset
        let count = try readArray()
        guard count <= most else { throw FormatError("more than \(most) items", at: start) }
        var items: [Item] = []
        items.reserveCapacity(min(count, 1024))
        for _ in 0..<count { items.append(try item(&self)) }
        return items
    }
}

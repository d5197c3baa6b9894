/// Writes integers one after the other, each as the difference from the one before; the first, from 0.
///
/// Differences wrap around at 64 bits. Source: Protocol/SPEC.md, "Packed records".
public struct DifferenceColumn {
    private var writer = CBORWriter()
    private var last: Int64 = 0

    public init() {}

    public var bytes: [UInt8] { writer.bytes }

    public mutating func append(_ number: Int64) {
        writer.write(number &- last)
        last = number
    }
}

/// Reads what a ``DifferenceColumn`` wrote.
public struct DifferenceColumnReader {
    private var reader: CBORReader
    private var last: Int64 = 0

    public init(_ bytes: [UInt8]) {
        reader = CBORReader(bytes)
    }

    public var isAtEnd: Bool { reader.isAtEnd }

    public mutating func next() throws(FormatError) -> Int64 {
        last &+= try reader.readInteger()
        return last
    }
}

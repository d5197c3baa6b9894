public import MergeCore

extension Value {
    /// A cleared register.
    public static let null = Value(bytes: [0xF6])

    public static func integer(_ value: Int64) -> Value {
        var writer = CBORWriter(reservingCapacity: 9)
        writer.write(value)
        return Value(bytes: writer.bytes)
    }

    public static func text(_ text: String) -> Value {
        var writer = CBORWriter(reservingCapacity: text.utf8.count + 5)
        writer.write(text)
        return Value(bytes: writer.bytes)
    }

    public var isNull: Bool { self == .null }

    /// The integer, or nil if the value is something else.
    public var integer: Int64? {
        var reader = CBORReader(bytes)
        // Another type is an answer here, not a fault.
        return try? reader.readInteger()
    }

    /// The text, or nil if the value is something else.
    public var text: String? {
        var reader = CBORReader(bytes)
        // Another type is an answer here, not a fault.
        return try? reader.readText()
    }
}

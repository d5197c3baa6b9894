import MergeCore

/// The made-up record of these tests: three registers, two sets, two tallies.
enum Fields {
    static let scope = ScopeID("p:test")
    static let kind = KindID(1)
    static let registers = [FieldID(1), FieldID(2), FieldID(3)]
    static let sets = [FieldID(10), FieldID(11)]
    static let tallies = [FieldID(20), FieldID(21)]

    static let empty = RecordState(scope: scope, kind: kind)
    /// What clears a register.
    static let null = Value(bytes: [0xF6])

    /// A small value; few of them, so that equal ones meet.
    static func value(_ number: Int) -> Value { Value(bytes: [UInt8(number)]) }

    static func stamp(_ writer: UInt64, _ counter: UInt64) -> Stamp {
        Stamp(dot: Dot(WriterID(writer), counter), day: Int32(20_000 + 10 * writer + counter))
    }
}

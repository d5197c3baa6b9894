import MergeCore
import RecordFormat

/// A state as the vectors spell it out: dots as `writer:counter`, values as the hex of their bytes.
struct StateDocument: Codable, Equatable {
    struct Mark: Codable, Equatable {
        var context: [String: UInt64]
        var reason: String
    }

    var scope: String
    var kind: UInt32
    /// Writer to its highest counter.
    var context: [String: UInt64]
    /// Dot to the day its author claimed.
    var days: [String: Int32] = [:]
    /// Field to dot to value.
    var registers: [String: [String: String]] = [:]
    /// Field to element to dots.
    var sets: [String: [String: [String]]] = [:]
    /// Field to writer to added, taken and last counter.
    var tallies: [String: [String: [UInt64]]] = [:]
    /// Dot to mark.
    var marks: [String: Mark] = [:]
    var erasure: String?
}

extension StateDocument {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        scope = try container.decode(String.self, forKey: .scope)
        kind = try container.decode(UInt32.self, forKey: .kind)
        context = try container.decode([String: UInt64].self, forKey: .context)
        days = try container.decodeIfPresent(forKey: .days) ?? [:]
        registers = try container.decodeIfPresent(forKey: .registers) ?? [:]
        sets = try container.decodeIfPresent(forKey: .sets) ?? [:]
        tallies = try container.decodeIfPresent(forKey: .tallies) ?? [:]
        marks = try container.decodeIfPresent(forKey: .marks) ?? [:]
        erasure = try container.decodeIfPresent(forKey: .erasure)
    }

    init(_ state: RecordState) {
        scope = state.scope.rawValue
        kind = state.kind.rawValue
        context = Self.context(state.context)
        days = state.days.dictionary(Self.name)
        registers = state.registers.dictionary(Self.name).mapValues { siblings in
            siblings.dictionary(Self.name).mapValues { hex($0.bytes) }
        }
        sets = state.sets.dictionary(Self.name).mapValues { elements in
            elements.dictionary { hex($0.bytes) }.mapValues { $0.entries.map { Self.name($0.key) } }
        }
        tallies = state.tallies.dictionary(Self.name).mapValues { writers in
            writers.dictionary(Self.name).mapValues { [$0.plus, $0.minus, $0.last] }
        }
        marks = state.marks.dictionary(Self.name).mapValues {
            Mark(context: Self.context($0.context), reason: hex($0.reason.bytes))
        }
        erasure = state.erasure.map { hex($0.bytes) }
    }

    /// The state; nil if some part is not written as it should be.
    var state: RecordState? {
        var state = RecordState(scope: ScopeID(scope), kind: KindID(kind))
        guard let context = Self.context(context),
            let days = SortedMap(self.days, Self.dot, { $0 }),
            let registers = SortedMap(
                registers,
                Self.field,
                { SortedMap($0, Self.dot, Self.value) }
            ),
            let sets = SortedMap(
                sets,
                Self.field,
                { SortedMap($0, Self.value, Self.dots) }
            ),
            let tallies = SortedMap(
                tallies,
                Self.field,
                { SortedMap($0, Self.writer, Self.tally) }
            ),
            let marks = SortedMap(marks, Self.dot, Self.mark)
        else { return nil }
        state.context = context
        state.days = days
        state.registers = registers
        state.sets = sets
        state.tallies = tallies
        state.marks = marks
        state.erasure = erasure.flatMap(Self.value)
        return state
    }

    private static func context(_ context: CausalContext) -> [String: UInt64] {
        context.counters.dictionary(name)
    }

    private static func context(_ context: [String: UInt64]) -> CausalContext? {
        SortedMap(context, writer, { $0 }).map { CausalContext($0) }
    }

    private static func name(_ field: FieldID) -> String { "\(field.rawValue)" }

    private static func name(_ writer: WriterID) -> String {
        let digits = String(writer.rawValue, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func name(_ dot: Dot) -> String { "\(name(dot.writer)):\(dot.counter)" }

    private static func field(_ text: String) -> FieldID? { UInt32(text).map { FieldID($0) } }

    private static func writer(_ text: String) -> WriterID? {
        text.count == 16 ? UInt64(text, radix: 16).map { WriterID($0) } : nil
    }

    private static func dot(_ text: String) -> Dot? {
        let parts = text.split(separator: ":").map(String.init)
        guard parts.count == 2, let writer = writer(parts[0]), let counter = UInt64(parts[1])
        else { return nil }
        return Dot(writer, counter)
    }

    private static func dots(_ texts: [String]) -> SortedMap<Dot, Present>? {
        SortedMap(Dictionary(texts.map { ($0, Present()) }) { $1 }, dot, { $0 })
    }

    private static func value(_ text: String) -> Value? {
        bytes(hex: text).map { Value(bytes: $0) }
    }

    private static func tally(_ numbers: [UInt64]) -> Tally? {
        guard numbers.count == 3 else { return nil }
        return Tally(plus: numbers[0], minus: numbers[1], last: numbers[2])
    }

    private static func mark(_ mark: Mark) -> VoidMark? {
        guard let context = context(mark.context), let reason = value(mark.reason) else {
            return nil
        }
        return VoidMark(context: context, reason: reason)
    }
}

extension KeyedDecodingContainer {
    fileprivate func decodeIfPresent<Part: Decodable>(forKey key: Key) throws -> Part? {
        try decodeIfPresent(Part.self, forKey: key)
    }
}

extension SortedMap {
    /// The map that a document spells out; nil if some key or value cannot be read.
    fileprivate init?<Written>(
        _ written: [String: Written],
        _ key: (String) -> Key?,
        _ value: (Written) -> Value?
    ) {
        self.init()
        for (writtenKey, writtenValue) in written {
            guard let key = key(writtenKey), let value = value(writtenValue) else { return nil }
            self[key] = value
        }
        guard count == written.count else { return nil }
    }

    fileprivate func dictionary(_ name: (Key) -> String) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: entries.map { (name($0.key), $0.value) })
    }
}

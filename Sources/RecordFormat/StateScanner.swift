internal import MergeCore

/// Reads the common states in one pass, and proves on the way that their bytes are the canonical ones.
///
/// Common is a state of registers and sets alone: no tallies, no voids, no erasure. Whatever is
/// anything else, or breaks a rule, is nil here and left to the decoder, which also says what is wrong.
/// So this may be stricter than the decoder and never laxer; a test holds both against each other.
struct StateScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Whether values are kept, or only looked at.
    private let keepsValues: Bool
    private var offset = 0
    private var writers: [WriterID] = []
    private var dots: [Dot] = []
    /// One bit for each dot that a field refers to: a dot that none does would not be written.
    private var live: UInt64 = 0
    /// Whether a register had siblings of different values.
    private var hasConflicts = false

    private static let dotsMax = 64

    /// The state that these canonical bytes stand for; nil if the decoder has to say.
    static func state(_ bytes: [UInt8]) -> RecordState? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = StateScanner(bytes: buffer, keepsValues: true)
            return scanner.state()
        }
    }

    /// What is asked of that state without building it; nil if the decoder has to say.
    static func summary(_ bytes: [UInt8]) -> StateSummary? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = StateScanner(bytes: buffer, keepsValues: false)
            return scanner.state().map { head in
                StateSummary(
                    scope: head.scope,
                    context: head.context,
                    hasConflicts: scanner.hasConflicts
                )
            }
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, keepsValues: Bool) {
        self.bytes = bytes
        self.keepsValues = keepsValues
    }

    private mutating func state() -> RecordState? {
        guard let pairs = head(.map), (5...7).contains(pairs), key(StateKey.format),
            head(.unsigned) == UInt64(RecordState.formatNumber), key(StateKey.kind),
            let kind = small(), key(StateKey.scope), let scope = text(), key(StateKey.context),
            let context = context()
        else { return nil }
        var state = RecordState(scope: ScopeID(scope), kind: KindID(kind))
        state.context = context
        guard key(StateKey.dots), let days = days(in: context) else { return nil }
        state.days = days
        var left = pairs - 5
        if left > 0, key(StateKey.registers) {
            guard let registers = registers() else { return nil }
            state.registers = registers
            left -= 1
        }
        if left > 0, key(StateKey.sets) {
            guard let sets = sets() else { return nil }
            state.sets = sets
            left -= 1
        }
        let all = dots.count == Self.dotsMax ? UInt64.max : 1 << UInt64(dots.count) - 1
        return left == 0 && offset == bytes.count && live == all ? state : nil
    }

    private mutating func context() -> CausalContext? {
        guard let items = count(of: .array), items > 0, items % 2 == 0 else { return nil }
        var counters = SortedMap<WriterID, UInt64>()
        for _ in 0..<(items / 2) {
            guard let writer = head(.unsigned).map(WriterID.init), let counter = head(.unsigned),
                counter > 0, writers.last.map({ $0 < writer }) ?? true
            else { return nil }
            writers.append(writer)
            counters.append(writer, counter)
        }
        return CausalContext(counters)
    }

    private mutating func days(in context: CausalContext) -> SortedMap<Dot, Int32>? {
        guard let items = count(of: .array), items > 0, items % 3 == 0, items / 3 <= Self.dotsMax
        else { return nil }
        var days = SortedMap<Dot, Int32>()
        for _ in 0..<(items / 3) {
            guard let writer = head(.unsigned), writer < UInt64(writers.count),
                let counter = head(.unsigned), counter > 0,
                let day = integer().flatMap(Int32.init(exactly:))
            else { return nil }
            let dot = Dot(writers[Int(writer)], counter)
            guard context.contains(dot), dots.last.map({ $0 < dot }) ?? true else { return nil }
            dots.append(dot)
            if keepsValues { days.append(dot, day) }
        }
        return days
    }

    private mutating func registers() -> SortedMap<FieldID, Siblings>? {
        guard let fields = count(of: .map), fields > 0 else { return nil }
        var entries: [SortedMap<FieldID, Siblings>.Entry] = []
        if keepsValues { entries.reserveCapacity(fields) }
        var last: FieldID?
        for _ in 0..<fields {
            guard let field = small().map(FieldID.init), last.map({ $0 < field }) ?? true,
                let siblings = siblings()
            else { return nil }
            last = field
            if keepsValues { entries.append(.init(key: field, value: siblings)) }
        }
        return SortedMap(ascending: entries)
    }

    /// One value of the first dot stands bare, everything else after its dot.
    private mutating func siblings() -> Siblings? {
        guard offset < bytes.count else { return nil }
        guard bytes[offset] >> 5 == MajorType.array.rawValue else {
            live |= 1
            guard let span = span() else { return nil }
            return keepsValues
                ? Siblings(ascending: [.init(key: dots[0], value: value(span))]) : Siblings()
        }
        guard let items = count(of: .array), items > 0, items % 2 == 0 else { return nil }
        var siblings = Siblings()
        var last = -1
        var first: Range<Int>?
        for _ in 0..<(items / 2) {
            guard let dot = dotIndex(after: last), let span = span() else { return nil }
            if keepsValues { siblings.append(dots[dot], value(span)) }
            last = dot
            if let first, !bytes[first].elementsEqual(bytes[span]) { hasConflicts = true }
            first = first ?? span
        }
        return items == 2 && last == 0 ? nil : siblings
    }

    private mutating func sets() -> SortedMap<FieldID, Elements>? {
        guard let fields = count(of: .map), fields > 0 else { return nil }
        var entries: [SortedMap<FieldID, Elements>.Entry] = []
        if keepsValues { entries.reserveCapacity(fields) }
        var last: FieldID?
        for _ in 0..<fields {
            guard let field = small().map(FieldID.init), last.map({ $0 < field }) ?? true,
                let elements = elements()
            else { return nil }
            last = field
            if keepsValues { entries.append(.init(key: field, value: elements)) }
        }
        return SortedMap(ascending: entries)
    }

    private mutating func elements() -> Elements? {
        guard let items = count(of: .map), items > 0 else { return nil }
        var elements: [Elements.Entry] = []
        if keepsValues { elements.reserveCapacity(items) }
        var last: Range<Int>?
        for _ in 0..<items {
            guard let span = span(),
                last.map({ bytes[$0].lexicographicallyPrecedes(bytes[span]) }) ?? true,
                let dot = dotIndex(after: -1)
            else { return nil }
            last = span
            guard keepsValues else { continue }
            let add = SortedMap(ascending: [SortedMap.Entry(key: dots[dot], value: Present())])
            elements.append(.init(key: value(span), value: add))
        }
        return Elements(ascending: elements)
    }

    /// Reads an index into the table of dots, above `last`.
    private mutating func dotIndex(after last: Int) -> Int? {
        guard let index = head(.unsigned), index < UInt64(dots.count), Int(index) > last else {
            return nil
        }
        live |= 1 << index
        return Int(index)
    }
}

extension StateScanner {
    private mutating func key(_ key: UInt64) -> Bool {
        // Every key of a state is below 24, so it is one byte.
        guard offset < bytes.count, bytes[offset] == UInt8(key) else { return false }
        offset += 1
        return true
    }

    private func value(_ span: Range<Int>) -> Value {
        Value(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[span]))
    }

    /// Where the next scalar lies.
    private mutating func span() -> Range<Int>? {
        let start = offset
        guard start < bytes.count, let type = MajorType(rawValue: bytes[start] >> 5) else {
            return nil
        }
        switch type {
        case .unsigned, .negative:
            guard anyHead() != nil else { return nil }
        case .text:
            guard let range = take(.text), isUTF8(range) else { return nil }
        case .simple:
            guard (0xF4...0xF6).contains(bytes[start]) else { return nil }
            offset += 1
        default: return nil
        }
        return start..<offset
    }

    private mutating func text() -> String? {
        guard let range = take(.text), isUTF8(range) else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private func isUTF8(_ range: Range<Int>) -> Bool {
        var all: UInt8 = 0
        for index in range { all |= bytes[index] }
        return all < 0x80 || String(validating: bytes[range], as: UTF8.self) != nil
    }

    private mutating func take(_ type: MajorType) -> Range<Int>? {
        guard let count = head(type), count <= UInt64(bytes.count - offset) else { return nil }
        let start = offset
        offset += Int(count)
        return start..<offset
    }

    /// Reads how many items follow; each takes a byte at least.
    private mutating func count(of type: MajorType) -> Int? {
        guard let count = head(type), count <= UInt64(bytes.count - offset) else { return nil }
        return Int(count)
    }

    private mutating func small() -> UInt32? { head(.unsigned).flatMap(UInt32.init(exactly:)) }

    private mutating func integer() -> Int64? {
        guard let head = anyHead(), let magnitude = Int64(exactly: head.argument) else {
            return nil
        }
        switch head.type {
        case MajorType.unsigned.rawValue: return magnitude
        case MajorType.negative.rawValue: return -1 - magnitude
        default: return nil
        }
    }

    private mutating func head(_ type: MajorType) -> UInt64? {
        guard let head = anyHead(), head.type == type.rawValue else { return nil }
        return head.argument
    }

    /// Reads a head in its shortest form.
    private mutating func anyHead() -> CBORHead? {
        guard let head = CBORHead(of: bytes, at: &offset), head.isShortest else { return nil }
        return head
    }
}

public import MergeCore

extension RecordState {
    /// Reads a state from its canonical bytes.
    ///
    /// Every index, order and shorthand is checked by encoding the result again, so exactly one
    /// byte string decodes to a state.
    ///
    /// - Throws: ``FormatError``; its reason is `"format N"` for a state of a later format.
    public init(canonicalBytes bytes: [UInt8]) throws(FormatError) {
        if let state = StateScanner.state(bytes) {
            self = state
            return
        }
        var decoder = StateDecoder(bytes)
        self = try decoder.decode()
        guard canonicalBytes == bytes else { throw FormatError("not the canonical state") }
    }
}

extension RecordState {
    /// Reads a state that was canonical when this program stored it, to look at it only.
    ///
    /// Costs less than ``init(canonicalBytes:)`` for unusual states, and lets bytes pass that are not canonical: what is
    /// joined, hashed or sent on is read with that one.
    public init(storedBytes bytes: [UInt8]) throws(FormatError) {
        if let state = StateScanner.state(bytes) {
            self = state
            return
        }
        var decoder = StateDecoder(bytes)
        self = try decoder.decode()
    }
}

private struct StateDecoder {
    var reader: CBORReader
    var writers: [WriterID] = []
    var dots: [Dot] = []
    var context = CausalContext()
    var days = SortedMap<Dot, Int32>()

    init(_ bytes: [UInt8]) {
        reader = CBORReader(bytes)
    }

    mutating func decode() throws(FormatError) -> RecordState {
        let count = try reader.readMapCount()
        try expectKey(StateKey.format)
        let format = try reader.readUnsigned()
        guard format == UInt64(RecordState.formatNumber) else {
            throw FormatError("format \(format)")
        }
        try expectKey(StateKey.kind)
        let kind = KindID(try readSmall())
        try expectKey(StateKey.scope)
        let scope = ScopeID(try reader.readText())
        try expectKey(StateKey.context)
        try decodeContext()
        var state = RecordState(scope: scope, kind: kind)
        state.context = context
        for _ in 4..<max(4, count) { try decodeOptional(&state) }
        state.days = days
        try reader.finish()
        try checkErasure(state)
        return state
    }

    /// An erasure clears every value; with one left, joining would change the state once more.
    private func checkErasure(_ state: RecordState) throws(FormatError) {
        guard state.erasure != nil else { return }
        guard state.registers.isEmpty, state.sets.isEmpty, state.tallies.isEmpty else {
            throw FormatError("values in an erased record")
        }
    }

    private mutating func expectKey(_ key: UInt64) throws(FormatError) {
        let start = reader.offset
        guard try reader.readUnsigned() == key else {
            throw FormatError("expected key \(key)", at: start)
        }
    }

    private mutating func decodeOptional(_ state: inout RecordState) throws(FormatError) {
        let start = reader.offset
        switch try reader.readUnsigned() {
        case StateKey.dots: try decodeDots()
        case StateKey.registers: try decodeRegisters(&state)
        case StateKey.sets: try decodeSets(&state)
        case StateKey.tallies: try decodeTallies(&state)
        case StateKey.marks: try decodeMarks(&state)
        case StateKey.erasure: state.erasure = Value(bytes: try reader.readScalar())
        default: throw FormatError("unknown key", at: start)
        }
    }

    private mutating func decodeContext() throws(FormatError) {
        var counters = SortedMap<WriterID, UInt64>()
        for _ in 0..<(try readPairs()) {
            let writer = WriterID(try reader.readUnsigned())
            try expectAscending(writer, after: writers.last)
            let counter = try reader.readUnsigned()
            guard counter > 0 else { throw FormatError("a context with a counter of 0") }
            counters.append(writer, counter)
            writers.append(writer)
        }
        context = CausalContext(counters)
    }

    private mutating func decodeDots() throws(FormatError) {
        let start = reader.offset
        let count = try reader.readArray()
        guard count % 3 == 0 else { throw FormatError("expected triples", at: start) }
        for _ in 0..<(count / 3) {
            let dot = Dot(try readWriter(), try reader.readUnsigned())
            guard dot.counter > 0, context.contains(dot), dots.last.map({ $0 < dot }) ?? true else {
                throw FormatError("a dot out of order or outside the context", at: start)
            }
            guard let day = Int32(exactly: try reader.readInteger()) else {
                throw FormatError("a day out of range", at: start)
            }
            dots.append(dot)
            days.append(dot, day)
        }
    }

    private mutating func decodeRegisters(_ state: inout RecordState) throws(FormatError) {
        for _ in 0..<(try reader.readMapCount()) {
            let field = FieldID(try readSmall())
            var siblings = Siblings()
            if reader.isAtArray {
                for _ in 0..<(try readPairs()) {
                    let dot = try readDot()
                    try append(dot, Value(bytes: try reader.readScalar()), to: &siblings)
                }
            } else {
                guard let dot = dots.first else {
                    throw FormatError("a value without a dot", at: reader.offset)
                }
                siblings.append(dot, Value(bytes: try reader.readScalar()))
            }
            try expectContent(siblings)
            try append(field, siblings, to: &state.registers)
        }
    }

    private mutating func decodeSets(_ state: inout RecordState) throws(FormatError) {
        for _ in 0..<(try reader.readMapCount()) {
            let field = FieldID(try readSmall())
            var elements = Elements()
            for _ in 0..<(try reader.readMapCount()) {
                let element = Value(bytes: try reader.readScalar())
                var adds = SortedMap<Dot, Present>()
                let count = reader.isAtArray ? try reader.readArray() : 1
                for _ in 0..<count { try append(readDot(), Present(), to: &adds) }
                try expectContent(adds)
                try append(element, adds, to: &elements)
            }
            try expectContent(elements)
            try append(field, elements, to: &state.sets)
        }
    }

    private mutating func decodeTallies(_ state: inout RecordState) throws(FormatError) {
        for _ in 0..<(try reader.readMapCount()) {
            let field = FieldID(try readSmall())
            let start = reader.offset
            let count = try reader.readArray()
            guard count % 4 == 0 else { throw FormatError("expected groups of four", at: start) }
            var tallies = Tallies()
            for _ in 0..<(count / 4) {
                let writer = try readWriter()
                let tally = Tally(
                    plus: try reader.readUnsigned(),
                    minus: try reader.readUnsigned(),
                    last: try reader.readUnsigned()
                )
                guard tally.last > 0, context.contains(Dot(writer, tally.last)) else {
                    throw FormatError("a tally outside the context", at: start)
                }
                try append(writer, tally, to: &tallies)
            }
            try expectContent(tallies)
            try append(field, tallies, to: &state.tallies)
        }
    }

    private mutating func decodeMarks(_ state: inout RecordState) throws(FormatError) {
        for _ in 0..<(try reader.readArray()) {
            let start = reader.offset
            let count = try reader.readArray()
            guard count >= 2, count % 2 == 0 else {
                throw FormatError("expected a mark", at: start)
            }
            let dot = try readDot()
            let reason = Value(bytes: try reader.readScalar())
            var seen = CausalContext()
            var last: WriterID?
            for _ in 0..<((count - 2) / 2) {
                let writer = try readWriter()
                try expectAscending(writer, after: last)
                seen[writer] = try reader.readUnsigned()
                last = writer
            }
            guard context.contains(seen), seen.contains(dot) else {
                throw FormatError("a mark outside the context", at: start)
            }
            try append(dot, VoidMark(context: seen, reason: reason), to: &state.marks)
        }
    }

    /// Refuses what a join would drop: two replicas, one with and one without it, would never be equal.
    private func expectContent<Key, Value>(
        _ map: SortedMap<Key, Value>
    ) throws(FormatError) {
        guard !map.isEmpty else { throw FormatError("nothing in it", at: reader.offset) }
    }

    /// Refuses any other order at once: sorting what came backwards would take the square of its size.
    private func expectAscending<Key: Comparable>(
        _ key: Key,
        after last: Key?
    ) throws(FormatError) {
        guard last.map({ $0 < key }) ?? true else {
            throw FormatError("out of order", at: reader.offset)
        }
    }

    private func append<Key, Value>(
        _ key: Key,
        _ value: Value,
        to map: inout SortedMap<Key, Value>
    ) throws(FormatError) {
        try expectAscending(key, after: map.entries.last?.key)
        map.append(key, value)
    }

    private mutating func readPairs() throws(FormatError) -> Int {
        let start = reader.offset
        let count = try reader.readArray()
        guard count % 2 == 0 else { throw FormatError("expected pairs", at: start) }
        return count / 2
    }

    private mutating func readSmall() throws(FormatError) -> UInt32 {
        let start = reader.offset
        guard let value = UInt32(exactly: try reader.readUnsigned()) else {
            throw FormatError("too large an id", at: start)
        }
        return value
    }

    private mutating func readWriter() throws(FormatError) -> WriterID {
        let start = reader.offset
        let index = try reader.readCount()
        guard index < writers.count else { throw FormatError("no such writer", at: start) }
        return writers[index]
    }

    private mutating func readDot() throws(FormatError) -> Dot {
        let start = reader.offset
        let index = try reader.readCount()
        guard index < dots.count else { throw FormatError("no such dot", at: start) }
        return dots[index]
    }
}

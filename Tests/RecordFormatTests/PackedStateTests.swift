import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `Packed states` {
    @Test func `come out as they went in, whatever they are`() throws {
        for seed in UInt64(0)..<300 {
            let states = mixture(seed: seed)

            let unpacked = try unpack(pack(states), count: states.count)

            #expect(unpacked == states, "SEED=\(seed)")
        }
    }

    @Test func `come out as they went in when there are more of a kind than a table holds`() throws
    {
        let states = (0..<900).map { number in
            contact(
                writer: UInt64(1 + number % 300),
                counter: UInt64(number + 1),
                note: "\(number % 450)"
            )
        }

        #expect(try unpack(pack(states), count: states.count) == states)
    }

    /// Found by the fuzzer: a shape was nested deeper than the reader of its column follows.
    @Test func `come out as they went in when they are nested deeper than a state is`() throws {
        for (depth, isWhole) in [(5, false), (6, true), (9, true)] {
            // In the place of an index, an array in an array in an array.
            let nested = String(repeating: "81", count: depth) + "00"
            let state = "a60001010102626b630382010106a104a10a\(nested)096161"
            let nest = try #require(bytes(hex: state))

            let columns = pack([nest, nest])

            #expect(columns.fields.isEmpty == isWhole, "\(depth)")
            #expect(try unpack(columns, count: 2) == [nest, nest], "\(depth)")
        }
    }

    @Test func `cost their leaves when they are written alike`() {
        let states = (1...100).map { contact(writer: 7, counter: $0, note: "a") }

        let columns = pack(states)

        #expect(columns.shapes.count < states[0].count + 100)
        #expect(columns.fields.map(\.count) == [101, 102])
        #expect(columns.counters == Array(repeating: 1, count: 100))
        #expect(columns.dotCounters == Array(repeating: 0, count: 100))
    }

    @Test func `a column that ends early or late is refused`() {
        let states = (1...9).map { contact(writer: 7, counter: $0, note: "\($0)") }
        let columns = pack(states)
        #expect(throws: Never.self) { try unpack(columns, count: 9) }

        for path in paths(of: columns) {
            var (cut, longer) = (columns, columns)
            cut[keyPath: path].removeLast()
            longer[keyPath: path].append(0)

            #expect(throws: FormatError.self) { try unpack(cut, count: 9) }
            #expect(throws: FormatError.self) { try unpack(longer, count: 9) }
        }
        var fewer = columns
        fewer.fields.removeLast()
        #expect(throws: FormatError.self) { try unpack(fewer, count: 9) }
        var more = columns
        more.fields.append([0, 0])
        #expect(throws: FormatError.self) { try unpack(more, count: 9) }
    }

    @Test func `changed columns never stop the program`() throws {
        var read = 0
        for seed in UInt64(0)..<400 {
            var random = SeededGenerator(seed: seed)
            let states = mixture(seed: seed)
            var columns = pack(states)
            for path in paths(of: columns)
            where !columns[keyPath: path].isEmpty && random.chance(30) {
                let place = random.number(0...(columns[keyPath: path].count - 1))
                columns[keyPath: path][place] = random.bytes(1)[0]
            }
            // Refused or read, either is right.
            if (try? unpack(columns, count: states.count)) != nil { read += 1 }
        }
        #expect(read > 0)
    }

    @Test func `no more comes out than the reader wants`() {
        let states = (1...100).map {
            contact(writer: 7, counter: $0, note: String(repeating: "x", count: 50_000))
        }
        let columns = pack(states)

        #expect(columns.fields.joined().count < 60_000)
        #expect(throws: FormatError("more records than a message may hold")) {
            try unpack(columns, count: 100)
        }
        let whole = pack(Array(repeating: Array(repeating: 0, count: 50_000), count: 100))
        #expect(throws: FormatError("more records than a message may hold")) {
            try unpack(whole, count: 100)
        }
    }

    @Test func `a dot is told by its state`() throws {
        var packer = StatePacker()
        packer.append(contact(writer: 7, counter: 90, note: "a"))
        let told = packer.relative(Dot(WriterID(7), 88))
        let unknown = packer.relative(Dot(WriterID(8), 1))
        let known = try #require(told)
        packer.append(contact(writer: 7, counter: 91, note: "a"))

        var unpacker = StateUnpacker(packer.columns, limit: 1000)
        _ = try unpacker.next()
        let dot = try unpacker.dot(writer: known.writer, difference: known.difference)

        #expect(dot == Dot(WriterID(7), 88))
        #expect(unknown == nil)
        #expect(throws: FormatError.self) { try unpacker.dot(writer: 1, difference: 0) }
        #expect(throws: FormatError.self) { try unpacker.dot(writer: -1, difference: 0) }
        #expect(try unpacker.next() == contact(writer: 7, counter: 91, note: "a"))
    }

    private func paths(of columns: StateColumns) -> [WritableKeyPath<StateColumns, [UInt8]>] {
        [\.shapes, \.writers, \.counters, \.dotCounters, \.days]
            + columns.fields.indices.map { \.fields[$0] }
    }

    /// States of several lives, bytes that are none, and states with changed bytes.
    private func mixture(seed: UInt64) -> [[UInt8]] {
        var random = SeededGenerator(seed: seed)
        var lives = (0..<3).map { RandomState(seed: seed * 3 + $0) }
        return (0..<40).map { _ in
            var state = lives[random.number(0...2)].next().canonicalBytes
            switch random.number(0...9) {
            case 0: return random.bytes(random.number(0...60))
            case 1: state[random.number(0...(state.count - 1))] = random.bytes(1)[0]
            default: break
            }
            return state
        }
    }

    private func contact(writer: UInt64, counter: UInt64, note: String) -> [UInt8] {
        var state = RecordState(scope: ScopeID("kc"), kind: KindID(2))
        let stamp = Stamp(dot: Dot(WriterID(writer), counter), day: 20_777)
        state.set(FieldID(1), to: .integer(1), at: stamp)
        state.set(FieldID(2), to: .text(note), at: stamp)
        return state.canonicalBytes
    }

    private func pack(_ states: [[UInt8]]) -> StateColumns {
        var packer = StatePacker()
        for state in states { packer.append(state) }
        return packer.columns
    }

    private func unpack(_ columns: StateColumns, count: Int) throws -> [[UInt8]] {
        var unpacker = StateUnpacker(columns, limit: 1 << 20)
        var states: [[UInt8]] = []
        for _ in 0..<count { states.append(try unpacker.next()) }
        try unpacker.finish()
        return states
    }
}

import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `The bytes of a state` {
    @Test func `decoding what was encoded gives the same state`() throws {
        for seed in Seeds.first(5_000) {
            var random = RandomState(seed: seed)
            let state = random.next()

            let bytes = state.canonicalBytes

            let decoded = try? RecordState(canonicalBytes: bytes)
            let summary = try? StateSummary(canonicalBytes: bytes)
            #expect(decoded == state, "SEED=\(seed) \(hex(bytes))")
            #expect(summary == StateSummary(of: state), "SEED=\(seed) \(hex(bytes))")
        }
    }

    @Test func `equal states have equal bytes and different ones different bytes`() {
        for seed in Seeds.first(1_000) {
            var random = RandomState(seed: seed)
            let (a, b) = (random.next(), random.next())

            #expect(
                (a == b) == (a.canonicalBytes == b.canonicalBytes),
                "SEED=\(seed)"
            )
            #expect(
                a.joined(with: b).canonicalBytes == b.joined(with: a).canonicalBytes,
                "SEED=\(seed)"
            )
        }
    }

    @Test func `any changed byte is refused or is the one encoding of another state`() {
        for seed in Seeds.first(150) {
            var random = RandomState(seed: seed)
            let bytes = random.next().canonicalBytes
            var draw = SeededGenerator(seed: seed)
            for index in bytes.indices {
                for flip in [1, 0x80, 0x20, UInt8(draw.number(1...255))] {
                    var changed = bytes
                    changed[index] ^= flip

                    #expect(isRefusedOrCanonical(changed), "SEED=\(seed) \(hex(changed))")
                }
            }
        }
    }

    @Test func `every value of every byte of a small state is refused or canonical`() {
        var state = RecordState(scope: ScopeID("a"), kind: KindID(1))
        let stamp = Stamp(dot: Dot(WriterID(7), 1), day: 20_000)
        state.set(FieldID(1), to: .integer(5), at: stamp)
        state.add(.text("x"), to: FieldID(2), at: stamp)
        let common = state.canonicalBytes
        // A tally makes it one that is read the general way.
        state.tally(FieldID(3), by: 2, at: stamp)

        for bytes in [common, state.canonicalBytes] {
            for index in bytes.indices {
                for value in UInt8.min...UInt8.max {
                    var changed = bytes
                    changed[index] = value
                    #expect(isRefusedOrCanonical(changed), "\(hex(changed))")
                }
            }
        }
    }

    @Test func `a cut or a lengthened encoding is refused`() {
        for seed in Seeds.first(500) {
            var random = RandomState(seed: seed)
            let bytes = random.next().canonicalBytes

            for count in bytes.indices {
                let cut = try? RecordState(canonicalBytes: Array(bytes.prefix(count)))
                #expect(cut == nil, "SEED=\(seed) cut to \(count)")
            }
            for extra: UInt8 in [0x00, 0xF6, 0xFF] {
                let longer = try? RecordState(canonicalBytes: bytes + [extra])
                #expect(longer == nil, "SEED=\(seed) with \(extra)")
            }
        }
    }

    @Test func `random bytes never stop the program`() {
        for seed in Seeds.first(20_000) {
            var draw = SeededGenerator(seed: seed)
            let noise = draw.bytes(draw.number(0...60))

            #expect(isRefusedOrCanonical(noise), "SEED=\(seed)")
            var reader = CBORReader(noise)
            // Only that it returns at all is asked here.
            _ = try? reader.readItem()
        }
    }

    /// A join drops them, so a replica with one and a replica without would never be equal.
    @Test(
        arguments: [
            // {9: []} as registers, sets {9: {}} and {9: {"x": []}}, tallies {9: []}
            [0x05, 0xA1, 0x09, 0x80],
            [0x06, 0xA1, 0x09, 0xA0],
            [0x06, 0xA1, 0x09, 0xA1, 0x61, 0x78, 0x80],
            [0x07, 0xA1, 0x09, 0x80],
        ] as [[UInt8]]
    )
    func `a field with nothing in it is refused`(section: [UInt8]) {
        // Arrange: {0: 1, 1: 1, 2: "a", 3: [7, 1], …}
        let head: [UInt8] = [
            0xA5, 0x00, 0x01, 0x01, 0x01, 0x02, 0x61, 0x61, 0x03, 0x82, 0x07, 0x01,
        ]

        #expect(throws: FormatError.self) { try RecordState(canonicalBytes: head + section) }
    }

    @Test func `a state of a later format says its number`() {
        // Arrange: {0: 2, 1: 1, 2: "a", 3: []}
        let later: [UInt8] = [0xA4, 0x00, 0x02, 0x01, 0x01, 0x02, 0x61, 0x61, 0x03, 0x80]

        #expect(throws: FormatError("format 2")) { try RecordState(canonicalBytes: later) }
    }

    private func isRefusedOrCanonical(_ bytes: [UInt8]) -> Bool {
        let summary = try? StateSummary(canonicalBytes: bytes)
        // A refusal is one of the two right answers, and the summary has to give the same.
        guard let state = try? RecordState(canonicalBytes: bytes) else { return summary == nil }
        return state.canonicalBytes == bytes && summary == StateSummary(of: state)
    }
}

import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `The outline of a state` {
    @Test func `says of random states what decoding says`() throws {
        for seed in UInt64(0)..<300 {
            var random = RandomState(seed: seed)
            for _ in 0..<5 { try check(random.next().canonicalBytes, "SEED=\(seed)") }
        }
    }

    @Test func `says of every golden state what decoding says`() throws {
        for vector in try VectorFile.states.load(as: StateVector.self) {
            try check(try #require(bytes(hex: vector.expect)), vector.name)
        }
    }

    @Test func `says of changed bytes what decoding says, or decoding refuses them`() throws {
        var accepted = 0
        for seed in UInt64(0)..<300 {
            var states = RandomState(seed: seed)
            var random = SeededGenerator(seed: seed)
            let bytes = states.next().canonicalBytes
            for _ in 0..<60 {
                var changed = bytes
                switch random.number(0...2) {
                case 0: changed[random.number(0...(bytes.count - 1))] ^= 1 << random.number(0...7)
                case 1: changed.remove(at: random.number(0...(bytes.count - 1)))
                default: changed.insert(random.bytes(1)[0], at: random.number(0...bytes.count))
                }
                guard (try? RecordState(storedBytes: changed)) != nil else {
                    // It may accept what decoding refuses; it must come to an end.
                    var outline = StateOutline()
                    _ = changed.withUnsafeBytes { outline.read($0) }
                    continue
                }
                // What it refuses is decoded.
                var outline = StateOutline()
                guard changed.withUnsafeBytes({ outline.read($0) }) else { continue }
                accepted += 1
                try check(changed, "SEED=\(seed) \(hex(changed))")
            }
        }
        #expect(accepted > 300)
    }

    private func check(_ bytes: [UInt8], _ name: String) throws {
        let state = try RecordState(storedBytes: bytes)
        var outline = StateOutline()
        try #require(bytes.withUnsafeBytes { outline.read($0) }, "\(name)")

        #expect(outline.kind == state.kind.rawValue, "\(name)")
        #expect(Array(bytes[outline.scope]) == Array(state.scope.rawValue.utf8), "\(name)")
        switch outline.standing {
        case .shown: #expect(state.isShown, "\(name)")
        case .erased: #expect(state.erasure != nil, "\(name)")
        case .marked: #expect(!state.marks.isEmpty && state.erasure == nil, "\(name)")
        }
        var copy = RecordState(scope: state.scope, kind: state.kind)
        for field in outline.fields {
            try copy.add(
                content: Array(bytes[field.content]),
                of: FieldID(field.id),
                section: field.section
            )
        }
        #expect(copy.registers.entries.map(\.key) == state.registers.entries.map(\.key), "\(name)")
        #expect(copy.sets.entries.map(\.key) == state.sets.entries.map(\.key), "\(name)")
        #expect(copy.tallies.entries.map(\.key) == state.tallies.entries.map(\.key), "\(name)")
        for field in Set(outline.fields.map { FieldID($0.id) }) {
            #expect(copy.values(of: field) == state.values(of: field), "\(name)")
            #expect(copy.elements(of: field) == state.elements(of: field), "\(name)")
            #expect(copy.tally(of: field) == state.tally(of: field), "\(name)")
        }
    }
}

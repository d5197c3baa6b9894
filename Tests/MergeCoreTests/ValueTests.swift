import MergeCore
import TestSupport
import Testing

@Suite struct `Values, kept in place or not` {
    /// Of every length around the one from which a value has an array of its own, many alike but for
    /// the last byte, and zeros where a short value has nothing.
    private static let strings: [[UInt8]] = {
        var random = SeededGenerator(seed: 1)
        var strings: [[UInt8]] = []
        for count in 0...33 {
            strings.append(Array(repeating: 0, count: count))
            strings.append(Array(repeating: 0xFF, count: count))
            strings.append((0..<count).map { UInt8($0 % 5) })
            strings.append((0..<count).map { UInt8($0 == count - 1 ? 9 : $0 % 5) })
            strings.append(random.bytes(count))
        }
        return strings
    }()

    @Test func `give back their bytes`() {
        for string in Self.strings {
            #expect(Value(bytes: string).bytes == string)
            #expect(Value(bytes: string).withBytes { Array($0) } == string)
        }
    }

    @Test func `are in the order of their bytes, and equal only if these are`() {
        for one in Self.strings {
            for other in Self.strings {
                let (left, right) = (Value(bytes: one), Value(bytes: other))
                #expect((left < right) == one.lexicographicallyPrecedes(other), "\(one) \(other)")
                #expect((left == right) == (one == other), "\(one) \(other)")
                if left == right { #expect(left.hashValue == right.hashValue) }
            }
        }
    }
}

/// Cuts what a terminal sends into keys; arrows and other keys that send several bytes are left out.
public struct KeyReader: Sendable {
    /// The beginning of a key that is not complete yet.
    private var pending: [UInt8] = []

    private static let escape: UInt8 = 0x1B
    /// What an incomplete or broken UTF-8 sequence counts as.
    private static let unreadable: Unicode.Scalar = "\u{FFFD}"

    /// A reader at the start of its input.
    public init() {}

    /// Whether the bytes so far end within a key.
    ///
    /// A key sends its bytes at once, so what does not follow soon belongs to the next key.
    public var isWithinKey: Bool { !pending.isEmpty }

    /// The keys that are complete with these bytes, first to last.
    ///
    /// A byte that can't go on with the key before ends that one as unknown and begins its own.
    public mutating func keys(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
        var keys: [Unicode.Scalar] = []
        for byte in bytes {
            if !continues(byte) { keys += expire() }
            pending.append(byte)
            keys += complete()
        }
        return keys
    }

    /// Gives up on a key that began and did not go on: one unknown key.
    public mutating func expire() -> [Unicode.Scalar] {
        guard let first = pending.first else { return [] }
        pending = []
        return [first == Self.escape ? "\u{1B}" : Self.unreadable]
    }

    private func continues(_ byte: UInt8) -> Bool {
        guard let first = pending.first else { return true }
        guard first == Self.escape else { return (0x80...0xBF).contains(byte) }
        return pending.count == 1 ? Self.introducers.contains(byte) : (0x20...0x7E).contains(byte)
    }

    /// The whole key at the end of its last byte, or nothing yet.
    private mutating func complete() -> [Unicode.Scalar] {
        if pending[0] == Self.escape {
            // ECMA-48: a sequence ends with the first byte from 0x40 behind its introducer.
            if pending.count > 2, pending.last ?? 0 >= 0x40 { pending = [] }
            return []
        }
        guard pending.count >= Self.length(from: pending[0]) else { return [] }
        defer { pending = [] }
        return Array(String(decoding: pending, as: UTF8.self).unicodeScalars.prefix(1))
    }

    /// What may follow ESC in a sequence: CSI and SS3.
    private static let introducers: [UInt8] = [UInt8(ascii: "["), UInt8(ascii: "O")]

    /// How many bytes a scalar has that begins with this one.
    private static func length(from first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

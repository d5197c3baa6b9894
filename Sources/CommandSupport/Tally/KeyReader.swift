/// Cuts what a terminal sends into keys; arrows and other keys that send several signs are left out.
public struct KeyReader: Sendable {
    private var pending: [UInt8] = []
    private var escape = Escape.none

    private enum Escape {
        case none
        /// After ESC.
        case begun
        /// Within a sequence (ECMA-48, CSI and SS3), up to its final byte.
        case inside
    }

    /// A reader at the start of its input.
    public init() {}

    /// The keys that are complete with these bytes, first to last.
    public mutating func keys(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
        var keys: [Unicode.Scalar] = []
        for byte in bytes where !isEscaped(byte) {
            pending.append(byte)
            keys += complete()
        }
        return keys
    }

    private mutating func isEscaped(_ byte: UInt8) -> Bool {
        switch escape {
        case .none:
            guard byte == 0x1B else { return false }
            escape = .begun
        case .begun:
            escape = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .inside : .none
        case .inside:
            if (0x40...0x7E).contains(byte) { escape = .none }
        }
        return true
    }

    /// A whole scalar, or nothing yet; bytes that are no UTF-8 count as one unknown key.
    private mutating func complete() -> [Unicode.Scalar] {
        let length =
            switch pending[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard pending.count >= length else { return [] }
        defer { pending = [] }
        return Array(String(decoding: pending, as: UTF8.self).unicodeScalars.prefix(1))
    }
}

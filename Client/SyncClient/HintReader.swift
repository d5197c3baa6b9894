/// Reads hints out of server-sent events that arrive in pieces of any size.
///
/// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
public struct HintReader: Sendable {
    private var line: [UInt8] = []
    /// No line of a hint is longer; the rest of such a line is skipped.
    ///
    /// Bytes.
    private static let lineBytesMax = 256

    public init() {}

    /// Adds a piece and returns how many hints are complete now.
    public mutating func append(_ piece: [UInt8]) -> Int {
        var hints = 0
        for byte in piece {
            guard byte == UInt8(ascii: "\n") else {
                if line.count < Self.lineBytesMax { line.append(byte) }
                continue
            }
            if line.starts(with: Array("data:".utf8)) { hints += 1 }
            line = []
        }
        return hints
    }
}

import RecordFormat
import WireProtocol

extension FuzzTarget {
    /// A stream means the same in pieces of any size, and each frame has one form.
    ///
    /// The first byte decides how the rest is cut.
    static let frames = FuzzTarget("frames") { (input) throws(BrokenPromise) in
        guard let seed = input.first else { return }
        let stream = Array(input.dropFirst())
        let whole = read([stream])
        let cut = read(pieces(of: stream, seed: seed))
        try promise(whole == cut, "a stream means the same in pieces of any size")
        guard let whole else { return }
        let framed = whole.messages.flatMap(Framing.frame)
        try promise(stream.starts(with: framed), "a message has one frame")
        try promise((framed == stream) == whole.isAtBoundary, "only a whole stream ends well")
    }

    /// Nil if the stream is refused: a piece earlier or later.
    private static func read(_ pieces: [[UInt8]]) -> Reading? {
        var reader = FrameReader()
        var messages: [[UInt8]] = []
        for piece in pieces {
            // A refusal is an answer too.
            guard let more = try? reader.append(piece) else { return nil }
            messages += more
        }
        return Reading(messages: messages, isAtBoundary: reader.isAtBoundary)
    }

    private static func pieces(of stream: [UInt8], seed: UInt8) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = stream[...]
        var step = seed
        while !rest.isEmpty {
            let piece = rest.prefix(Int(step % 9))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
            step = step &* 5 &+ 77
        }
        return pieces
    }
}

private struct Reading: Equatable {
    let messages: [[UInt8]]
    let isAtBoundary: Bool
}

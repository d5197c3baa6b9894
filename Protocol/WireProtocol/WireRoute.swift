public import RecordFormat

/// What can be asked of a server, and where.
public enum WireRoute: String, CaseIterable, Sendable {
    case enrol = "/v1/enrol"
    case sync = "/v1/sync"
    case pull = "/v1/pull"
    case reconcile = "/v1/reconcile"
    case programme = "/v1/programme"
    case counts = "/v1/counts"
    case live = "/v1/live"

    public var path: String { rawValue }

    /// The HTTP method.
    public var method: String {
        switch self {
        case .programme, .counts, .live: "GET"
        case .enrol, .sync, .pull, .reconcile: "POST"
        }
    }

    /// Whether a bearer credential is needed.
    public var needsCredential: Bool { self != .enrol }

    /// The type of every body but a refusal's and a hint's.
    public static let mediaType = "application/cbor"

    /// The type of what a success answers with.
    public var answerType: String { self == .live ? "text/event-stream" : Self.mediaType }
}

/// The frames of a streamed answer: each message as one CBOR byte string (RFC 8742 sequence).
public enum Framing {
    /// One frame around an encoded message.
    public static func frame(_ message: [UInt8]) -> [UInt8] {
        var writer = CBORWriter(reservingCapacity: message.count + 9)
        writer.write(bytes: message)
        return writer.bytes
    }
}

/// Cuts frames out of a stream of bytes that arrives in pieces of any size.
public struct FrameReader: Sendable {
    /// A frame may not be longer than a page and its largest record, with room for heads.
    ///
    /// Bytes.
    public static let frameBytesMax = 1 << 20

    private var buffer: [UInt8] = []

    public init() {}

    /// Adds a piece and returns the messages that are now complete.
    public mutating func append(_ piece: [UInt8]) throws(FormatError) -> [[UInt8]] {
        buffer += piece
        var messages: [[UInt8]] = []
        var start = 0
        while let (head, count) = try Self.head(buffer, at: start) {
            guard buffer.count - start - head >= count else { break }
            messages.append(Array(buffer[(start + head)..<(start + head + count)]))
            start += head + count
        }
        buffer.removeFirst(start)
        return messages
    }

    /// Whether the stream ended between two frames.
    public var isAtBoundary: Bool { buffer.isEmpty }

    private static func head(
        _ bytes: [UInt8],
        at start: Int
    ) throws(FormatError) -> (head: Int, count: Int)? {
        guard start < bytes.count else { return nil }
        let low = bytes[start] & 31
        guard bytes[start] >> 5 == 2, low <= 26 else { throw FormatError("expected a frame") }
        guard low >= 24 else { return (1, Int(low)) }
        let octets = 1 << Int(low - 24)
        guard bytes.count - start > octets else { return nil }
        let count = bytes[(start + 1)...(start + octets)].reduce(0) { $0 << 8 | Int($1) }
        guard count <= frameBytesMax else { throw FormatError("too long a frame") }
        let least = octets == 1 ? 24 : 1 << (4 * octets)
        guard count >= least else { throw FormatError("not the shortest form") }
        return (1 + octets, count)
    }
}

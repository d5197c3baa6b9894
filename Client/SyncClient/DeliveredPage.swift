internal import RecordFormat
internal import RecordStore
internal import Synchronization
internal import WireProtocol

/// A page of a streamed pull, all of which is read and nothing stored.
struct DeliveredPage: Sendable {
    /// The answer without its rows.
    let answer: ScopeAnswer
    let records: [DeliveredRecord]

    init(decoding frame: [UInt8]) throws(FormatError) {
        var answer = try ScopeAnswer(decoding: frame)
        records = try answer.page?.rows.delivered() ?? []
        answer.page?.rows = []
        self.answer = answer
    }

    /// Bytes of its states.
    var byteCount: Int { records.reduce(0) { $0 + $1.base.bytes.count } }
}

extension [FeedRow] {
    /// The rows, read.
    func delivered() throws(FormatError) -> [DeliveredRecord] {
        try map { (row) throws(FormatError) in
            try DeliveredRecord(row.id, state: row.state, tag: row.tag, position: row.position)
        }
    }
}

/// Reads pages out of a stream of bytes.
///
/// Belongs to one thread at a time, which need not be that of the session.
final class PageReader: Sendable {
    private let frames = Mutex(FrameReader())

    /// Adds a piece of the stream and returns the pages that are now complete.
    func pages(in piece: [UInt8]) throws(FormatError) -> [DeliveredPage] {
        var pages: [DeliveredPage] = []
        let complete = try frames.withLock { (frames) throws(FormatError) in
            try frames.append(piece)
        }
        for frame in complete { pages.append(try DeliveredPage(decoding: frame)) }
        return pages
    }

    /// Whether the stream ended between two pages.
    var isAtBoundary: Bool { frames.withLock(\.isAtBoundary) }
}

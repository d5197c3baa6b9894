internal import CZlib
public import RecordFormat
internal import Synchronization

/// A body compressed piece by piece, each piece complete enough to be read at once.
///
/// Belongs to one task at a time.
public final class GzipStream: Sendable {
    private let deflater: Mutex<Deflater>

    public init() throws(FormatError) {
        deflater = Mutex(try Deflater())
    }

    /// The next compressed bytes; after the last piece nothing may follow.
    public func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        deflater.withLock { $0.compress(bytes, isLast ? Z_FINISH : Z_SYNC_FLUSH) }
    }
}

internal import CZlib
public import RecordFormat
import Synchronization

/// Bodies in `Content-Encoding: gzip` (RFC 1952).
public enum Gzip {
    /// Shorter bodies gain nothing.
    ///
    /// Bytes.
    static let threshold = 256
    /// What the header costs that says so.
    ///
    /// Bytes.
    static let headerBytes = 24

    /// On records one byte in a hundred more than zlib's default level, in half of its time.
    static let level: Int32 = 5

    /// A whole body, compressed; nil if that would not make the message shorter.
    public static func shortened(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > threshold else { return nil }
        let compressed = compress(bytes)
        return compressed.count + headerBytes < bytes.count ? compressed : nil
    }

    /// Compresses a whole body.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        guard brobygger_deflate_start(&stream, level) == Z_OK else { return bytes }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return Array(output.prefix(count))
    }

    /// What ``expand(_:limit:)`` throws for a body that would expand beyond the limit.
    ///
    /// Such a body may well be sound, so the answer is `too_large` and not `malformed`.
    public static let beyondLimit = FormatError("expands beyond the limit")

    /// Expands a whole body to at most `limit` bytes.
    ///
    /// - Throws: ``beyondLimit`` for a body that would expand further, another ``FormatError`` for
    ///   bytes that are not gzip.
    public static func expand(_ bytes: [UInt8], limit: Int) throws(FormatError) -> [UInt8] {
        var stream = z_stream()
        guard brobygger_inflate_start(&stream) == Z_OK else { throw FormatError("no memory") }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        var status = Z_OK
        var consumed = 0
        while status == Z_OK {
            let produced = input.withUnsafeMutableBufferPointer { source in
                piece.withUnsafeMutableBufferPointer { target -> Int in
                    stream.next_in = source.baseAddress.map { $0 + consumed }
                    stream.avail_in = UInt32(source.count - consumed)
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    consumed = source.count - Int(stream.avail_in)
                    return target.count - Int(stream.avail_out)
                }
            }
            output += piece.prefix(produced)
            guard output.count <= limit else { throw beyondLimit }
            if status == Z_OK, produced == 0, consumed == bytes.count { break }
        }
        guard status == Z_STREAM_END, consumed == bytes.count else {
            throw FormatError("not a whole gzip body")
        }
        return output
    }
}

/// A body compressed piece by piece, each piece complete enough to be read at once.
///
/// Belongs to one task at a time.
public final class GzipStream: Sendable {
    /// zlib keeps a pointer to its own struct, so the struct must never move.
    private let stream: Mutex<Pinned>

    private struct Pinned: ~Copyable {
        let pointer: UnsafeMutablePointer<z_stream>

        init() {
            pointer = .allocate(capacity: 1)
            pointer.initialize(to: z_stream())
        }

        deinit {
            deflateEnd(pointer)
            pointer.deallocate()
        }
    }

    public init() throws(FormatError) {
        let pinned = Pinned()
        guard brobygger_deflate_start(pinned.pointer, Gzip.level) == Z_OK else {
            throw FormatError("no memory")
        }
        stream = Mutex(pinned)
    }

    /// The next compressed bytes; after the last piece nothing may follow.
    public func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        stream.withLock { pinned in
            let stream = pinned.pointer
            var input = bytes
            var output: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            input.withUnsafeMutableBufferPointer { source in
                stream.pointee.next_in = source.baseAddress
                stream.pointee.avail_in = UInt32(source.count)
                repeat {
                    let produced = piece.withUnsafeMutableBufferPointer { target -> Int in
                        stream.pointee.next_out = target.baseAddress
                        stream.pointee.avail_out = UInt32(target.count)
                        _ = deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
                        return target.count - Int(stream.pointee.avail_out)
                    }
                    output += piece.prefix(produced)
                } while stream.pointee.avail_out == 0
            }
            return output
        }
    }
}

internal import CZlib
public import RecordFormat

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

    /// A whole body, compressed; nil if that would not make the message shorter.
    public static func shortened(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > threshold else { return nil }
        let compressed = compress(bytes)
        return compressed.count + headerBytes < bytes.count ? compressed : nil
    }

    /// Compresses a whole body.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        guard var deflater = try? Deflater() else { return bytes }
        return deflater.compress(bytes, Z_FINISH)
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

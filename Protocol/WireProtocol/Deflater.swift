internal import CZlib
internal import RecordFormat

/// zlib's side of compressing, which stores what is chance instead of looking for order in it.
struct Deflater: ~Copyable {
    /// zlib keeps a pointer to its own struct, so the struct must never move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var level = Self.usualLevel

    /// With what is chance stored, as many bytes as the next level makes without that, in half of its time.
    private static let usualLevel: Int32 = 4
    private static let storing: Int32 = 0

    init() throws(FormatError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard brobygger_deflate_start(stream, level) == Z_OK else {
            throw FormatError("no memory")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The compressed bytes, as far as `flush` wants them out (zlib's `deflate`).
    mutating func compress(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
        var output: [UInt8] = []
        // zlib never writes to what it reads.
        bytes.withUnsafeBufferPointer { source in
            for run in ChanceRun.all(in: UnsafeRawBufferPointer(source)) {
                setLevel(run.isChance ? Self.storing : Self.usualLevel, &output)
                stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: source.baseAddress.map { $0 + run.bytes.lowerBound }
                )
                stream.pointee.avail_in = UInt32(run.bytes.count)
                write(to: &output) { deflate($0, Z_NO_FLUSH) }
            }
            write(to: &output) { deflate($0, flush) }
        }
        return output
    }

    private mutating func setLevel(_ level: Int32, _ output: inout [UInt8]) {
        guard level != self.level else { return }
        self.level = level
        // Ends the block, so it writes.
        write(to: &output) { deflateParams($0, level, Z_DEFAULT_STRATEGY) }
    }

    /// Calls zlib until it leaves room, which says that it has no more to write.
    private func write(to output: inout [UInt8], _ call: (UnsafeMutablePointer<z_stream>) -> Int32)
    {
        repeat {
            let start = output.count
            output.append(contentsOf: repeatElement(0, count: Self.pieceBytes))
            output.withUnsafeMutableBufferPointer { target in
                stream.pointee.next_out = target.baseAddress.map { $0 + start }
                stream.pointee.avail_out = UInt32(Self.pieceBytes)
                _ = call(stream)
            }
            output.removeLast(Int(stream.pointee.avail_out))
        } while stream.pointee.avail_out == 0
    }

    private static let pieceBytes = 32 << 10
}

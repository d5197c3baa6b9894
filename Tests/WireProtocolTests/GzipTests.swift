import RecordFormat
import TestSupport
import Testing
import WireProtocol

@Suite struct `Compressed bodies` {
    @Test func `what was compressed expands to the same bytes`() throws {
        for seed in Seeds.first(60) {
            let body = body(seed)

            let expanded = try Gzip.expand(Gzip.compress(body), limit: body.count)

            #expect(expanded == body, "SEED=\(seed)")
        }
    }

    @Test func `a body that would expand beyond the limit is refused`() {
        let bomb = Gzip.compress(Array(repeating: 0, count: 20 << 20))
        #expect(bomb.count < 200_000)

        #expect(throws: FormatError.self) { try Gzip.expand(bomb, limit: (20 << 20) - 1) }
        #expect(throws: FormatError.self) { try Gzip.expand(bomb, limit: 1000) }
    }

    @Test func `cut, changed and foreign bodies are refused`() {
        let whole = Gzip.compress(body(7))
        for count in stride(from: 0, to: whole.count, by: max(1, whole.count / 50)) {
            let cut = Array(whole.prefix(count))
            #expect(throws: FormatError.self) { try Gzip.expand(cut, limit: 1 << 20) }
        }
        var wrongSum = whole
        wrongSum[whole.count - 5] ^= 1
        #expect(throws: FormatError.self) { try Gzip.expand(wrongSum, limit: 1 << 20) }
        #expect(throws: FormatError.self) { try Gzip.expand(whole + [0], limit: 1 << 20) }
        #expect(throws: FormatError.self) { try Gzip.expand([0xA0], limit: 1 << 20) }
        // A zlib stream is not gzip.
        #expect(throws: FormatError.self) {
            try Gzip.expand([0x78, 0x9C, 0x03, 0, 0, 0, 0, 1], limit: 1 << 20)
        }
    }

    @Test func `random bytes never stop the program`() {
        for seed in Seeds.first(2_000) {
            var random = SeededGenerator(seed: seed)
            let noise = [0x1F, 0x8B, 0x08, 0x00] + random.bytes(random.number(0...80))

            // Noise that happens to expand would be no fault; that it returns is asked.
            _ = try? Gzip.expand(noise, limit: 1 << 20)
        }
    }

    @Test func `a streamed body is one that expands whole`() throws {
        for seed in Seeds.first(30) {
            var random = SeededGenerator(seed: seed)
            let pieces = (0..<random.number(1...6)).map { _ in
                body(UInt64(random.number(0...1000)))
            }

            let stream = try GzipStream()
            var sent: [UInt8] = []
            for (index, piece) in pieces.enumerated() {
                sent += stream.compress(piece, isLast: index == pieces.count - 1)
            }

            let whole = pieces.flatMap(\.self)
            #expect(try Gzip.expand(sent, limit: 16 << 20) == whole, "SEED=\(seed)")
        }
    }

    @Test func `chance is stored, and the order around it is found`() throws {
        var random = SeededGenerator(seed: 5)
        let chance = random.bytes(10_000)
        let order = (0..<10_000).map { UInt8($0 / 100 % 7) }
        let body = order + chance + order + chance.prefix(5_000) + order

        let compressed = Gzip.compress(body)

        #expect(try Gzip.expand(compressed, limit: body.count) == body)
        // A block is stored with five bytes more. What follows still refers to what was before it.
        #expect(compressed.count < 15_000 + 2_000)
        let stored = compressed.indices.contains { start in
            compressed[start...].starts(with: chance[4_000..<5_000])
        }
        #expect(stored, "chance stands in the compressed body as it is")
    }

    @Test func `an empty last piece ends a stream`() throws {
        let stream = try GzipStream()
        let sent = stream.compress([1, 2, 3], isLast: false) + stream.compress([], isLast: true)

        #expect(try Gzip.expand(sent, limit: 3) == [1, 2, 3])
    }

    /// Noise, repetition or a mixture; sometimes longer than the pieces in which zlib works.
    private func body(_ seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        let count = [0, 1, 600, 5000, 70_000, 200_000][random.number(0...5)]
        let variety = random.number(1...255)
        return (0..<count).map { _ in UInt8(random.number(0...variety)) }
    }
}

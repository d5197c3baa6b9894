import RecordFormat
import TestSupport
import Testing
import WireProtocol

@Suite struct `The frames of a stream` {
    @Test func `any split of a stream gives the same messages`() throws {
        for seed in Seeds.first(300) {
            var random = SeededGenerator(seed: seed)
            let sizes = [0, 1, 23, 24, 255, 256, 3000, 70_000]
            let messages = (0..<random.number(0...6)).map { _ in
                random.bytes(sizes[random.number(0...(seed % 10 == 0 ? 7 : 6))])
            }
            let stream = messages.flatMap(Framing.frame)

            var reader = FrameReader()
            var received: [[UInt8]] = []
            var start = 0
            while start < stream.count {
                let longest = random.chance(50) ? 3 : 5000
                let end = min(stream.count, start + random.number(1...longest))
                received += try reader.append(Array(stream[start..<end]))
                start = end
            }

            #expect(received == messages, "SEED=\(seed)")
            #expect(reader.isAtBoundary, "SEED=\(seed)")
        }
    }

    @Test func `a stream that ends within a frame is not at a boundary`() throws {
        let frame = Framing.frame(Array(repeating: 1, count: 300))
        for count in 1..<frame.count {
            var reader = FrameReader()
            let messages = try reader.append(Array(frame.prefix(count)))

            #expect(messages.isEmpty)
            #expect(!reader.isAtBoundary)
        }
    }

    @Test(
        arguments: [
            [0x00], [0x61, 0x61], [0x80], [0x5B, 0, 0, 0, 0, 0, 0, 0, 1], [0x5F], [0xF6],
            [0x5A, 0x00, 0x10, 0x00, 0x01], [0x5A, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x58, 0x17], [0x59, 0x00, 0xFF], [0x5A, 0x00, 0x00, 0xFF, 0xFF],
        ] as [[UInt8]]
    )
    func `what is no frame, too long a one, or has too long a head, is refused at its head`(
        bytes: [UInt8]
    ) {
        var reader = FrameReader()

        #expect(throws: FormatError.self) { try reader.append(bytes) }
    }
}

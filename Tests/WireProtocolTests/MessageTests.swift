import MergeCore
import RecordFormat
import TestSupport
import Testing
import WireProtocol

@Suite struct `The messages` {
    @Test func `every message comes back as it was sent`() throws {
        for example in ExampleMessage.all {
            let isSame = try comesBack(example.message)
            #expect(isSame, "\(example.name)")
        }
    }

    @Test func `a cut message, and one with bytes after it, is refused`() {
        for example in ExampleMessage.all {
            let bytes = example.message.encoded
            for count in bytes.indices {
                let isRead = reads(Array(bytes.prefix(count)), as: example.message)
                #expect(!isRead, "\(example.name) cut to \(count)")
            }
            let isRead = reads(bytes + [0], as: example.message)
            #expect(!isRead, "\(example.name)")
        }
    }

    @Test func `a changed byte never stops the program`() {
        for example in ExampleMessage.all {
            let bytes = example.message.encoded
            var random = SeededGenerator(seed: 1)
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= UInt8(random.number(1...255))
                // Refused or read: either is right, so only that it returns is asked.
                _ = reads(changed, as: example.message)
            }
        }
    }

    @Test func `keys that this version does not know are skipped`() throws {
        // An enrolment keeps them, because they are signed.
        let known: [any WireMessage] = ExampleMessage.all.map(\.message).filter {
            $0.encoded[0] >> 5 == 5 && !($0 is EnrolRequest)
        }
        #expect(known.count > 15)

        for message in known {
            let isSame = try comesBackWithMore(message)
            #expect(isSame, "\(message)")
        }
    }

    @Test func `keys out of order are refused`() {
        let bytes: [UInt8] = [0xA2, 0x01, 0x00, 0x00, 0x01]

        #expect(throws: FormatError.self) { try SyncRequest(decoding: bytes) }
    }

    @Test func `another protocol number is refused by its name`() {
        // What follows its number may be anything.
        let numbered: [UInt8] = [0xA2, 0x00, 0x02, 0x01, 0x61, 0x78]
        let unnumbered: [UInt8] = [0xA1, 0x01, 0x00]

        #expect(throws: FormatError("protocol 2")) { try SyncRequest(decoding: numbered) }
        #expect(throws: FormatError("protocol 0")) { try SyncRequest(decoding: unnumbered) }
    }

    @Test(arguments: [(-1, 5), (6, 5), (-2, -1)] as [(Int64, Int64)])
    func `a cursor that never was is refused`(pulled: Int64, high: Int64) {
        let cursor = FeedCursor(generation: Fixture.generation, pulled: pulled, high: high)
        let bytes = PullRequest(scope: Fixture.scope, cursor: cursor).encoded

        #expect(throws: FormatError.self) { try PullRequest(decoding: bytes) }
    }

    @Test func `answers without a generation are refused`() {
        #expect(throws: FormatError.self) { try SyncAnswer(decoding: [0xA0]) }
        #expect(throws: FormatError.self) { try FeedPage(decoding: [0xA0]) }
        #expect(throws: FormatError.self) { try ReconcileAnswer(decoding: [0xA0]) }
        #expect(throws: FormatError.self) { try EnrolRequest(decoding: [0xA0]) }
    }

    @Test func `a fork without a chain, or with half a link, is refused`() {
        let without: [UInt8] = [0xA2, 0x00, 0x61, 0x61, 0x03, 0x80]
        let half: [UInt8] = [0xA2, 0x00, 0x61, 0x61, 0x03, 0x81, 0x82, 0x05, 0x41, 0x01]

        #expect(throws: FormatError.self) { try ScopeAnswer(decoding: without) }
        #expect(throws: FormatError.self) { try ScopeAnswer(decoding: half) }
    }

    @Test func `a part above 255 is refused and not taken for another`() throws {
        let asked: [UInt8] = [0xA3, 0x00, 0x61, 0x61, 0x05, 0x19, 0x01, 0x00, 0x06, 0x80]
        func answered(_ part: [UInt8]) -> [UInt8] {
            var generation = CBORWriter()
            generation.write(bytes: Fixture.generation.bytes)
            return [0xA2, 0x03, 0x81] + part + [0x06] + generation.bytes
        }
        let beyond = answered([0x19, 0x01, 0x00])

        #expect(throws: FormatError.self) { try ReconcileRequest(decoding: asked) }
        #expect(try ReconcileAnswer(decoding: answered([0x18, 0xFF])).differing == [255])
        #expect(throws: FormatError.self) { try ReconcileAnswer(decoding: beyond) }
    }

    @Test func `an idle sync is small`() throws {
        let idle = ExampleMessage.all.filter { $0.name.hasSuffix("_idle") }

        #expect(idle.count == 2)
        #expect(idle.allSatisfy { $0.message.encoded.count < 80 })
    }

    @Test func `the signature of an enrolment covers everything but itself`() {
        var request = EnrolRequest(
            proof: .code("K7QF"),
            device: Fixture.ramp(1, 16),
            publicKey: Fixture.ramp(2, 32),
            credentialHash: Fixture.ramp(3, 32),
            name: "a"
        )
        let unsigned = request.signedBytes

        request.signature = [1, 2, 3]
        #expect(request.signedBytes == unsigned)
        request.name = "b"
        #expect(request.signedBytes != unsigned)
    }

    @Test func `an enrolment of a later device is signed with all that it says`() throws {
        let key = SigningKey()
        var request = EnrolRequest(
            proof: .code("K7QF"),
            device: Fixture.ramp(1, 16),
            publicKey: key.publicBytes,
            credentialHash: Fixture.ramp(3, 32),
            name: "a"
        )
        func withMore(_ bytes: [UInt8]) -> [UInt8] { [bytes[0] + 1] + bytes[1...] + [0x07, 0x01] }
        request.signature = try key.sign(withMore(request.signedBytes))

        let read = try EnrolRequest(decoding: withMore(request.encoded))

        #expect(isValidSignature(read.signature, of: read.signedBytes, by: key.publicBytes))
    }

    private func comesBack<Message: WireMessage>(_ message: Message) throws -> Bool {
        let again = try Message(decoding: message.encoded)
        return again == message && again.encoded == message.encoded
    }

    /// Adds a pair with a key that no version uses and a value of many parts.
    private func comesBackWithMore<Message: WireMessage>(_ message: Message) throws -> Bool {
        var bytes = message.encoded
        bytes[0] += 1
        bytes += [0x18, 0xC8, 0xA1, 0x61, 0x78, 0x82, 0xF6, 0x43, 1, 2, 3]
        return try Message(decoding: bytes) == message
    }

    private func reads<Message: WireMessage>(_ bytes: [UInt8], as like: Message) -> Bool {
        // Whether it can be read is the question.
        (try? Message(decoding: bytes)) != nil
    }
}

import RecordFormat
import TestSupport
import Testing
import WireProtocol

@Suite struct `The golden vectors of the wire` {
    @Test func `every vector of links and messages holds, both ways`() throws {
        for file in VectorFile.allCases {
            switch file {
            case .links: try checkLinks()
            case .messages: try checkMessages()
            case .values, .states, .merges, .hashes, .digests, .tags, .signatures:
                break  // RecordFormatTests reads these.
            }
        }
    }

    private func checkLinks() throws {
        for vector in try VectorFile.links.load(as: LinkVector.self) {
            let previous = try #require(bytes(hex: vector.given.previous))
            let batch = try #require(bytes(hex: vector.given.batch))

            // No bytes are no link: what a writer's chain begins with.
            let link = ChainLink(after: ChainLink(bytes: previous), batch: batch)

            #expect(hex(link.bytes) == vector.expect, "\(vector.name)")
        }
    }

    private func checkMessages() throws {
        let vectors = try VectorFile.messages.load(as: MessageVector.self)
        let examples = ExampleMessage.all
        #expect(vectors.map(\.name) == examples.map(\.name))
        for (vector, example) in zip(vectors, examples) {
            let expected = try #require(bytes(hex: vector.expect))

            #expect(vector.type == "\(type(of: example.message))", "\(vector.name)")
            #expect(hex(example.message.encoded) == vector.expect, "\(vector.name)")
            let isSame = try reads(expected, to: example.message)
            #expect(isSame, "\(vector.name)")
            if let plain = vector.plain {
                let isSame = try reads(#require(bytes(hex: plain)), to: example.message)
                #expect(isSame, "\(vector.name)")
            }
        }
    }

    private func reads<Message: WireMessage>(
        _ bytes: [UInt8],
        to message: Message
    ) throws -> Bool {
        try Message(decoding: bytes) == message
    }
}

struct LinkVector: Decodable {
    struct Given: Decodable {
        let previous: String
        let batch: String
    }

    let name: String
    let given: Given
    let expect: String
}

struct MessageVector: Decodable {
    let name: String
    let type: String
    /// The same message with no list packed.
    let plain: String?
    let expect: String
}

import Foundation
import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `The golden vectors of the record format` {
    @Test func `every vector of values, states, merges and proofs holds, both ways`() throws {
        for file in VectorFile.allCases {
            switch file {
            case .values: try checkValues()
            case .states: try checkStates()
            case .merges: try checkMerges()
            case .hashes: try checkHashes()
            case .digests: try checkDigests()
            case .tags: try checkTags()
            case .signatures: try checkSignatures()
            case .links, .messages: break  // WireProtocolTests reads these.
            }
        }
    }

    @Test func `a file that no test reads does not lie among the vectors`() throws {
        #expect(try VectorFile.present() == VectorFile.allCases.map(\.rawValue).sorted())
    }

    @Test(.enabled(if: isCheckerThere, "python3-cbor2 is not installed"))
    func `the checker that knows nothing of us finds no fault`() throws {
        let script = VectorFile.folder.appending(path: "check.py").path

        let result = try RunResult.of("/usr/bin/python3", ["-B", script])

        #expect(result.status == 0, "\(result.output)")
    }

    private static var isCheckerThere: Bool {
        // A machine without python3 can't import it either.
        (try? RunResult.of("/usr/bin/python3", ["-c", "import cbor2"]))?.status == 0
    }

    private func checkValues() throws {
        for vector in try VectorFile.values.load(as: ValueVector.self) {
            let value = vector.given.value

            #expect(value.map { hex($0.bytes) } == vector.expect, "\(vector.name)")
            let item = Value(bytes: try #require(bytes(hex: vector.expect)))
            #expect(item.integer == vector.given.integer.flatMap { Int64($0) }, "\(vector.name)")
            #expect(item.text == vector.given.text, "\(vector.name)")
            #expect(item.isNull == (vector.given.null ?? false), "\(vector.name)")
        }
    }

    private func checkStates() throws {
        let vectors = try VectorFile.states.load(as: StateVector.self)
        #expect(vectors.count >= 12)
        for vector in vectors {
            let state = try #require(vector.given.state, "\(vector.name)")
            let expected = try #require(bytes(hex: vector.expect), "\(vector.name)")

            #expect(hex(state.canonicalBytes) == vector.expect, "\(vector.name)")
            let decoded = try RecordState(canonicalBytes: expected)
            #expect(decoded == state, "\(vector.name)")
            #expect(StateDocument(decoded) == vector.given, "\(vector.name)")
        }
    }

    private func checkMerges() throws {
        for vector in try VectorFile.merges.load(as: MergeVector.self) {
            let left = try state(vector.left)
            let right = try state(vector.right)

            #expect(
                hex(left.joined(with: right).canonicalBytes) == vector.expect,
                "\(vector.name)"
            )
            #expect(
                hex(right.joined(with: left).canonicalBytes) == vector.expect,
                "\(vector.name)"
            )
        }
    }

    private func checkHashes() throws {
        for vector in try VectorFile.hashes.load(as: HashVector.self) {
            let item = try #require(bytes(hex: vector.given.state), "\(vector.name)")

            #expect(hex(MergeHash(of: item).bytes) == vector.expect, "\(vector.name)")
        }
    }

    private func checkDigests() throws {
        for vector in try VectorFile.digests.load(as: DigestVector.self) {
            var digest = ScopeDigest()
            for pair in vector.given { digest.insert(try pair.recordID, try pair.mergeHash) }
            #expect(hex(digest.bytes) == vector.expect, "\(vector.name)")

            for pair in vector.given { digest.remove(try pair.recordID, try pair.mergeHash) }
            #expect(digest == ScopeDigest(), "\(vector.name)")
        }
    }

    private func checkTags() throws {
        for vector in try VectorFile.tags.load(as: TagVector.self) {
            let key = try #require(bytes(hex: vector.given.key).flatMap(TagKey.init(bytes:)))
            let scope = ScopeID(vector.given.scope)
            let id = try #require(RecordID(vector.given.id))
            let hash = try #require(bytes(hex: vector.given.hash).flatMap(MergeHash.init(bytes:)))
            let expected = try #require(bytes(hex: vector.expect))

            #expect(key.tag(scope: scope, id: id, hash: hash) == expected, "\(vector.name)")
            #expect(key.isValid(expected, scope: scope, id: id, hash: hash), "\(vector.name)")
        }
    }

    private func checkSignatures() throws {
        for vector in try VectorFile.signatures.load(as: SignatureVector.self) {
            let key = try #require(
                bytes(hex: vector.given.privateKey).flatMap(SigningKey.init(privateBytes:))
            )
            let message = try #require(bytes(hex: vector.given.message))
            let expected = try #require(bytes(hex: vector.expect))

            #expect(hex(key.publicBytes) == vector.given.publicKey, "\(vector.name)")
            #expect(
                isValidSignature(expected, of: message, by: key.publicBytes),
                "\(vector.name)"
            )
        }
    }

    private func state(_ text: String) throws -> RecordState {
        try RecordState(canonicalBytes: try #require(bytes(hex: text)))
    }
}

import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `What proves that states are whole and true` {
    private let scope = ScopeID("p:harbour")
    private let key: TagKey

    init() throws {
        key = try #require(TagKey(bytes: Array(repeating: 7, count: TagKey.byteCount)))
    }

    @Test func `inserting into a digest and removing are inverse and order does not matter`() {
        for seed in Seeds.first(300) {
            var random = SeededGenerator(seed: seed)
            let before = randomDigest(&random)
            let pairs = (0..<random.number(1...20)).map { _ in pair(&random) }

            var forwards = before
            for pair in pairs { forwards.insert(pair.0, pair.1) }
            var shuffled = before
            for pair in pairs.shuffled(using: &random) { shuffled.insert(pair.0, pair.1) }
            var back = forwards
            for pair in pairs.shuffled(using: &random) { back.remove(pair.0, pair.1) }

            #expect(forwards == shuffled, "SEED=\(seed)")
            #expect(forwards != before, "SEED=\(seed)")
            #expect(back == before, "SEED=\(seed)")
        }
    }

    @Test func `a digest carries and borrows across all its bytes`() throws {
        let ones = Array(repeating: UInt8(0xFF), count: 32)
        let record = try #require(RecordID(bytes: Array(repeating: 1, count: 16)))
        let hash = MergeHash(of: [])
        var alone = ScopeDigest()
        alone.insert(record, hash)

        var around = try #require(ScopeDigest(bytes: ones))
        around.insert(record, hash)
        around.insert(record, hash)
        around.remove(record, hash)

        // Minus one and the term is the term less one.
        var less = alone.bytes
        let last = try #require(less.lastIndex { $0 != 0 })
        less[last] -= 1
        for index in (last + 1)..<less.endIndex { less[index] = 0xFF }
        #expect(around.bytes == less)
        around.remove(record, hash)
        #expect(around.bytes == ones)
    }

    @Test func `a digest and a hash are read back from their bytes and from no others`() throws {
        var random = SeededGenerator(seed: 1)
        let digest = randomDigest(&random)
        let hash = MergeHash(of: [1, 2, 3])

        #expect(ScopeDigest(bytes: digest.bytes) == digest)
        #expect(ScopeDigest(bytes: Array(digest.bytes.dropLast())) == nil)
        #expect(MergeHash(bytes: hash.bytes) == hash)
        #expect(MergeHash(bytes: hash.bytes + [0]) == nil)
    }

    @Test func `a tag fits exactly its scope, id, hash and key`() throws {
        var random = SeededGenerator(seed: 2)
        let (id, hash) = pair(&random)
        let (otherID, otherHash) = pair(&random)
        let other = try #require(TagKey(bytes: random.bytes(TagKey.byteCount)))

        let tag = key.tag(scope: scope, id: id, hash: hash)

        #expect(tag.count == TagKey.tagByteCount)
        #expect(TagKey(bytes: random.bytes(TagKey.byteCount - 1)) == nil)
        #expect(key.isValid(tag, scope: scope, id: id, hash: hash))
        #expect(!key.isValid(tag, scope: ScopeID("p:other"), id: id, hash: hash))
        #expect(!key.isValid(tag, scope: scope, id: otherID, hash: hash))
        #expect(!key.isValid(tag, scope: scope, id: id, hash: otherHash))
        #expect(!other.isValid(tag, scope: scope, id: id, hash: hash))
    }

    @Test func `a cut, lengthened or changed tag is refused`() {
        var random = SeededGenerator(seed: 3)
        let (id, hash) = pair(&random)
        let tag = key.tag(scope: scope, id: id, hash: hash)

        var wrong = [[], Array(tag.dropLast()), tag + [0]]
        for index in tag.indices {
            var changed = tag
            changed[index] ^= 1
            wrong.append(changed)
        }

        for candidate in wrong {
            #expect(!key.isValid(candidate, scope: scope, id: id, hash: hash))
        }
    }

    @Test func `a signature is valid for its message and its key alone`() throws {
        let key = SigningKey()
        let message: [UInt8] = Array("enrolment".utf8)

        let signature = try key.sign(message)

        #expect(isValidSignature(signature, of: message, by: key.publicBytes))
        #expect(!isValidSignature(signature, of: message + [0], by: key.publicBytes))
        #expect(!isValidSignature(signature, of: message, by: SigningKey().publicBytes))
        #expect(!isValidSignature(Array(signature.dropLast()), of: message, by: key.publicBytes))
        #expect(!isValidSignature(signature, of: message, by: [1, 2, 3]))
    }

    @Test func `a key pair is restored from its private bytes`() throws {
        let key = SigningKey()

        let restored = try #require(SigningKey(privateBytes: key.privateBytes))

        #expect(restored.publicBytes == key.publicBytes)
        #expect(SigningKey(privateBytes: [1, 2, 3]) == nil)
    }

    private func randomDigest(_ random: inout SeededGenerator) -> ScopeDigest {
        ScopeDigest(bytes: random.bytes(32)) ?? ScopeDigest()
    }

    private func pair(_ random: inout SeededGenerator) -> (RecordID, MergeHash) {
        let id = RecordID(day: 20_000, random: (random.next(), random.next()))
        return (id, MergeHash(of: random.bytes(8)))
    }
}

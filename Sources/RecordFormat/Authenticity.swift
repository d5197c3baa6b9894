internal import Crypto
public import MergeCore

/// SHA-256 of some bytes, 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    SHA256.hash(bytes).withUnsafeBytes(Array.init)
}

extension SHA256 {
    /// The hash of one array, without the library's way over collections of any kind, which costs more
    /// than hashing a record.
    static func hash(_ bytes: [UInt8]) -> SHA256Digest {
        var hash = SHA256()
        return hash.ended(by: bytes)
    }

    /// The hash of what was added so far and these bytes.
    fileprivate mutating func ended(by bytes: [UInt8]) -> SHA256Digest {
        bytes.withUnsafeBytes { update(bufferPointer: $0) }
        return finalize()
    }
}

/// The server's proof that it delivered or acknowledged exactly this state of this record.
///
/// 16 bytes of HMAC-SHA-256 over scope, id and merge hash. Only the server can make or check it, so
/// after a restore any device may bring back what it holds and nobody can forge an author.
public struct TagKey: Sendable {
    /// Have taken up the key and nothing else (RFC 2104, section 4).
    private let inner: SHA256
    private let outer: SHA256

    public static let byteCount = 32
    public static let tagByteCount = 16

    /// Adopts a stored key; nil unless it has `byteCount` bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        let key = bytes + Array(repeating: 0, count: SHA256.blockByteCount - bytes.count)
        var (inner, outer) = (SHA256(), SHA256())
        inner.update(data: key.map { $0 ^ 0x36 })
        outer.update(data: key.map { $0 ^ 0x5C })
        (self.inner, self.outer) = (inner, outer)
    }

    public func tag(scope: ScopeID, id: RecordID, hash: MergeHash) -> [UInt8] {
        var writer = CBORWriter()
        writer.array(3)
        writer.write(scope.rawValue)
        writer.write(bytes: id.bytes)
        writer.write(bytes: hash.bytes)
        var (inner, outer) = (inner, outer)
        let digest = inner.ended(by: writer.bytes).withUnsafeBytes(Array.init)
        return outer.ended(by: digest).withUnsafeBytes { Array($0.prefix(Self.tagByteCount)) }
    }

    /// Compares in constant time.
    public func isValid(
        _ tag: [UInt8],
        scope: ScopeID,
        id: RecordID,
        hash: MergeHash
    ) -> Bool {
        let expected = self.tag(scope: scope, id: id, hash: hash)
        guard tag.count == expected.count else { return false }
        return zip(tag, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// An Ed25519 key pair (RFC 8032): the server's, which signs enrolments, or a device's.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new key pair.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Restores a key pair from the 32 bytes of its private half; nil for anything else.
    public init?(privateBytes: [UInt8]) {
        // The only failure is a wrong length, which nil says.
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateBytes) else {
            return nil
        }
        self.key = key
    }

    public var privateBytes: [UInt8] { Array(key.rawRepresentation) }

    public var publicBytes: [UInt8] { Array(key.publicKey.rawRepresentation) }

    public func sign(_ message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }
}

/// Whether `signature` over `message` was made by the owner of an Ed25519 public key.
public func isValidSignature(
    _ signature: [UInt8],
    of message: [UInt8],
    by publicKey: [UInt8]
) -> Bool {
    // A malformed key verifies nothing.
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
        return false
    }
    return key.isValidSignature(signature, for: message)
}

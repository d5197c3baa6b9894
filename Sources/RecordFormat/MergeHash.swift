internal import Crypto
public import MergeCore

/// The first 16 bytes of the SHA-256 of a canonical state: which state of a record this is.
public struct MergeHash: Hashable, Sendable {
    public static let byteCount = 16
    /// In place, as the bytes lie in memory: a record has one or two, and an array would be an allocation for each.
    private let halves: SIMD2<UInt64>

    /// The hash of a canonical state.
    public init(of canonicalState: [UInt8]) {
        halves = SHA256.hash(canonicalState).withUnsafeBytes {
            $0.loadUnaligned(as: SIMD2<UInt64>.self)
        }
    }

    /// Adopts stored bytes; nil unless there are `byteCount`.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        halves = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD2<UInt64>.self) }
    }

    /// `byteCount` bytes.
    public var bytes: [UInt8] { withBytes(Array.init) }

    /// Lends the bytes for as long as `body` runs.
    public func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try withUnsafeBytes(of: halves, body)
    }
}

/// A set of (record, state) pairs as one number: the sum of SHA-256(id‖h) modulo 2²⁵⁶.
///
/// Adding and removing are exact inverses, so it is kept up in O(1) a change, and equal sums mean
/// equal sets. Source: Protocol/SPEC.md, "Digest"; Clarke et al. 2003, multiset hashes.
public struct ScopeDigest: Hashable, Sendable {
    /// Four limbs, least significant first.
    private var limbs: SIMD4<UInt64>

    public init() {
        limbs = .zero
    }

    /// Reads 32 bytes, most significant first.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self = bytes.withUnsafeBytes(Self.init(sum:))
    }

    private init(sum: UnsafeRawBufferPointer) {
        limbs = .zero
        for limb in 0..<4 {
            let bytes = sum.loadUnaligned(fromByteOffset: 24 - 8 * limb, as: UInt64.self)
            limbs[limb] = UInt64(bigEndian: bytes)
        }
    }

    /// The 32 bytes, most significant first.
    public var bytes: [UInt8] {
        (0..<4).flatMap { limb in withUnsafeBytes(of: limbs[3 - limb].bigEndian, Array.init) }
    }

    /// The digest of one pair.
    public init(of id: RecordID, _ hash: MergeHash) {
        var pair = SHA256()
        id.withBytes { pair.update(bufferPointer: $0) }
        hash.withBytes { pair.update(bufferPointer: $0) }
        self = pair.finalize().withUnsafeBytes(Self.init(sum:))
    }

    public mutating func insert(_ id: RecordID, _ hash: MergeHash) {
        insert(Self(of: id, hash))
    }

    /// Adds all pairs of another set.
    public mutating func insert(_ addend: ScopeDigest) {
        var carry = false
        for index in 0..<4 {
            let (partial, overflow) = limbs[index].addingReportingOverflow(addend.limbs[index])
            let (sum, second) = partial.addingReportingOverflow(carry ? 1 : 0)
            limbs[index] = sum
            carry = overflow || second
        }
    }

    public mutating func remove(_ id: RecordID, _ hash: MergeHash) {
        var borrow = false
        let subtrahend = Self(of: id, hash)
        for index in 0..<4 {
            let (partial, overflow) = limbs[index].subtractingReportingOverflow(
                subtrahend.limbs[index]
            )
            let (difference, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
            limbs[index] = difference
            borrow = overflow || second
        }
    }
}

internal import Crypto

/// SHA-256 of bytes that come piece by piece, for files of any size.
public struct RunningHash: Sendable {
    private var hash = SHA256()

    public init() {}

    /// Adds the next bytes.
    public mutating func add(_ bytes: some Sequence<UInt8>) {
        hash.update(data: Array(bytes))
    }

    /// The hash of everything added so far, 32 bytes.
    public var bytes: [UInt8] { Array(hash.finalize()) }
}

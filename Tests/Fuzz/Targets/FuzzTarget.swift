/// One decoder of bytes from outside, and what it promises for every input whatever.
///
/// `make fuzz` searches for inputs that break a promise; every test run tries those in `corpus` again.
public struct FuzzTarget: Sendable {
    /// What `make fuzz TARGET=` calls it; its inputs lie in the folder of this name in `corpus`.
    public let name: String
    /// Longer inputs are not tried: they would only be slower.
    ///
    /// Bytes.
    public let lengthMax: Int
    /// How much of the time of other targets this one gets: less where each input takes long.
    ///
    /// Per cent.
    public let timePercent: Int
    private let check: @Sendable ([UInt8]) throws(BrokenPromise) -> Void

    init(
        _ name: String,
        lengthMax: Int = 1024,
        timePercent: Int = 100,
        check: @escaping @Sendable ([UInt8]) throws(BrokenPromise) -> Void
    ) {
        self.name = name
        self.lengthMax = lengthMax
        self.timePercent = timePercent
        self.check = check
    }

    /// Every target, in the order in which they are run.
    public static let all: [FuzzTarget] =
        [cbor, state, packed, join] + messages + [frames, gzip, problem, words, csv, options]
        + [entry, programme]

    /// Decodes the input; refusing it is fine, anything else that differs from the promise is thrown.
    public func run(_ input: [UInt8]) throws(BrokenPromise) {
        try check(input)
    }
}

/// What a decoder promises and did not keep.
public struct BrokenPromise: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws unless what was promised is so.
func promise(
    _ isKept: Bool,
    _ what: @autoclosure () -> String
) throws(BrokenPromise) {
    guard isKept else { throw BrokenPromise(what()) }
}

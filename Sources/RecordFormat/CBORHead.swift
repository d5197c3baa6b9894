/// The head of an encoded item: its major type and its argument (RFC 8949 §3).
struct CBORHead {
    /// The raw value of a ``MajorType``.
    let type: UInt8
    let argument: UInt64
    /// Whether no shorter head says the same.
    let isShortest: Bool

    /// Reads a head and moves `offset` past it.
    ///
    /// - Returns: Nil if the bytes end before or within it, or it announces no definite length.
    @inline(__always)
    init?<Bytes: RandomAccessCollection>(of bytes: Bytes, at offset: inout Int)
    where Bytes.Element == UInt8, Bytes.Index == Int {
        guard offset < bytes.endIndex else { return nil }
        let first = bytes[offset]
        let low = first & 31
        type = first >> 5
        guard low >= 24 else {
            offset += 1
            argument = UInt64(low)
            isShortest = true
            return
        }
        let octets = 1 << Int(low & 7)
        guard low <= 27, bytes.endIndex - offset > octets else { return nil }
        var value: UInt64 = 0
        for place in 1...octets { value = value << 8 | UInt64(bytes[offset + place]) }
        offset += 1 + octets
        argument = value
        isShortest = value >= (octets == 1 ? 24 : 1 << (4 * UInt64(octets)))
    }
}

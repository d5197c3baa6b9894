/// Steps over encoded items; after one that doesn't fit it stays where it is, unsound.
struct EncodedWalk {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0
    private(set) var isSound = true
    /// Whether no head so far could have been shorter.
    private(set) var isShortest = true

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// An unsigned integer; 0 where none is, which is then unsound.
    mutating func unsigned() -> UInt64 {
        let (type, argument) = head()
        guard type == MajorType.unsigned.rawValue else { return fail() }
        return argument
    }

    /// An integer of 64 bits; 0 where none is, which is then unsound.
    mutating func integer() -> Int64 {
        let (type, argument) = head()
        guard let magnitude = Int64(exactly: argument) else { return Int64(fail()) }
        switch type {
        case MajorType.unsigned.rawValue: return magnitude
        case MajorType.negative.rawValue: return -1 - magnitude
        default: return Int64(fail())
        }
    }

    /// Steps over one of the values that a state may hold.
    mutating func skipScalar() {
        guard !isAtEnd else { return refuse() }
        switch MajorType(rawValue: bytes[offset] >> 5) {
        case .array, .map, .tag, nil: refuse()
        case .simple where !(0xF4...0xF6).contains(bytes[offset]): refuse()
        default: skipItem()
        }
    }

    /// Steps over this byte if it is the next one.
    mutating func skip(byte: UInt8) -> Bool {
        guard isSound, !isAtEnd, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// Whether an array is next.
    var isAtArray: Bool { !isAtEnd && bytes[offset] >> 5 == MajorType.array.rawValue }

    /// How many items, or bytes, the head of a type announces; never more than bytes are left.
    mutating func count(of type: MajorType) -> Int {
        let (found, argument) = head()
        guard found == type.rawValue, argument <= UInt64(bytes.count - offset) else {
            return Int(fail())
        }
        return Int(argument)
    }

    /// Whoever walks has found what may not be here.
    mutating func refuse() { isSound = false }

    mutating func skip(_ count: Int) {
        guard count <= bytes.count - offset else { return refuse() }
        offset += count
    }

    mutating func skipItems(_ count: Int, depth: Int = 1) {
        for _ in 0..<count {
            skipItem(depth: depth)
            guard isSound else { return }
        }
    }

    mutating func skipItem(depth: Int = 0) {
        guard depth <= CBORReader.depthLimit else { return refuse() }
        let (type, argument) = head()
        switch type {
        case MajorType.unsigned.rawValue, MajorType.negative.rawValue, MajorType.simple.rawValue:
            return
        case MajorType.text.rawValue, MajorType.bytes.rawValue:
            guard argument <= UInt64(bytes.count - offset) else { return refuse() }
            offset += Int(argument)
        case MajorType.array.rawValue, MajorType.map.rawValue:
            guard argument <= UInt64(bytes.count - offset) else { return refuse() }
            let isMap = type == MajorType.map.rawValue
            skipItems(isMap ? 2 * Int(argument) : Int(argument), depth: depth + 1)
        default: refuse()
        }
    }

    private mutating func fail() -> UInt64 {
        refuse()
        return 0
    }

    private mutating func head() -> (type: UInt8, argument: UInt64) {
        guard isSound, let head = CBORHead(of: bytes, at: &offset) else {
            return (MajorType.simple.rawValue, fail())
        }
        if !head.isShortest { isShortest = false }
        return (head.type, head.argument)
    }
}

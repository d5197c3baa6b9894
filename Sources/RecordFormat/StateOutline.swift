internal import MergeCore

/// Where the parts of an encoded state lie, found without decoding them.
///
/// For counts, which ask whether two records hold the same bytes before they ask what these mean: a
/// walk over the bytes costs a fiftieth of ``RecordState``. It is made once and reads one state after
/// another, so that nothing is allocated for each.
///
/// It looks at lengths alone. What a state is that was damaged so that its lengths still fit, only
/// decoding tells.
public struct StateOutline {
    /// What counts make of a state.
    public enum Standing: Sendable {
        /// Counts with all of its fields.
        case shown
        /// Counts nowhere.
        case erased
        /// Has void marks: only the decoded state says whether it counts.
        case marked
    }

    /// One field as it is encoded in one section of the state.
    public struct Field: Sendable {
        /// The section's key: registers, sets or tallies.
        public let section: UInt8
        public let id: UInt32
        /// The encoded content in the state's bytes.
        public let content: Range<Int>
    }

    public private(set) var standing = Standing.shown
    public private(set) var kind: UInt32 = 0
    /// The scope's id, in UTF-8.
    public private(set) var scope = 0..<0
    /// Section after section, in each in the order in which they are encoded.
    public private(set) var fields: [Field] = []

    /// Nothing is outlined yet.
    public init() {
        fields.reserveCapacity(32)
    }

    /// Outlines one state.
    ///
    /// - Returns: False for bytes that are none of this format; what was found is then of no meaning.
    public mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
        fields.removeAll(keepingCapacity: true)
        standing = .shown
        var walk = EncodedWalk(bytes)
        let count = walk.count(of: .map)
        guard count >= 4, walk.unsigned() == StateKey.format,
            walk.unsigned() == UInt64(RecordState.formatNumber),
            walk.unsigned() == StateKey.kind, let kind = UInt32(exactly: walk.unsigned()),
            walk.unsigned() == StateKey.scope
        else { return false }
        self.kind = kind
        let length = walk.count(of: .text)
        scope = walk.offset..<(walk.offset + length)
        walk.skip(length)
        guard walk.unsigned() == StateKey.context else { return false }
        walk.skipItems(walk.count(of: .array))
        for _ in 4..<count {
            let key = walk.unsigned()
            switch key {
            case StateKey.dots: walk.skipItems(walk.count(of: .array))
            case StateKey.registers, StateKey.sets, StateKey.tallies:
                guard readFields(UInt8(key), &walk) else { return false }
            case StateKey.marks:
                if standing == .shown { standing = .marked }
                walk.skipItem()
            case StateKey.erasure:
                standing = .erased
                walk.skipItem()
            default: return false
            }
            guard walk.isSound else { return false }
        }
        return walk.isSound && walk.isAtEnd
    }

    private mutating func readFields(_ section: UInt8, _ walk: inout EncodedWalk) -> Bool {
        for _ in 0..<walk.count(of: .map) {
            guard let id = UInt32(exactly: walk.unsigned()) else { return false }
            let start = walk.offset
            walk.skipItem()
            guard walk.isSound else { return false }
            fields.append(Field(section: section, id: id, content: start..<walk.offset))
        }
        return walk.isSound
    }
}

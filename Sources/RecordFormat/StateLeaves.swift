internal import MergeCore

/// What an encoded state holds beside its shape: its leaves, found without decoding it.
///
/// The *shape* of a state is its encoding with ``hole`` in place of each leaf. States written alike
/// have one shape, and differ in their leaves. Read one after another, so that nothing is allocated for
/// each. Source: Protocol/SPEC.md, "Packed records".
struct StateLeaves {
    /// A simple value that no state has (RFC 8949 §3.3).
    static let hole: UInt8 = 0xE0

    enum Role {
        /// A writer in the context.
        case writer
        /// The counter of the writer before it.
        case counter
        /// The counter of a live dot.
        case dotCounter
        case day
        /// A register's value, a set's element or a number of a tally.
        case value
    }

    struct Leaf {
        let role: Role
        /// Where it is in the bytes that were read.
        let span: Range<Int>
        /// Of a writer, counter or day: what it says.
        var number: UInt64 = 0
        /// Of a counter: the place of its writer in the context.
        var writer = 0
        /// Of a value: the key of the state's section, and the field.
        var section: UInt64 = 0
        var field: UInt64 = 0
    }

    /// In the order in which they are encoded.
    private(set) var leaves: [Leaf] = []
    private(set) var kind: UInt64 = 0
    private var areHoles = false
    private var writers = 0

    /// Finds the leaves of a state, or the holes of a shape.
    ///
    /// - Returns: False for bytes that are no state of this format in shortest heads.
    mutating func read(_ bytes: UnsafeRawBufferPointer, areHoles: Bool) -> Bool {
        leaves.removeAll(keepingCapacity: true)
        self.areHoles = areHoles
        var walk = EncodedWalk(bytes)
        let pairs = walk.count(of: .map)
        guard pairs >= 4, walk.unsigned() == StateKey.format,
            walk.unsigned() == UInt64(RecordState.formatNumber),
            walk.unsigned() == StateKey.kind
        else { return false }
        kind = walk.unsigned()
        guard walk.unsigned() == StateKey.scope else { return false }
        walk.skip(walk.count(of: .text))
        guard walk.unsigned() == StateKey.context else { return false }
        readContext(&walk)
        var last = StateKey.context
        for _ in 4..<pairs {
            let key = walk.unsigned()
            guard walk.isSound, key > last else { return false }
            last = key
            switch key {
            case StateKey.dots: readDots(&walk)
            case StateKey.registers, StateKey.sets, StateKey.tallies: readFields(key, &walk)
            case StateKey.marks, StateKey.erasure: walk.skipItem(depth: 1)
            default: return false
            }
        }
        return walk.isSound && walk.isShortest && walk.isAtEnd
    }

    private mutating func readContext(_ walk: inout EncodedWalk) {
        let items = walk.count(of: .array)
        writers = items / 2
        for item in 0..<items {
            number(item.isMultiple(of: 2) ? .writer : .counter, of: item / 2, &walk)
        }
    }

    private mutating func readDots(_ walk: inout EncodedWalk) {
        let items = walk.count(of: .array)
        guard items.isMultiple(of: 3) else { return walk.refuse() }
        for _ in 0..<(items / 3) {
            guard let writer = Int(exactly: walk.unsigned()), writer < writers else {
                return walk.refuse()
            }
            number(.dotCounter, of: writer, &walk)
            number(.day, of: writer, &walk)
        }
    }

    private mutating func readFields(_ section: UInt64, _ walk: inout EncodedWalk) {
        for _ in 0..<walk.count(of: .map) {
            let field = walk.unsigned()
            switch section {
            case StateKey.registers where !walk.isAtArray: value(section, field, &walk)
            case StateKey.registers: readGroups(of: 2, section, field, &walk)
            case StateKey.tallies: readGroups(of: 4, section, field, &walk)
            default:
                for _ in 0..<walk.count(of: .map) {
                    value(section, field, &walk)
                    // One index or several; a column's reader follows no item deeper than a state's.
                    walk.skipItem(depth: 3)
                }
            }
            guard walk.isSound else { return }
        }
    }

    /// Reads groups of an index and the values that belong to it.
    private mutating func readGroups(
        of size: Int,
        _ section: UInt64,
        _ field: UInt64,
        _ walk: inout EncodedWalk
    ) {
        for item in 0..<walk.count(of: .array) {
            if item.isMultiple(of: size) {
                walk.skipScalar()
            } else {
                value(section, field, &walk)
            }
        }
    }

    private mutating func number(_ role: Role, of writer: Int, _ walk: inout EncodedWalk) {
        guard walk.isSound else { return }
        let start = walk.offset
        var number: UInt64 = 0
        if areHoles {
            if !walk.skip(byte: Self.hole) { walk.refuse() }
        } else {
            number = role == .day ? UInt64(bitPattern: walk.integer()) : walk.unsigned()
        }
        leaves.append(Leaf(role: role, span: start..<walk.offset, number: number, writer: writer))
    }

    private mutating func value(_ section: UInt64, _ field: UInt64, _ walk: inout EncodedWalk) {
        guard walk.isSound else { return }
        let start = walk.offset
        if !areHoles {
            walk.skipScalar()
        } else if !walk.skip(byte: Self.hole) {
            walk.refuse()
        }
        leaves.append(
            Leaf(role: .value, span: start..<walk.offset, section: section, field: field)
        )
    }
}

/// Which values share a column: those of one field of one kind, registers, sets and tallies apart.
struct FieldColumn: Hashable {
    let kind: UInt64
    let section: UInt64
    let field: UInt64
}

extension StateLeaves {
    /// The columns of the values, in their order.
    var valueColumns: [FieldColumn] {
        leaves.filter { $0.role == .value }.map {
            FieldColumn(kind: kind, section: $0.section, field: $0.field)
        }
    }
}

public import MergeCore

/// The keys of a record state's map; `floor` is reserved for sealed writers.
enum StateKey {
    static let format: UInt64 = 0
    static let kind: UInt64 = 1
    static let scope: UInt64 = 2
    static let context: UInt64 = 3
    static let dots: UInt64 = 4
    static let registers: UInt64 = 5
    static let sets: UInt64 = 6
    static let tallies: UInt64 = 7
    static let marks: UInt64 = 8
    static let erasure: UInt64 = 9
    static let floor: UInt64 = 10
}

extension RecordState {
    /// The number of this encoding, first in every state.
    public static let formatNumber = 1

    /// The state's only encoding: equal states have equal bytes.
    ///
    /// Source: Protocol/SPEC.md, "Record state".
    public var canonicalBytes: [UInt8] {
        var encoder = StateEncoder(self)
        return encoder.encode()
    }
}

private struct StateEncoder {
    let state: RecordState
    let dots: [Dot]
    var writer = CBORWriter(reservingCapacity: 256)

    init(_ state: RecordState) {
        self.state = state
        dots = state.liveDots
    }

    mutating func encode() -> [UInt8] {
        let optional = [
            !dots.isEmpty, !state.registers.isEmpty, !state.sets.isEmpty, !state.tallies.isEmpty,
            !state.marks.isEmpty, state.erasure != nil,
        ]
        writer.map(4 + optional.count { $0 })
        writer.write(StateKey.format)
        writer.write(RecordState.formatNumber)
        writer.write(StateKey.kind)
        writer.write(UInt64(state.kind.rawValue))
        writer.write(StateKey.scope)
        writer.write(state.scope.rawValue)
        writer.write(StateKey.context)
        encodeContext()
        if !dots.isEmpty { encodeDots() }
        if !state.registers.isEmpty { encodeRegisters() }
        if !state.sets.isEmpty { encodeSets() }
        if !state.tallies.isEmpty { encodeTallies() }
        if !state.marks.isEmpty { encodeMarks() }
        if let erasure = state.erasure {
            writer.write(StateKey.erasure)
            writer.write(erasure)
        }
        return writer.bytes
    }

    private mutating func encodeContext() {
        writer.array(2 * state.context.counters.count)
        for entry in state.context.counters.entries {
            writer.write(entry.key.rawValue)
            writer.write(entry.value)
        }
    }

    private mutating func encodeDots() {
        writer.write(StateKey.dots)
        writer.array(3 * dots.count)
        for dot in dots {
            writer.write(index(of: dot.writer))
            writer.write(dot.counter)
            writer.write(Int64(state.days[dot] ?? 0))
        }
    }

    private mutating func encodeRegisters() {
        writer.write(StateKey.registers)
        writer.map(state.registers.count)
        for field in state.registers.entries {
            writer.write(UInt64(field.key.rawValue))
            let siblings = field.value.entries
            if siblings.count == 1, siblings[0].key == dots[0] {
                writer.write(siblings[0].value)
                continue
            }
            writer.array(2 * siblings.count)
            for sibling in siblings {
                writer.write(index(of: sibling.key))
                writer.write(sibling.value)
            }
        }
    }

    private mutating func encodeSets() {
        writer.write(StateKey.sets)
        writer.map(state.sets.count)
        for field in state.sets.entries {
            writer.write(UInt64(field.key.rawValue))
            writer.map(field.value.count)
            for element in field.value.entries {
                writer.write(element.key)
                let adds = element.value.entries
                if adds.count > 1 { writer.array(adds.count) }
                for add in adds { writer.write(index(of: add.key)) }
            }
        }
    }

    private mutating func encodeTallies() {
        writer.write(StateKey.tallies)
        writer.map(state.tallies.count)
        for field in state.tallies.entries {
            writer.write(UInt64(field.key.rawValue))
            writer.array(4 * field.value.count)
            for entry in field.value.entries {
                writer.write(index(of: entry.key))
                writer.write(entry.value.plus)
                writer.write(entry.value.minus)
                writer.write(entry.value.last)
            }
        }
    }

    private mutating func encodeMarks() {
        writer.write(StateKey.marks)
        writer.array(state.marks.count)
        for mark in state.marks.entries {
            let context = mark.value.context.counters.entries
            writer.array(2 + 2 * context.count)
            writer.write(index(of: mark.key))
            writer.write(mark.value.reason)
            for entry in context {
                writer.write(index(of: entry.key))
                writer.write(entry.value)
            }
        }
    }

    private func index(of writer: WriterID) -> Int {
        guard let index = state.context.counters.index(of: writer) else {
            preconditionFailure("every dot's writer is in the context")
        }
        return index
    }

    private func index(of dot: Dot) -> Int {
        var low = 0
        var high = dots.count
        while low < high {
            let middle = (low + high) / 2
            if dots[middle] < dot { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

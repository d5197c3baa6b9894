import MergeCore
import RecordFormat

/// One mutation as it truly happened: what it did, and what its author had seen of the record.
struct Operation {
    enum Change: Hashable {
        case set(field: UInt32, Value)
        case add(field: UInt32, String)
        case remove(field: UInt32, String)
        case tally(field: UInt32, Int64)
        case void
    }

    /// The random bytes that the device drew for it.
    let id: [UInt8]
    let record: RecordID
    let kind: UInt32
    let changes: [Change]
    let seen: Set<[UInt8]>

    func writes(_ field: UInt32) -> Value? {
        for case .set(field, let value) in changes.reversed() { return value }
        return nil
    }

    func touches(_ element: String, of field: UInt32) -> Bool {
        changes.contains(.add(field: field, element))
            || changes.contains(.remove(field: field, element))
    }

    /// Whether it answers the voids its author had seen: everything but a lone removal.
    var answersVoids: Bool {
        changes.contains { change in
            if case .remove = change { return false }
            return true
        }
    }
}

/// What a record must show if exactly these operations happened to it.
struct ExpectedRecord: Equatable {
    private var kind: UInt32 = 0
    var registers: [UInt32: Set<Value>] = [:]
    var sets: [UInt32: Set<String>] = [:]
    var tallies: [UInt32: Int64] = [:]
    var isShown = true

    init() {}

    /// Built from the causal history alone, without dots, contexts or joins.
    init(_ operations: [Operation]) {
        kind = operations.first?.kind ?? 0
        var live: Set<[UInt8]> = []
        for operation in operations {
            for change in operation.changes {
                apply(change, of: operation, among: operations, live: &live)
            }
        }
        let voids = operations.filter { void in
            void.changes.contains(.void)
                && !operations.contains { $0.answersVoids && $0.seen.contains(void.id) }
        }
        let hidden = voids.reduce(into: Set<[UInt8]>()) { $0.formUnion($1.seen) }
        isShown = voids.isEmpty || !live.isSubset(of: hidden)
    }

    private mutating func apply(
        _ change: Operation.Change,
        of operation: Operation,
        among operations: [Operation],
        live: inout Set<[UInt8]>
    ) {
        switch change {
        case .set(let field, let value):
            let isReplaced = operations.contains {
                $0.writes(field) != nil && $0.seen.contains(operation.id)
            }
            guard !isReplaced, operation.writes(field) == value else { return }
            registers[field, default: []].insert(value)
            live.insert(operation.id)
        case .add(let field, let element):
            let isReplaced = operations.contains {
                $0.touches(element, of: field) && $0.seen.contains(operation.id)
            }
            guard !isReplaced else { return }
            sets[field, default: []].insert(element)
            live.insert(operation.id)
        case .tally(let field, let amount):
            tallies[field, default: 0] += amount
            live.insert(operation.id)
        case .remove, .void: break
        }
    }

    /// The same, read out of a state.
    init(_ state: RecordState) {
        kind = state.kind.rawValue
        for field in state.registers.entries {
            registers[field.key.rawValue] = Set(field.value.entries.map(\.value))
        }
        for field in state.sets.entries {
            sets[field.key.rawValue] = Set(state.elements(of: field.key).compactMap(\.text))
        }
        for field in state.tallies.entries {
            tallies[field.key.rawValue] = state.tally(of: field.key)
        }
        isShown = state.isShown
    }

    // What it counts as; the shown sibling is the one with the greatest bytes.

    var cards: Int64 {
        kind == 1 && isShown ? registers[2]?.max()?.integer ?? 0 : 0
    }

    var contacts: Int64 { kind == 2 && isShown ? 1 : 0 }

    var visits: Int64 {
        kind == 4 && isShown ? (tallies[2] ?? 0) + (tallies[3] ?? 0) : 0
    }
}

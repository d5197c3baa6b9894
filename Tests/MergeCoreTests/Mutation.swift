import MergeCore

/// One change of one mutation; all of a mutation's changes carry its dot.
enum Change: Hashable {
    case set(FieldID, Value)
    case add(Value, FieldID)
    case remove(Value, FieldID)
    case tally(FieldID, Int64)
    case void(Value)
    case erase(Value)

    /// Whether it makes the voids that its author saw void no more.
    var answersVoids: Bool {
        switch self {
        case .set, .add, .tally, .void: true
        case .remove, .erase: false
        }
    }

    /// The set element that it adds or removes.
    var element: Element? {
        switch self {
        case .add(let value, let field), .remove(let value, let field): Element(field, value)
        default: nil
        }
    }
}

/// One element of one set.
struct Element: Hashable {
    let field: FieldID
    let value: Value

    init(_ field: FieldID, _ value: Value) {
        self.field = field
        self.value = value
    }
}

/// A mutation as it truly happened: what was done, and all that its author had seen.
struct Mutation {
    var stamp: Stamp
    /// The mutations that the author's replica held.
    let seen: Past
    let changes: [Change]

    func apply(to state: inout RecordState) {
        for change in changes {
            switch change {
            case .set(let field, let value): state.set(field, to: value, at: stamp)
            case .add(let value, let field): state.add(value, to: field, at: stamp)
            case .remove(let value, let field): state.remove(value, from: field, at: stamp)
            case .tally(let field, let amount): state.tally(field, by: amount, at: stamp)
            case .void(let reason): state.void(reason: reason, at: stamp)
            case .erase(let reason): state.erase(reason: reason, at: stamp)
            }
        }
    }
}

/// A set of a history's mutations, by their number; at most 64.
struct Past: Hashable {
    private var bits: UInt64 = 0

    init() {}

    func contains(_ number: Int) -> Bool { bits >> UInt64(number) & 1 == 1 }

    mutating func insert(_ number: Int) { bits |= 1 << UInt64(number) }

    mutating func formUnion(_ other: Past) { bits |= other.bits }

    func union(_ other: Past) -> Past {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The numbers, ascending.
    var numbers: [Int] { (0..<64).filter(contains) }
}

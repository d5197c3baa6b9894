import MergeCore
import RecordFormat

extension FuzzTarget {
    /// A state has one encoding, and is one that mutations of a new writer can build upon.
    static let state = FuzzTarget("state") { (input) throws(BrokenPromise) in
        // A refusal is the usual answer.
        let summary = try? StateSummary(canonicalBytes: input)
        guard let state = try? RecordState(canonicalBytes: input) else {
            return try promise(summary == nil, "what is no state has no summary")
        }
        try promise(summary == StateSummary(of: state), "a summary is that of the state")
        try vouch(for: state, decodedFrom: input)
        try edit(state)
    }

    /// Whatever is packed as a state comes out as it went in, beside others that are much like it.
    static let packed = FuzzTarget("packed") { (input) throws(BrokenPromise) in
        let states = [input, input + [0], input, Array(input.dropLast()), input]
        var packer = StatePacker()
        for state in states { packer.append(state) }
        var unpacker = StateUnpacker(packer.columns, limit: 5 * input.count + 1)
        for state in states {
            let unpacked = try? unpacker.next()
            try promise(unpacked == state, "a packed state comes out as it went in")
        }
        let isRead = (try? unpacker.finish()) != nil
        try promise(isRead, "columns end with their states")
    }

    /// Two decoded states of one record join as the laws say: commutative, idempotent, absorbing.
    ///
    /// The input holds both, one after the other.
    static let join = FuzzTarget("join", lengthMax: 2048) { (input) throws(BrokenPromise) in
        var reader = CBORReader(input)
        // A refusal is the usual answer.
        guard let first = try? reader.readItem(),
            let left = try? RecordState(canonicalBytes: first),
            let right = try? RecordState(canonicalBytes: Array(input.dropFirst(first.count))),
            left.scope == right.scope, left.kind == right.kind
        else { return }
        let joined = left.joined(with: right)
        try promise(right.joined(with: left) == joined, "join is commutative")
        for part in [left, right, joined] {
            try promise(joined.joined(with: part) == joined, "a join holds its parts")
            try promise(part.joined(with: joined) == joined, "a part adds nothing to the join")
        }
        try vouch(for: joined, decodedFrom: joined.canonicalBytes)
    }
}

/// What holds for every state that a decoder let in.
func vouch(for state: RecordState, decodedFrom bytes: [UInt8]) throws(BrokenPromise) {
    try promise(state.canonicalBytes == bytes, "a state has one encoding")
    // The state itself decoded, or is a join, of which the same is promised.
    let again = try? RecordState(canonicalBytes: bytes)
    try promise(again == state, "what is encoded decodes to the same state")
    let unknown = RecordState(scope: state.scope, kind: state.kind)
    try promise(state.joined(with: unknown) == state, "knowing nothing adds nothing")
    try promise(unknown.joined(with: state) == state, "a replica without the record gets it whole")
    try promise(state.joined(with: state) == state, "join is idempotent")
    look(at: state)
}

/// Asks all that programs ask of a state; none of it may stop them.
private func look(at state: RecordState) {
    _ = (state.isShown, state.isVoidContested, state.hasConflicts, state.liveDots)
    for field in state.registers.entries {
        for value in state.values(of: field.key) { _ = (value.isNull, value.integer, value.text) }
    }
    for field in state.sets.entries { _ = state.elements(of: field.key) }
    for field in state.tallies.entries { _ = state.tally(of: field.key) }
}

/// Each mutation by a writer that the state has not seen yields a state that decodes and holds it.
///
/// No device edits a record that was erased.
private func edit(_ state: RecordState) throws(BrokenPromise) {
    guard state.erasure == nil, let writer = newWriter(for: state) else { return }
    let stamp = Stamp(dot: Dot(writer, 1), day: 20_000)
    let fields = [FieldID(1)] + state.tallies.entries.map(\.key) + state.sets.entries.map(\.key)
    for field in fields {
        var edited = [RecordState](repeating: state, count: 5)
        edited[0].set(field, to: .integer(1), at: stamp)
        edited[1].add(.text("a"), to: field, at: stamp)
        edited[2].tally(field, by: -3, at: stamp)
        edited[3].void(reason: .text("other"), at: stamp)
        edited[4].erase(reason: .text("other"), at: stamp)
        for next in edited {
            let again = try? RecordState(canonicalBytes: next.canonicalBytes)
            try promise(again == next, "an edited state decodes to itself")
            try promise(next.dominates(state), "an edited state holds what it was made from")
        }
    }
}

private func newWriter(for state: RecordState) -> WriterID? {
    [0, 1, UInt64.max].lazy.map { WriterID($0) }.first { state.context[$0] == 0 }
}

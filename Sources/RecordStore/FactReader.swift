public import Counting
public import MergeCore
public import Programmes

/// Turns stored states into the facts that counts and reports read; two entries for one place are one.
///
/// Look through all states with ``noteJoins(_:)`` first if ``needsJoins`` says so.
public struct FactReader: Sendable {
    private let programme: Programme
    private let kinds: Set<String>
    private let fields: Set<String>
    private var joined = JoinedRecords()

    /// - Parameters:
    ///   - kinds: The names of the kinds that are read.
    ///   - fields: The names of the fields that decide anything.
    public init(_ programme: Programme, kinds: Set<String>, fields: Set<String>) {
        self.programme = programme
        self.kinds = kinds
        self.fields = fields
    }

    /// Whether a field is read whose values other records may have joined.
    public var needsJoins: Bool {
        let joins = programme.kinds.contains { $0.joins != nil }
        return joins
            && programme.kinds.contains { kind in
                kinds.contains(kind.name)
                    && kind.fields.contains { $0.type == .reference && fields.contains($0.name) }
            }
    }

    /// Takes up what a record joins; most join nothing.
    public mutating func noteJoins(_ state: RecordState) {
        guard let kind = programme.kind(id: Int(state.kind.rawValue)), kind.joins != nil,
            state.isShown
        else { return }
        joined.add(kind, ShownRecord(state, programme: programme).values)
    }

    /// What a record says; nil if it doesn't count, or is of another kind.
    ///
    /// - Parameter partner: Whose record it is, if it is a partner's own.
    public func fact(_ state: RecordState, partner: String) -> RecordFact? {
        let kind = programme.kind(id: Int(state.kind.rawValue))
        guard let kind, kinds.contains(kind.name), state.isShown else { return nil }
        let record = ShownRecord(state, programme: programme, fields: fields)
        return resolved(
            RecordFact(
                partner: partner,
                scope: state.scope.rawValue,
                kind: kind,
                values: record.values,
                sets: record.sets,
                tallies: record.tallies
            )
        )
    }

    /// The same fact with each reference turned to the entry that stands for all that are joined.
    func resolved(_ fact: RecordFact) -> RecordFact { joined.resolved(fact) }

    /// The numbers of the kinds whose records join others.
    var joiningKinds: Set<UInt32> {
        let kinds = programme.kinds.filter { $0.joins != nil }
        return Set(kinds.compactMap { UInt32(exactly: $0.id) })
    }
}

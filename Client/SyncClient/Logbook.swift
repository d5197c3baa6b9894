public import MergeCore
public import Programmes
internal import RecordFormat
public import RecordStore

/// What a worker writes: every entry is durable on the device when the call returns.
public struct Logbook: Sendable {
    let store: DeviceStore
    let programme: Programme
    /// The device's own date, claimed in each mutation for people to read.
    let today: Day
    /// Where new records go.
    let scope: ScopeID?

    /// - Parameter scope: Where new records go; nil is the partner's own.
    public init(store: DeviceStore, programme: Programme, today: Day, scope: ScopeID? = nil) {
        self.store = store
        self.programme = programme
        self.today = today
        self.scope = scope
    }

    /// Makes a record of checked changes and returns its id.
    ///
    /// - Parameter isDrafted: Whether they were kept as a draft, which ends with this.
    public func log(
        _ kind: Kind,
        _ changes: [FieldChange],
        isDrafted: Bool = false
    ) throws -> RecordID {
        try log(kind, [changes], isDrafted: isDrafted)[0]
    }

    /// Makes one record of each list of checked changes, all or none.
    ///
    /// - Parameters:
    ///   - digest: Remembered with them, so that the same file is not imported twice.
    ///   - isAgain: Whether that is meant.
    ///   - progress: Hears how many are made so far; all are kept together at the end, and none if it
    ///     throws.
    public func log(
        _ kind: Kind,
        _ entries: [[FieldChange]],
        imported digest: [UInt8]? = nil,
        isAgain: Bool = false,
        isDrafted: Bool = false,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> [RecordID] {
        try store.write { transaction in
            let places = Places(held: try transaction.scopes(), own: scope)
            if let digest {
                // In this transaction: another import of the file may have begun before this one.
                guard try isAgain || !transaction.isImported(digest) else {
                    throw DeviceError.alreadyImported
                }
                try transaction.insertImported(digest)
            }
            if isDrafted { try transaction.setDraft(of: .new(kind.name), to: []) }
            return try entries.enumerated().map { index, changes in
                try progress(index + 1)
                let scope = try places.scope(for: kind, changes)
                return try insert(kind, changes, in: scope, transaction)
            }
        }
    }

    /// Where new records would go now.
    public func places() throws -> Places {
        try store.read { Places(held: try $0.scopes(), own: scope) }
    }

    private func insert(
        _ kind: Kind,
        _ changes: [FieldChange],
        in scope: DeviceScope,
        _ transaction: DeviceTransaction
    ) throws -> RecordID {
        let id = RecordID(
            day: today.daysSinceEpoch,
            random: (store.world.random(), store.world.random())
        )
        var state = RecordState(scope: scope.id, kind: KindID(UInt32(kind.id)))
        let dot = try transaction.nextDot(in: scope)
        let body = apply(changes, to: &state, at: stamp(dot))
        let number = try transaction.insert(id, state, in: scope)
        try transaction.insert(body, dot: dot, record: number)
        return id
    }

    /// Applies checked changes to a record.
    ///
    /// - Parameters:
    ///   - reason: Why, as a code of the kind `correction`; a record of its own says so, in the same
    ///     transaction.
    ///   - isDrafted: Whether they were kept as a draft, which ends with this.
    public func edit(
        _ id: RecordID,
        _ changes: [FieldChange],
        reason: String? = nil,
        isDrafted: Bool = false
    ) throws {
        let correction = try reason.map { try Correction(of: id, $0, on: today, programme) }
        try store.write { transaction in
            try mutate(id, transaction) { state, stamp in
                let kind = programme.kind(id: Int(state.kind.rawValue))
                if let fixed = kind?.partnerField?.id,
                    changes.contains(where: { $0.field == fixed })
                {
                    throw DeviceError.fixedPartner
                }
                return apply(changes, to: &state, at: stamp)
            }
            if isDrafted { try transaction.setDraft(of: .change(id), to: []) }
            guard let correction else { return }
            let places = Places(held: try transaction.scopes(), own: scope)
            let scope = try places.scope(for: correction.kind, correction.changes)
            _ = try insert(correction.kind, correction.changes, in: scope, transaction)
        }
    }

    /// Takes a record out of lists and counts, for a reason.
    public func void(_ id: RecordID, _ reason: VoidReason) throws {
        try store.write { transaction in
            try mutate(id, transaction) { state, stamp in
                state.void(reason: .text(reason.rawValue), at: stamp)
                return body()
            }
        }
    }

    /// Another record of the same kind and values that this device made in the last ten minutes.
    public func probableTwin(of id: RecordID) throws -> RecordID? {
        try store.read { transaction in
            try transaction.record(id).flatMap { try twin(of: $0.state, but: id, transaction) }
        }
    }

    /// The same for a record that is not made yet.
    public func probableTwin(of kind: Kind, _ changes: [FieldChange]) throws -> RecordID? {
        // Nobody's dot: the state is compared and forgotten.
        let stamp = stamp(Dot(WriterID(0), 1))
        var state = RecordState(scope: ScopeID(""), kind: KindID(UInt32(kind.id)))
        _ = apply(changes, to: &state, at: stamp)
        return try store.read { try twin(of: state, but: nil, $0) }
    }

    private func twin(
        of state: RecordState,
        but id: RecordID?,
        _ transaction: DeviceTransaction
    ) throws -> RecordID? {
        let shown = ShownRecord(state, programme: programme)
        for number in try transaction.recordsWritten(since: store.world.now() - 600) {
            guard let other = try transaction.record(number: number), other.id != id,
                other.state.kind == state.kind, other.state.isShown
            else { continue }
            let candidate = ShownRecord(other.state, programme: programme)
            if candidate.values == shown.values, candidate.sets == shown.sets,
                candidate.tallies == shown.tallies
            {
                return other.id
            }
        }
        return nil
    }

    private func mutate(
        _ id: RecordID,
        _ transaction: DeviceTransaction,
        _ change: (inout RecordState, Stamp) throws -> MutationBody
    ) throws {
        guard var record = try transaction.record(id) else {
            throw DeviceError.unknownRecord("\(id)")
        }
        guard record.state.erasure == nil else { throw DeviceError.erasedRecord }
        guard var scope = try transaction.scope(record.state.scope) else {
            throw DeviceError.noScope
        }
        guard scope.mayWrite else { throw DeviceError.readOnly }
        let dot = try transaction.nextDot(in: scope)
        let body = try change(&record.state, stamp(dot))
        try transaction.update(&record, in: &scope)
        try transaction.insert(body, dot: dot, record: record.number)
    }

    private func stamp(_ dot: Dot) -> Stamp {
        Stamp(dot: dot, day: today.daysSinceEpoch)
    }

    private func body(tallies: [FieldID: Int64] = [:]) -> MutationBody {
        MutationBody(
            id: store.world.randomBytes(8),
            programme: programme.version,
            at: store.world.now(),
            tallies: tallies
        )
    }

    private func apply(
        _ changes: [FieldChange],
        to state: inout RecordState,
        at stamp: Stamp
    ) -> MutationBody {
        var tallies: [FieldID: Int64] = [:]
        for change in changes {
            let field = FieldID(UInt32(change.field))
            switch change {
            case .set(_, let value): state.set(field, to: Value(value), at: stamp)
            case .add(_, let code): state.add(.text(code), to: field, at: stamp)
            case .remove(_, let code): state.remove(.text(code), from: field, at: stamp)
            case .replace(_, let codes): replace(field, with: codes, in: &state, at: stamp)
            case .tally(_, let amount):
                state.tally(field, by: amount, at: stamp)
                tallies[field, default: 0] += amount
            }
        }
        // Also when nothing differed: a mutation's dot is always in the context.
        state.context.insert(stamp.dot)
        return body(tallies: tallies)
    }

    private func replace(
        _ field: FieldID,
        with codes: Set<String>,
        in state: inout RecordState,
        at stamp: Stamp
    ) {
        let present = Set(state.elements(of: field).compactMap(\.text))
        for code in present.subtracting(codes).sorted() {
            state.remove(.text(code), from: field, at: stamp)
        }
        for code in codes.subtracting(present).sorted() {
            state.add(.text(code), to: field, at: stamp)
        }
    }
}

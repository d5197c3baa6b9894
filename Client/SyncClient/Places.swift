internal import MergeCore
public import Programmes
public import RecordStore

/// Which scope a new record goes to: the kind says whose it is, the record which other partner's.
public struct Places: Sendable {
    /// In the order in which they were granted: the partner's own comes first.
    let held: [DeviceScope]
    /// Where the partner's own records go; nil is the first one held.
    let own: ScopeID?

    private var ownScope: DeviceScope? {
        own.map { id in held.first { $0.id == id } } ?? held.first
    }

    /// - Throws: ``DeviceError`` if the device doesn't hold the scope or may only read it.
    public func scope(
        for kind: Kind,
        _ changes: [FieldChange]
    ) throws(DeviceError) -> DeviceScope {
        guard let scope = try found(kind, changes) else { throw DeviceError.noScope }
        guard scope.mayWrite else { throw DeviceError.readOnly }
        return scope
    }

    /// The partners to whom a record of this kind can go, in the order of their ids; none for a kind
    /// that goes to nobody.
    public func receivers(of kind: Kind) -> [String] {
        guard kind.scope == .pair, let partner = held.first?.id.rawValue else { return [] }
        return held.filter(\.mayWrite).compactMap { scope in
            PairScope.other(than: partner, in: scope.id.rawValue)
        }.sorted()
    }

    /// Finds out what no answer could mend, before anything is asked.
    ///
    /// - Parameter partner: Whom the record shall go to, if that is said already.
    /// - Throws: What ``scope(for:_:)`` would throw in the end.
    public func checkBeforeAsking(_ kind: Kind, partner: String?) throws(DeviceError) {
        if kind.scope == .pair, partner == nil, !receivers(of: kind).isEmpty { return }
        let change = kind.partnerField.map { FieldChange.set(field: $0.id, .code(partner ?? "")) }
        _ = try scope(for: kind, change.map { [$0] } ?? [])
    }

    private func found(
        _ kind: Kind,
        _ changes: [FieldChange]
    ) throws(DeviceError) -> DeviceScope? {
        switch kind.scope {
        case .own: return ownScope
        case .shared: return held.first { $0.id.rawValue == PairScope.shared }
        case .pair:
            guard let partner = held.first?.id.rawValue else { return nil }
            let receiver = receiver(kind, changes)
            let id = PairScope.id(partner, receiver)
            if let scope = held.first(where: { $0.id.rawValue == id }) { return scope }
            let others = held.compactMap { PairScope.other(than: partner, in: $0.id.rawValue) }
            guard !receiver.isEmpty || !others.isEmpty else { throw DeviceError.noPairs }
            throw DeviceError.noPair(receiver, others: others.sorted())
        }
    }

    private func receiver(_ kind: Kind, _ changes: [FieldChange]) -> String {
        for case .set(kind.partnerField?.id, .code(let partner)) in changes { return partner }
        return ""
    }
}

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
            throw DeviceError.noPair(receiver, others: others.sorted())
        }
    }

    private func receiver(_ kind: Kind, _ changes: [FieldChange]) -> String {
        for case .set(kind.partnerField?.id, .code(let partner)) in changes { return partner }
        return ""
    }
}

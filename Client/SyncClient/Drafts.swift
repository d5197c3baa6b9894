public import Programmes
public import RecordStore

/// What somebody had begun to enter when they were interrupted: one draft a kind, in the device's
/// database like the records themselves, never sent, gone with the entry.
public struct Drafts: Sendable {
    private let store: DeviceStore

    public init(store: DeviceStore) {
        self.store = store
    }

    /// The `field=value` words of a kind's draft; empty if there is none.
    public func words(of kind: Kind) throws -> [String] {
        try store.read { try $0.draft(of: kind) }
    }

    /// Keeps words as the kind's draft, in place of the one before; none forgets it.
    public func keep(_ words: [String], of kind: Kind) throws {
        try store.write { try $0.setDraft(of: kind, to: words) }
    }
}

extension DeviceTransaction {
    /// No word holds one: the rules for texts refuse it.
    private static let separator: UInt8 = 0

    /// The names of the kinds that have a draft.
    func draftedKinds() throws -> [String] {
        try settings(beginningWith: "draft.")
    }

    func draft(of kind: Kind) throws -> [String] {
        (try setting("draft." + kind.name) ?? []).split(separator: Self.separator)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func setDraft(of kind: Kind, to words: [String]) throws {
        let bytes = words.map { Array($0.utf8) }.joined(separator: [Self.separator])
        try set("draft." + kind.name, to: Array(bytes))
    }
}

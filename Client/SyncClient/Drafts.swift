public import MergeCore
public import RecordStore

/// What somebody had begun to enter when they were interrupted: one draft for each new record's kind and
/// one for each changed record, in the device's database like the records themselves, never sent, gone
/// with the entry.
public struct Drafts: Sendable {
    /// What is entered.
    public enum Subject: Hashable, Sendable {
        /// A new record of the kind with this name.
        case new(String)
        /// A change of this record.
        case change(RecordID)

        /// The kind's name or the record's id; no name looks like an id.
        public var name: String {
            switch self {
            case .new(let kind): kind
            case .change(let record): "\(record)"
            }
        }

        init(named name: String) {
            self = RecordID(name).map(Self.change) ?? .new(name)
        }
    }

    private let store: DeviceStore

    public init(store: DeviceStore) {
        self.store = store
    }

    /// The `field=value` words of a draft; empty if there is none.
    public func words(of subject: Subject) throws -> [String] {
        try store.read { try $0.draft(of: subject) }
    }

    /// Keeps words in place of those before; none forgets the draft.
    public func keep(_ words: [String], of subject: Subject) throws {
        try store.write { try $0.setDraft(of: subject, to: words) }
    }
}

extension DeviceTransaction {
    /// No word holds one: the rules for texts refuse it.
    private static let separator: UInt8 = 0

    /// What has a draft.
    func drafted() throws -> [Drafts.Subject] {
        try settings(beginningWith: "draft.").map(Drafts.Subject.init(named:))
    }

    func draft(of subject: Drafts.Subject) throws -> [String] {
        (try setting("draft." + subject.name) ?? []).split(separator: Self.separator)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func setDraft(of subject: Drafts.Subject, to words: [String]) throws {
        let bytes = words.map { Array($0.utf8) }.joined(separator: [Self.separator])
        try set("draft." + subject.name, to: Array(bytes))
    }

    /// Changes of records that nobody can change any more: they were erased, or are held no longer.
    func pointlessDrafts() throws -> [Drafts.Subject] {
        try drafted().filter { subject in
            guard case .change(let id) = subject else { return false }
            guard let state = try record(id)?.state, state.erasure == nil else { return true }
            return try scope(state.scope) == nil
        }
    }
}

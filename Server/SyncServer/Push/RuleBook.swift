internal import MergeCore
internal import Programmes
internal import RecordStore
internal import WireProtocol

/// The programmes' rules for one batch, each kind's looked up once.
final class RuleBook {
    private let shelf: ProgrammeShelf
    private let transaction: ServerTransaction
    private var kinds: [(id: KindID, version: Int, rules: KindRules)] = []

    init(shelf: ProgrammeShelf, transaction: ServerTransaction) {
        self.shelf = shelf
        self.transaction = transaction
    }

    /// The rules of a kind by a programme version.
    ///
    /// - Throws: ``Refusal`` if the server doesn't know the version, or the version the kind.
    func rules(of id: KindID, version: Int) throws -> KindRules {
        if let known = kinds.first(where: { $0.id == id && $0.version == version }) {
            return known.rules
        }
        guard let programme = try shelf.programme(version: version, in: transaction) else {
            throw Refusal(.schemaTooNew, "programme version \(version)")
        }
        guard let kind = programme.kind(id: Int(id.rawValue)) else {
            throw Refusal(.invalid, "#\(id.rawValue): unknown kind")
        }
        let rules = KindRules(kind)
        kinds.append((id, version, rules))
        return rules
    }
}

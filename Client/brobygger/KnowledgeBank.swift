import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// The offers that partners share, as the device holds them.
struct KnowledgeBank {
    let kind: Kind
    private let programme: Programme
    /// The day on which an offer no longer holds.
    private let until: String?

    /// - Throws: ``CommandFailure`` if the programme has no knowledge bank.
    init(_ programme: Programme) throws {
        self.programme = programme
        kind = try programme.kindOrThrow(named: "offer")
        until =
            programme.indicators.first { [kind] in $0.kind == kind.name && $0.until != nil }?.until
    }

    /// The offers that have every word, newest check first.
    ///
    /// Reads the scope of the kind only, so that it takes as long as there are offers.
    ///
    /// - Parameter today: Leaves out what no longer holds on that day; nil leaves out nothing.
    func search(
        _ words: [String],
        today: Day?,
        in transaction: DeviceTransaction
    ) throws -> [ListedRecord] {
        let scopes = try transaction.scopes()
        let scope =
            kind.scope == .shared
            ? scopes.first { $0.id.rawValue == PairScope.shared } : scopes.first
        let words = words.flatMap { $0.split(separator: " ") }.map { Self.folded(String($0)) }
        var found: [ListedRecord] = []
        guard let scope else { return [] }
        try transaction.eachRecord(in: scope) { record in
            guard record.state.kind.rawValue == UInt32(kind.id), record.state.isShown else {
                return
            }
            let offer = try ListedRecord(record, programme: programme, in: transaction)
            guard holds(offer, on: today) else { return }
            let text = text(of: offer)
            if words.allSatisfy(text.contains) { found.append(offer) }
        }
        return found.sorted { day(of: $0) > day(of: $1) }
    }

    private func holds(_ offer: ListedRecord, on today: Day?) -> Bool {
        guard let today, let until, case .day(let end)?? = offer.shown.values[until]?.first else {
            return true
        }
        return end > today
    }

    private func day(of offer: ListedRecord) -> Day {
        guard let name = kind.dateField?.name,
            case .day(let day)?? = offer.shown.values[name]?.first
        else { return Day(daysSinceEpoch: .min) }
        return day
    }

    /// Everything that can be looked for: texts, codes and their labels in each language.
    private func text(of offer: ListedRecord) -> String {
        let texts = kind.fields.flatMap { field -> [String] in
            let codes = offer.shown.sets[field.name].map(Array.init) ?? []
            let values = (offer.shown.values[field.name] ?? []).map(plain)
            return (codes + values).flatMap { value -> [String] in
                let labels = field.codeList?.code(named: value)?.labels
                return [value, labels?.da, labels?.en, labels?.th].compactMap(\.self)
            }
        }
        return Self.folded(texts.joined(separator: "\n"))
    }

    /// Without capitals, and without the marks that a keyboard may lack; Thai stays as it is.
    private static func folded(_ text: String) -> String {
        text.lowercased().replacing("æ", with: "ae").replacing("ø", with: "oe")
            .replacing("å", with: "aa")
    }
}

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
    /// By field and code: the code and its labels in each language, as they are searched.
    private let labels: [String: [String: [UInt8]]]

    /// - Throws: ``CommandFailure`` if the programme has no knowledge bank.
    init(_ programme: Programme) throws {
        self.programme = programme
        kind = try programme.kindOrThrow(named: "offer")
        labels = Dictionary(
            uniqueKeysWithValues: kind.fields.map { field in
                let codes = (field.codeList?.codes ?? []).map { code in
                    let texts = [code.code, code.labels.da, code.labels.en, code.labels.th]
                    return (
                        code.code, Self.folded(texts.compactMap(\.self).joined(separator: "\n"))
                    )
                }
                return (field.name, Dictionary(uniqueKeysWithValues: codes))
            }
        )
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
            let offer = ShownRecord(record.state, programme: programme)
            guard holds(offer, on: today) else { return }
            let text = text(of: offer)
            guard words.allSatisfy({ Self.contains($0, in: text) }) else { return }
            found.append(try ListedRecord(record, programme: programme, in: transaction))
        }
        return found.sorted { day(of: $0) > day(of: $1) }
    }

    private func holds(_ offer: ShownRecord, on today: Day?) -> Bool {
        guard let today, let until, case .day(let end)?? = offer.values[until]?.first else {
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
    private func text(of offer: ShownRecord) -> [UInt8] {
        var text: [UInt8] = []
        for field in kind.fields {
            let values = (offer.values[field.name] ?? []).map(plain)
            for value in values + (offer.sets[field.name] ?? []) {
                text += labels[field.name]?[value] ?? Self.folded(value)
                text.append(UInt8(ascii: "\n"))
            }
        }
        return text
    }

    /// Without capitals, and with æ, ø and å as a keyboard without them writes them; Thai stays.
    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "æ": folded += "ae".utf8
            case "ø": folded += "oe".utf8
            case "å": folded += "aa".utf8
            default: folded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return folded
    }

    private static func contains(_ word: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        return text.indices.contains { text[$0] == first && text[$0...].starts(with: word) }
    }
}

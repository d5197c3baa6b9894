/// The steps a VIP card goes through, as indicators count them.
enum CardStep: String, CaseIterable {
    case printed = "cards_printed"
    case issued = "cards_issued"
    case handedOut = "cards_handed_out"
    case returned = "cards_returned"
    case lost = "cards_lost"
    case redeemed = "cards_redeemed"
}

/// Where a card can be.
enum CardPlace: String, CaseIterable {
    /// Printed and not issued, or issued and returned.
    case inStore = "in_store"
    /// Issued and neither handed out, returned nor lost: not accounted for.
    case withWorkers = "with_workers"
    /// Handed out and not redeemed.
    case outstanding

    /// Whether the steps that decide it are counted at all.
    func isKnown(from steps: Set<CardStep>) -> Bool {
        switch self {
        case .inStore: steps.isSuperset(of: [.printed, .issued])
        case .withWorkers: steps.isSuperset(of: [.issued, .handedOut])
        case .outstanding: steps.isSuperset(of: [.handedOut, .redeemed])
        }
    }

    func label(_ words: CellText) -> String {
        switch self {
        case .inStore: words.say(da: "På lager", en: "In store")
        case .withWorkers:
            words.say(
                da: "Hos medarbejdere, ikke gjort rede for",
                en: "With workers, not accounted for"
            )
        case .outstanding:
            words.say(da: "Uddelt og ikke indløst", en: "Handed out and not redeemed")
        }
    }

    /// What it means that less than nothing is there.
    func fault(_ words: CellText) -> String {
        switch self {
        case .inStore:
            words.say(
                da: "udleveret mere end trykt og returneret",
                en: "issued more than printed and returned"
            )
        case .withWorkers:
            words.say(
                da: "uddelt, returneret og mistet mere end udleveret",
                en: "handed out, returned and lost more than issued"
            )
        case .outstanding:
            words.say(da: "indløst mere end uddelt", en: "redeemed more than handed out")
        }
    }
}

/// Where cards are, reckoned from their movements.
///
/// Store, workers, those handed out and those lost always add up to what was printed, whatever was
/// recorded; a place below zero says that a record is missing or wrong.
struct CardBalance {
    let steps: [CardStep: Int64]

    subscript(place: CardPlace) -> Int64 {
        let sum: Int128 =
            switch place {
            case .inStore: self[.printed] - self[.issued] + self[.returned]
            case .withWorkers: self[.issued] - self[.handedOut] - self[.returned] - self[.lost]
            case .outstanding: self[.handedOut] - self[.redeemed]
            }
        return Int64(clamping: sum)
    }

    private subscript(step: CardStep) -> Int128 { Int128(steps[step] ?? 0) }
}

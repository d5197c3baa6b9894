import CommandSupport
import Programmes

/// A programme with indicators that need more beside the number.
func countedProgramme() throws -> Programme {
    try Programme(
        yaml: """
            id: counted
            version: 1
            labels: {da: prøve, en: trial}
            codes:
              routes: [{code: street, da: Gade, en: Street}, {code: bar, da: Bar, en: Bar}]
            kinds:
              - id: 1
                name: user
                labels: {da: prøve, en: trial}
                fields:
                  - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
                  - {id: 2, name: route, type: choice, codes: routes, labels: {da: Vej, en: Route}}
                  - {id: 3, name: card, type: card, labels: {da: Kort, en: Card}}
            indicators:
              - {id: users, kind: user, distinct: card, unit: person, definition: 1,
                 covers: {da: Kun med kort., en: Only with a card.},
                 labels: {da: Brugere, en: Users}, unit_labels: {da: personer, en: persons}}
              - {id: users_new, kind: user, distinct: card, unit: person, definition: 1, base: users,
                 where: {route: [street]},
                 labels: {da: Nye, en: New users}, unit_labels: {da: personer, en: persons}}
              - {id: guests, kind: user, records: true, where: {route: [bar]}, unit: person, definition: 1,
                 labels: {da: Gæster, en: Guests}, unit_labels: {da: personer, en: persons}}
              - {id: visits, kind: user, records: true, unit: visit, definition: 2,
                 labels: {da: Besøg, en: Visits}, unit_labels: {da: besøg, en: visits}}
            baselines:
              - {id: guests_before, indicator: guests, definition: 1, from: 2007-01-01, to: 2007-12-31,
                 min: 0, max: 3, source: {da: Notat 2009, en: Memo of 2009}}
              - {id: old_visits, indicator: visits, definition: 1, from: 2007-01-01, to: 2007-12-31,
                 min: 7, max: 7, source: {da: Notat 2009, en: Memo of 2009}}
            """
    )
}

enum CountedSource: ProgrammeSource {
    static func programme(of line: [String]) throws -> Programme { try countedProgramme() }
}

import Programmes

extension FuzzTarget {
    /// A definition is refused with its problems, or read, and then read again the same.
    ///
    /// YAML is slow, so these inputs are the fewest.
    static let programme = FuzzTarget("programme", lengthMax: 4096, timePercent: 40) {
        (input) throws(BrokenPromise) in
        let text = String(decoding: input, as: UTF8.self)
        let programme: Programme
        do throws(ProgrammeError) {
            programme = try Programme(yaml: text)
        } catch {
            try promise(!error.problems.isEmpty, "a refusal has a reason")
            for language in Language.allCases {
                try promise(!error.message(in: language).isEmpty, "a refusal says something")
            }
            return
        }
        try promise(programme.source == text, "a definition is kept as it was written")
        // Nothing in it can break a rule about versions but its number.
        let broken = programme.problems(following: programme)?.problems.count ?? 0
        try promise(broken <= 1, "a definition follows itself")
    }

    /// Words typed at a form, one a line: refused with a sentence, or changes of known fields.
    static let entry = FuzzTarget("entry", lengthMax: 512) { (input) throws(BrokenPromise) in
        guard let kind = Form.kind else { throw BrokenPromise("the form itself is broken") }
        for creating in [true, false] {
            do {
                let changes = try kind.changes(words: lines(of: input), creating: creating)
                for change in changes {
                    let field = kind.field(id: change.field)
                    try promise(field != nil, "a change is one of a known field")
                }
            } catch let error as EntryError {
                for language in Language.allCases {
                    let message = error.message(in: language)
                    try promise(!message.isEmpty, "a refusal says something")
                }
            } catch let error as BrokenPromise {
                throw error
            } catch {
                throw BrokenPromise("an error of another type: \(error)")
            }
        }
    }
}

/// A form with every type of field.
private enum Form {
    // A form that can't be read is found by the first input.
    static let kind = try? Programme(yaml: yaml).kinds.first

    private static let yaml = """
        id: small
        version: 1
        labels: {da: Lille, en: Small}
        codes:
          places:
            - {code: street, da: Gade, en: Street}
            - {code: bar, da: Bar, en: Bar}
            - {code: ship, da: Skib, en: Ship, retired: true}
        kinds:
          - id: 1
            name: visit
            labels: {da: Besøg, en: Visit}
            fields:
              - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
              - {id: 2, name: place, type: choice, codes: places, labels: {da: Sted, en: Place}}
              - {id: 3, name: met, type: integer, range: [1, 20], labels: {da: Mødt, en: Met}}
              - {id: 4, name: topics, type: choices, codes: places, labels: {da: Emner, en: Topics}}
              - {id: 5, name: note, type: text, labels: {da: Note, en: Note}}
              - {id: 6, name: new, type: tally, labels: {da: Nye, en: New}}
              - {id: 7, name: card, type: card, labels: {da: Kort, en: Card}}
              - {id: 8, name: earlier, type: reference, labels: {da: Før, en: Before}}
        indicators:
          - {id: visits, kind: visit, records: true, definition: 1, unit: visit,
             labels: {da: Besøg, en: Visits}, unit_labels: {da: besøg, en: visits}}
        """
}

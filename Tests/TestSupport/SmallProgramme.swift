/// A definition with every type of field.
public enum SmallProgramme {
    public static let yaml = """
        id: small
        version: 1
        labels: {da: Lille, en: Small}
        pairs:
          - [reden, kc]
        windows:
          - {id: calendar_day, starts: "00:00", labels: {da: Dag, en: Day}}
          - {id: rede_doegn, starts: "15:00", labels: {da: Rede-døgn, en: Reden day}}
        codes:
          places:
            - {code: street, da: Gade, en: Street}
            - {code: bar, da: Bar, en: Bar}
            - {code: clinic, da: Klinik, en: Clinic}
            - {code: ship, da: Skib, en: Ship, retired: true}
        kinds:
          - id: 1
            name: visit
            labels: {da: Besøg, en: Visit}
            fields:
              - {id: 1, name: date, type: date, required: true, window: rede_doegn,
                 labels: {da: Dato, en: Date}}
              - {id: 2, name: place, type: choice, required: true, codes: places, default: bar,
                 labels: {da: Sted, en: Place, th: สถานที่}}
              - {id: 3, name: met, type: integer, range: [1, 20], labels: {da: Mødt, en: Met}}
              - {id: 4, name: topics, type: choices, codes: places, labels: {da: Emner, en: Topics},
                 relevance: {field: place, codes: [bar, street]}}
              - {id: 5, name: note, type: text, labels: {da: Note, en: Note},
                 help: {da: Kort., en: Short.}}
              - {id: 6, name: new, type: tally, labels: {da: Nye, en: New}}
              - {id: 7, name: card, type: card, labels: {da: Kort, en: Card}}
              - {id: 8, name: earlier, type: reference, labels: {da: Før, en: Before}}
        indicators:
          - {id: visits, kind: visit, records: true, definition: 1, unit: visit,
             labels: {da: Besøg, en: Visits}, unit_labels: {da: besøg, en: visits}}
          - {id: met, kind: visit, sum: [met, new], definition: 1, unit: encounter,
             labels: {da: Mødte, en: Met}, unit_labels: {da: møder, en: encounters}}
          - {id: topics, kind: visit, elements: topics, definition: 1, unit: topic,
             labels: {da: Emner, en: Topics}, unit_labels: {da: emner, en: topics}}
        """
}

import Programmes

/// Another city's programme: none of its kinds and figures is one that a report knows by name.
func otherCity() throws -> Programme {
    try Programme(
        yaml: """
            id: aarhus
            version: 3
            labels: {da: Aarhus, en: Aarhus}
            codes:
              harbours: [{code: north, da: Nord, en: North}, {code: south, da: Syd, en: South}]
            kinds:
              - id: 1
                name: walk
                labels: {da: Tur, en: Walk}
                fields:
                  - {id: 1, name: day, type: date, required: true, labels: {da: Dag, en: Day}}
                  - {id: 2, name: harbour, type: choice, codes: harbours,
                     labels: {da: Havn, en: Harbour}}
                  - {id: 3, name: talks, type: integer, labels: {da: Samtaler, en: Talks}}
            indicators:
              - {id: walks, kind: walk, records: true, unit: walk, definition: 1,
                 labels: {da: Ture, en: Walks}, unit_labels: {da: ture, en: walks}}
              - {id: talks, kind: walk, sum: [talks], unit: talk, definition: 2,
                 labels: {da: Samtaler, en: Talks}, unit_labels: {da: samtaler, en: talks}}
            """
    )
}

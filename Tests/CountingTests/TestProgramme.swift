import Programmes

/// A programme with every type of field and every measure; labels are beside the point here.
func testProgramme() throws -> Programme {
    try Programme(yaml: testProgrammeText)
}

private let testProgrammeText = """
    id: test
    version: 1
    labels: {da: prøve, en: trial}
    codes:
      places: [{code: bar, da: bar, en: bar}, {code: gaden, da: gaden, en: in the open}]
      topics: [{code: health, da: helbred, en: health}, {code: home, da: bolig, en: housing}]
    kinds:
      - id: 1
        name: meeting
        labels: {da: prøve, en: trial}
        fields:
          - {id: 1, name: since, type: date, labels: {da: prøve, en: trial}}
          - {id: 2, name: date, type: date, labels: {da: prøve, en: trial}, required: true}
          - {id: 3, name: place, type: choice, labels: {da: prøve, en: trial}, codes: places}
          - {id: 4, name: age, type: integer, labels: {da: prøve, en: trial}}
          - {id: 5, name: people, type: integer, labels: {da: prøve, en: trial}}
          - {id: 6, name: topics, type: choices, labels: {da: prøve, en: trial}, codes: topics}
          - {id: 7, name: needs, type: choices, labels: {da: prøve, en: trial}, codes: topics}
          - {id: 8, name: returns, type: tally, labels: {da: prøve, en: trial}}
          - {id: 9, name: note, type: text, labels: {da: prøve, en: trial}}
          - {id: 10, name: card, type: card, labels: {da: prøve, en: trial}}
      - id: 2
        name: errand
        labels: {da: prøve, en: trial}
        fields:
          - {id: 1, name: date, type: date, labels: {da: prøve, en: trial}, required: true}
          - {id: 2, name: place, type: choice, labels: {da: prøve, en: trial}, codes: places}
    indicators:
      - {id: meetings, kind: meeting, records: true, unit: meeting,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: people, kind: meeting, sum: [people], unit: encounter,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: ages, kind: meeting, sum: [age, people, returns], unit: year,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: returns, kind: meeting, sum: [returns], unit: visit,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: topics, kind: meeting, elements: topics, unit: topic,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: needs, kind: meeting, elements: needs, unit: need,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: errands, kind: errand, records: true, unit: errand,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: in_bars, kind: meeting, records: true, where: {place: [bar]}, base: meetings, unit: meeting,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: elsewhere, kind: meeting, sum: [people], where_not: {place: [bar]}, base: people, unit: encounter,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: about_health, kind: meeting, records: true, unit: meeting, base: in_bars,
         where: {place: [bar], topics: [health]},
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: not_health, kind: meeting, elements: needs, unit: need, base: needs,
         where_not: {topics: [health]},
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: cards, kind: meeting, distinct: card, unit: person,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: cards_in_bars, kind: meeting, distinct: card, unit: person, base: cards, where: {place: [bar]},
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: different_ages, kind: meeting, distinct: age, unit: age,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: members, kind: meeting, records: true, until: since, unit: member,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: members_in_bars, kind: meeting, records: true, until: since, unit: member, base: members,
         where: {place: [bar]},
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
      - {id: secrets, kind: meeting, records: true, protected: true, unit: meeting,
         definition: 1, labels: {da: prøve, en: trial}, unit_labels: {da: prøve, en: trial}}
    """

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
    """

import Programmes

/// A programme with every type of field and every measure; labels are beside the point here.
func testProgramme() throws -> Programme {
    try Programme(yaml: testProgrammeText)
}

private let testProgrammeText = """
    id: test
    version: 1
    labels: &labels {da: prøve, en: trial}
    codes:
      places: [{code: bar, da: bar, en: bar}, {code: gaden, da: gaden, en: in the open}]
      topics: [{code: health, da: helbred, en: health}, {code: home, da: bolig, en: housing}]
    kinds:
      - id: 1
        name: meeting
        labels: *labels
        fields:
          - {id: 1, name: since, type: date, labels: *labels}
          - {id: 2, name: date, type: date, labels: *labels, required: true}
          - {id: 3, name: place, type: choice, labels: *labels, codes: places}
          - {id: 4, name: age, type: integer, labels: *labels}
          - {id: 5, name: people, type: integer, labels: *labels}
          - {id: 6, name: topics, type: choices, labels: *labels, codes: topics}
          - {id: 7, name: needs, type: choices, labels: *labels, codes: topics}
          - {id: 8, name: returns, type: tally, labels: *labels}
          - {id: 9, name: note, type: text, labels: *labels}
      - id: 2
        name: errand
        labels: *labels
        fields:
          - {id: 1, name: date, type: date, labels: *labels, required: true}
          - {id: 2, name: place, type: choice, labels: *labels, codes: places}
    indicators:
      - {id: meetings, kind: meeting, records: true, unit: meeting,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: people, kind: meeting, sum: [people], unit: encounter,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: ages, kind: meeting, sum: [age, people, returns], unit: year,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: returns, kind: meeting, sum: [returns], unit: visit,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: topics, kind: meeting, elements: topics, unit: topic,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: needs, kind: meeting, elements: needs, unit: need,
         definition: 1, labels: *labels, unit_labels: *labels}
      - {id: errands, kind: errand, records: true, unit: errand,
         definition: 1, labels: *labels, unit_labels: *labels}
    """

import Programmes

/// A small programme whose labels differ from its codes.
func testProgramme() throws -> Programme {
    try Programme(yaml: testProgrammeText)
}

private let testProgrammeText = """
    id: copenhagen
    version: 1
    labels: {da: København, en: Copenhagen}
    codes:
      routes:
        - {code: thai_mediator, da: Thaimægler, en: Thai mediator}
        - {code: walk_in, da: Åben dør, en: Walk-in}
      themes:
        - {code: health, da: Helbred, en: Health}
        - {code: housing, da: Bolig, en: Housing}
    kinds:
      - id: 1
        name: contact
        labels: {da: Kontakt, en: Contact}
        fields:
          - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date}}
          - {id: 2, name: route, type: choice, codes: routes, labels: {da: Vej, en: Route}}
          - {id: 3, name: themes, type: choices, codes: themes, labels: {da: Emner, en: Themes}}
          - {id: 4, name: persons, type: integer, labels: {da: Personer, en: Persons}}
    indicators:
      - id: contacts
        kind: contact
        records: true
        unit: contact
        definition: 1
        labels: {da: Kontakter, en: Contacts}
        unit_labels: {da: kontakt, en: contact}
      - id: persons_met
        kind: contact
        sum: [persons]
        unit: encounter
        definition: 2
        labels: {da: Mødte personer, en: Persons met}
        unit_labels: {da: møde, en: encounter}
    """

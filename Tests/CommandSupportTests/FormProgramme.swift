import Programmes

/// A programme with a field of each sort, and labels that begin alike.
func formProgramme() throws -> Programme {
    try Programme(yaml: text)
}

private let text = """
    id: copenhagen
    version: 1
    labels: {da: København, en: Copenhagen, th: โคเปนเฮเกน}
    windows:
      - {id: shift, starts: "15:00", labels: {da: Vagt, en: Shift, th: กะ}}
    codes:
      routes:
        - {code: telephone, da: Telefon, en: Telephone, th: โทรศัพท์}
        - {code: thai, da: Thaimægler, en: Thai mediator, th: ล่ามไทย}
        - {code: walk_in, da: Åben dør, en: Walk-in, th: มาเอง}
      ages:
        - {code: under_18, da: Under 18, en: Under 18, th: ต่ำกว่า 18}
        - {code: 18_24, da: 18-24, en: 18-24, th: 18-24}
        - {code: 25_29, da: 25-29, en: 25-29, th: 25-29}
      themes:
        - {code: health, da: Helbred, en: Health, th: สุขภาพ}
        - {code: housing, da: Bolig, en: Housing, th: ที่อยู่อาศัย}
        - {code: work, da: Arbejde, en: Work, th: งาน}
    kinds:
      - id: 1
        name: contact
        labels: {da: Kontakt, en: Contact, th: การติดต่อ}
        fields:
          - {id: 1, name: date, type: date, required: true, labels: {da: Dato, en: Date, th: วันที่}}
          - {id: 2, name: route, type: choice, required: true, codes: routes, labels: {da: Vej, en: Route, th: ช่องทาง}}
          - {id: 3, name: persons, type: integer, required: true, range: [0, 50], labels: {da: Personer, en: Persons, th: จำนวนคน}}
          - {id: 4, name: themes, type: choices, codes: themes, labels: {da: Emner, en: Themes, th: หัวข้อ}}
          - {id: 5, name: age, type: choice, codes: ages, labels: {da: Alder, en: Age, th: อายุ}}
          - {id: 6, name: note, type: text, labels: {da: Bemærkning, en: Note, th: หมายเหตุ}}
      - id: 2
        name: night
        labels: {da: Nat, en: Night, th: คืน}
        fields:
          - {id: 1, name: date, type: date, required: true, window: shift, labels: {da: Dato, en: Date, th: วันที่}}
          - {id: 2, name: new, type: tally, labels: {da: Nye, en: New, th: รายใหม่}}
          - {id: 3, name: returning, type: tally, labels: {da: Gengangere, en: Returning, th: รายเก่า}}
    indicators:
      - id: contacts
        kind: contact
        records: true
        unit: contact
        definition: 1
        labels: {da: Kontakter, en: Contacts, th: การติดต่อ}
        unit_labels: {da: kontakter, en: contacts, th: การติดต่อ}
    """

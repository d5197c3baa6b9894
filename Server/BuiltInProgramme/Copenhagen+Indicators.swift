extension Copenhagen {
    /// What is counted; a definition's number goes up whenever its meaning changes.
    static let indicators = """
        indicators:
          - id: cards_handed_out
            definition: 1
            kind: card_handout
            sum: [quantity]
            labels: {da: "Uddelte VIP-kort", en: "VIP cards handed out", th: "บัตร VIP ที่แจก"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: contacts
            definition: 1
            kind: contact
            records: true
            labels: {da: "Henvendelser", en: "Contacts", th: "การติดต่อ"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: contacts_without_thai_outreach
            definition: 1
            kind: contact
            records: true
            where_not: {route: [thai_mediator]}
            labels: {da: "Henvendelser uden den opsøgende thaiindsats", en: "Contacts without the Thai outreach", th: "การติดต่อที่ไม่รวมงานลงพื้นที่ภาษาไทย"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
            covers:
              da: "Alle henvendelser undtagen dem, som den thailandske kulturformidler skabte ved opsøgende arbejde."
              en: "All contacts except those that the Thai cultural mediator made by outreach."
              th: "การติดต่อทั้งหมด ยกเว้นที่เกิดจากงานลงพื้นที่ของผู้ประสานวัฒนธรรมไทย"
          - id: measures_started
            definition: 1
            kind: contact
            elements: measures
            labels: {da: "Iværksatte tiltag", en: "Measures started", th: "มาตรการที่เริ่มแล้ว"}
            unit: measure
            unit_labels: {da: "tiltag", en: "measures", th: "มาตรการ"}
          - id: visits
            definition: 1
            kind: visit
            records: true
            labels: {da: "Opsøgende besøg", en: "Outreach visits", th: "การลงพื้นที่เยี่ยม"}
            unit: visit
            unit_labels: {da: "besøg", en: "visits", th: "ครั้ง"}
          - id: persons_met
            definition: 1
            kind: visit
            sum: [persons_met]
            labels: {da: "Mødte personer", en: "Persons met", th: "จำนวนคนที่พบ"}
            unit: encounter
            unit_labels: {da: "møder med personer", en: "encounters", th: "ครั้งที่พบคน"}
          - id: night_visits
            definition: 1
            kind: night
            sum: [new, returning]
            labels: {da: "Besøg om natten", en: "Night visits", th: "การมาใช้บริการกลางคืน"}
            unit: visit
            unit_labels: {da: "besøg", en: "visits", th: "ครั้ง"}
          - id: night_new
            definition: 1
            kind: night
            sum: [new]
            labels: {da: "Nye om natten", en: "New at night", th: "มาใหม่ตอนกลางคืน"}
            unit: visitor
            unit_labels: {da: "besøgende", en: "visitors", th: "ผู้มาใช้บริการ"}

        """

    /// Figures that documents state; for comparison only, never counted.
    static let baselines = """
        baselines:
          - id: contacts_before_scheme
            indicator: contacts_without_thai_outreach
            definition: 1
            from: 2007-01-01
            to: 2007-12-31
            min: 0
            max: 3
            source:
              da: "Socialforvaltningens statusnotat om brobyggerordningen, 31-03-2009"
              en: "Status memo of the Social Services Administration on the bridge-builder scheme, 31 March 2009"
              th: "บันทึกสถานะของฝ่ายบริการสังคมเรื่องโครงการผู้สร้างสะพาน 31 มีนาคม 2009"
            note:
              da: "Notatet siger 0 til 3 om året i de seneste år; året 2007 står for dem."
              en: "The memo says 0 to 3 a year in recent years; the year 2007 stands for them."
              th: "บันทึกระบุ 0 ถึง 3 ต่อปีในช่วงไม่กี่ปีที่ผ่านมา ปี 2007 ใช้แทนปีเหล่านั้น"

        """
}

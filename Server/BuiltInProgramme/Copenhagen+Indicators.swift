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
}

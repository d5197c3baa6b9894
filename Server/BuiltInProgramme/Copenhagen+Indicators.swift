extension Copenhagen {
    /// What is counted; a definition's number goes up whenever its meaning changes.
    static let indicators = """
        indicators:
          - id: cards_handed_out
            definition: 1
            kind: card_handout
            sum: [quantity]
            labels: {da: "Uddelte VIP-kort", en: "VIP cards handed out"}
            unit: card
            unit_labels: {da: "kort", en: "cards"}
          - id: contacts
            definition: 1
            kind: contact
            records: true
            labels: {da: "Henvendelser", en: "Contacts"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts"}
          - id: measures_started
            definition: 1
            kind: contact
            elements: measures
            labels: {da: "Iværksatte tiltag", en: "Measures started"}
            unit: measure
            unit_labels: {da: "tiltag", en: "measures"}
          - id: visits
            definition: 1
            kind: visit
            records: true
            labels: {da: "Opsøgende besøg", en: "Outreach visits"}
            unit: visit
            unit_labels: {da: "besøg", en: "visits"}
          - id: persons_met
            definition: 1
            kind: visit
            sum: [persons_met]
            labels: {da: "Mødte personer", en: "Persons met"}
            unit: encounter
            unit_labels: {da: "møder med personer", en: "encounters"}
          - id: night_visits
            definition: 1
            kind: night
            sum: [new, returning]
            labels: {da: "Besøg om natten", en: "Night visits"}
            unit: visit
            unit_labels: {da: "besøg", en: "visits"}
          - id: night_new
            definition: 1
            kind: night
            sum: [new]
            labels: {da: "Nye om natten", en: "New at night"}
            unit: visitor
            unit_labels: {da: "besøgende", en: "visitors"}

        """
}

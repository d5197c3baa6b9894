extension Copenhagen {
    /// The definition as an administrator would write it; another city starts from a copy.
    public static let yaml = """
        id: copenhagen
        version: 1
        labels: {da: "Brobyggerordningen i København", en: "Copenhagen bridge-builder scheme"}

        windows:
          - {id: calendar_day, labels: {da: Kalenderdag, en: Calendar day}, starts: "00:00"}
          - {id: rede_doegn, labels: {da: Rede-døgn, en: Rede day}, starts: "15:00"}

        codes:
          routes:
            - {code: thai_mediator, da: "Thailandsk kulturformidler", en: "Thai cultural mediator"}
            - {code: kc_prostitution, da: "Kompetencecenter Prostitution", en: "Kompetencecenter Prostitution"}
            - {code: reden, da: "Reden", en: "Reden"}
            - {code: walk_in, da: "Personligt fremmøde", en: "Came in person"}
            - {code: telephone, da: "Telefon til en brobygger", en: "Telephone to a bridge-builder"}
            - {code: vip_card, da: "VIP-kort", en: "VIP card"}
            - {code: other, da: "Anden", en: "Other"}
          channels:
            - {code: in_person, da: "Personligt", en: "In person"}
            - {code: telephone, da: "Telefon", en: "Telephone"}
            - {code: chat, da: "Chat", en: "Chat"}
            - {code: outreach, da: "Opsøgende", en: "Outreach"}
            - {code: letter, da: "Brev", en: "Letter"}
          anonymities:
            - {code: anonymous, da: "Anonym", en: "Anonymous"}
            - {code: lifted, da: "Anonymitet opgivet", en: "Anonymity lifted"}
          measures:
            - {code: cash_benefit, da: "Kontanthjælp", en: "Cash benefit"}
            - {code: medical_clarification, da: "Lægelig afklaring", en: "Medical clarification"}
            - {code: referral_kc, da: "Henvisning til Kompetencecenter Prostitution", en: "Referral to Kompetencecenter Prostitution"}
            - {code: housing_list, da: "Opskrivning til ungdomsbolig/almen bolig", en: "Housing list"}
            - {code: kollegiernes_hus, da: "Henvendelse til Kollegiernes Hus", en: "Student housing (Kollegiernes Hus)"}
            - {code: rehabilitation, da: "Revalidering til færdiggørelse af uddannelse", en: "Rehabilitation to finish education"}
            - {code: social_action_plan, da: "Social handleplan", en: "Social action plan"}
            - {code: anonymous_counselling, da: "Anonym rådgivning", en: "Anonymous counselling"}
            - {code: job_training_education, da: "Jobtræning eller uddannelsesforløb", en: "Job training or education"}
          place_types:
            - {code: massage_clinic, da: "Massageklinik", en: "Massage clinic"}
            - {code: thai_massage_clinic, da: "Thaimassageklinik", en: "Thai massage clinic"}
            - {code: street, da: "Gade", en: "Street"}
            - {code: bar, da: "Bar", en: "Bar"}
            - {code: escort, da: "Escort", en: "Escort"}
            - {code: private, da: "Privat", en: "Private"}
            - {code: drop_in, da: "Værested", en: "Drop-in"}
            - {code: authority, da: "Myndighedscenter", en: "Authority centre"}
            - {code: other, da: "Andet", en: "Other"}
          districts:
            - {code: indre_by, da: "Indre By", en: "Indre By"}
            - {code: oesterbro, da: "Østerbro", en: "Østerbro"}
            - {code: noerrebro, da: "Nørrebro", en: "Nørrebro"}
            - {code: vesterbro, da: "Vesterbro", en: "Vesterbro"}
            - {code: valby, da: "Valby", en: "Valby"}
            - {code: vanloese, da: "Vanløse", en: "Vanløse"}
            - {code: broenshoej_husum, da: "Brønshøj-Husum", en: "Brønshøj-Husum"}
            - {code: bispebjerg, da: "Bispebjerg", en: "Bispebjerg"}
            - {code: amager_oest, da: "Amager Øst", en: "Amager Øst"}
            - {code: amager_vest, da: "Amager Vest", en: "Amager Vest"}
            - {code: other, da: "Andet", en: "Other"}
          languages:
            - {code: da, da: "Dansk", en: "Danish"}
            - {code: en, da: "Engelsk", en: "English"}
            - {code: th, da: "Thai", en: "Thai"}
            - {code: kl, da: "Grønlandsk", en: "Greenlandic"}
            - {code: ro, da: "Rumænsk", en: "Romanian"}
            - {code: sk, da: "Slovakisk", en: "Slovak"}
            - {code: bg, da: "Bulgarsk", en: "Bulgarian"}
            - {code: fr, da: "Fransk", en: "French"}
            - {code: es, da: "Spansk", en: "Spanish"}
            - {code: other, da: "Andet", en: "Other"}
          themes:
            - {code: substances, da: "Rusmidler", en: "Substances"}
            - {code: alcohol, da: "Alkohol", en: "Alcohol"}
            - {code: cannabis, da: "Hash", en: "Cannabis"}
            - {code: mental_health, da: "Psykiske lidelser", en: "Mental health"}
            - {code: childhood_trauma, da: "Opvækst- og tilknytningstraumer", en: "Childhood trauma"}
            - {code: abuse, da: "Incest og overgreb", en: "Abuse"}
            - {code: violence, da: "Vold", en: "Violence"}
            - {code: economy_debt, da: "Økonomi og gæld", en: "Economy and debt"}
            - {code: housing, da: "Bolig og hjemløshed", en: "Housing"}
            - {code: health, da: "Helbred", en: "Health"}
            - {code: education_job, da: "Uddannelse og job", en: "Education and job"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone"}
          nationality_groups:
            - {code: denmark, da: "Danmark", en: "Denmark"}
            - {code: greenland, da: "Grønland", en: "Greenland"}
            - {code: nordic, da: "Norden", en: "Nordic"}
            - {code: thailand, da: "Thailand", en: "Thailand"}
            - {code: nigeria, da: "Nigeria", en: "Nigeria"}
            - {code: romania, da: "Rumænien", en: "Romania"}
            - {code: slovakia, da: "Slovakiet", en: "Slovakia"}
            - {code: bulgaria, da: "Bulgarien", en: "Bulgaria"}
            - {code: equatorial_guinea, da: "Ækvatorialguinea", en: "Equatorial Guinea"}
            - {code: south_africa, da: "Sydafrika", en: "South Africa"}
            - {code: other_eu, da: "Andet EU", en: "Other EU"}
            - {code: other, da: "Andet", en: "Other"}
          residence_statuses:
            - {code: lawful, da: "Lovligt ophold", en: "Lawful residence"}
            - {code: unlawful, da: "Ulovligt ophold", en: "Unlawful residence"}
            - {code: asylum, da: "Asyl", en: "Asylum"}
          age_bands:
            - {code: under_18, da: "Under 18", en: "Under 18"}
            - {code: "18_24", da: "18-24", en: "18-24"}
            - {code: "25_29", da: "25-29", en: "25-29"}
            - {code: "30_39", da: "30-39", en: "30-39"}
            - {code: "40_49", da: "40-49", en: "40-49"}
            - {code: "50_plus", da: "50 og over", en: "50 and over"}
          forms:
            - {code: street, da: "Gade", en: "Street"}
            - {code: clinic, da: "Klinik", en: "Clinic"}
            - {code: escort, da: "Escort", en: "Escort"}
            - {code: private, da: "Privat", en: "Private"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone"}
            - {code: other, da: "Andet", en: "Other"}

        kinds:
          - id: 1
            name: card_handout
            labels: {da: "VIP-kort uddelt", en: "VIP cards handed out"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date"}}
              - {id: 2, name: quantity, type: integer, required: true, range: [1, 10000],
                 labels: {da: "Antal kort", en: "Number of cards"}}
              - {id: 3, name: place_type, type: choice, required: true, codes: place_types,
                 labels: {da: "Sted", en: "Place"}}
              - {id: 4, name: district, type: choice, required: true, codes: districts,
                 labels: {da: "Bydel", en: "District"}}
              - {id: 5, name: language, type: choice, required: true, codes: languages,
                 labels: {da: "Sprog", en: "Language"}}
              - {id: 6, name: batch, type: integer, range: [1, 1000000000],
                 labels: {da: "Parti", en: "Batch"}}
          - id: 2
            name: contact
            labels: {da: "Anonymt spørgeskema", en: "Anonymous questionnaire"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date"}}
              - {id: 2, name: route, type: choice, required: true, codes: routes,
                 labels: {da: "Henvendelsens vej", en: "Route"}}
              - {id: 3, name: channel, type: choice, required: true, codes: channels,
                 labels: {da: "Kanal", en: "Channel"}}
              - {id: 4, name: anonymity, type: choice, required: true, codes: anonymities,
                 labels: {da: "Anonymitet", en: "Anonymity"}}
              - {id: 5, name: language, type: choice, required: true, codes: languages,
                 labels: {da: "Sprog", en: "Language"}}
              - {id: 6, name: measures, type: choices, codes: measures,
                 labels: {da: "Iværksatte tiltag", en: "Measures started"}}
              - {id: 7, name: themes, type: choices, codes: themes,
                 labels: {da: "Temaer", en: "Themes"}}
              - {id: 8, name: nationality_group, type: choice, codes: nationality_groups,
                 labels: {da: "Nationalitetsgruppe", en: "Nationality group"}}
              - {id: 9, name: residence_status, type: choice, codes: residence_statuses,
                 labels: {da: "Opholdsgrundlag", en: "Residence status"}}
              - {id: 10, name: age_band, type: choice, codes: age_bands,
                 labels: {da: "Aldersgruppe", en: "Age band"}}
              - {id: 11, name: form, type: choice, codes: forms,
                 labels: {da: "Form for prostitution", en: "Form of prostitution"}}
              - {id: 12, name: card, type: card,
                 labels: {da: "VIP-kortets nummer", en: "Number of the VIP card"}}
              - {id: 13, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note"},
                 help: {da: "Uden navne, numre og adresser.", en: "Without names, numbers and addresses."}}
          - id: 3
            name: visit
            labels: {da: "Opsøgende besøg", en: "Outreach visit"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date"}}
              - {id: 2, name: place_type, type: choice, required: true, codes: place_types,
                 labels: {da: "Sted", en: "Place"}}
              - {id: 3, name: persons_met, type: integer, required: true, range: [0, 100000],
                 labels: {da: "Mødte personer", en: "Persons met"}}
              - {id: 4, name: refused, type: integer, range: [0, 100000],
                 labels: {da: "Afvist", en: "Refused"}}
              - {id: 5, name: district, type: choice, codes: districts,
                 labels: {da: "Bydel", en: "District"}}
              - {id: 6, name: language, type: choice, codes: languages,
                 labels: {da: "Sprog", en: "Language"}}
              - {id: 7, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note"},
                 help: {da: "Uden navne, numre og adresser.", en: "Without names, numbers and addresses."}}
          - id: 4
            name: night
            labels: {da: "Vagt i værestedet", en: "Drop-in shift"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: rede_doegn,
                 labels: {da: "Dato, som vagten begyndte", en: "Date on which the shift began"}}
              - {id: 2, name: new, type: tally,
                 labels: {da: "Nye", en: "New"}}
              - {id: 3, name: returning, type: tally,
                 labels: {da: "Gengangere", en: "Returning"}}

        indicators:
          - {id: cards_handed_out, definition: 1, kind: card_handout, sum: [quantity], unit: card,
             labels: {da: "Uddelte VIP-kort", en: "VIP cards handed out"}, unit_labels: {da: kort, en: cards}}
          - {id: contacts, definition: 1, kind: contact, records: true, unit: contact,
             labels: {da: "Henvendelser", en: "Contacts"}, unit_labels: {da: henvendelser, en: contacts}}
          - {id: measures_started, definition: 1, kind: contact, elements: measures, unit: measure,
             labels: {da: "Iværksatte tiltag", en: "Measures started"}, unit_labels: {da: tiltag, en: measures}}
          - {id: visits, definition: 1, kind: visit, records: true, unit: visit,
             labels: {da: "Opsøgende besøg", en: "Outreach visits"}, unit_labels: {da: besøg, en: visits}}
          - {id: persons_met, definition: 1, kind: visit, sum: [persons_met], unit: encounter,
             labels: {da: "Mødte personer", en: "Persons met"}, unit_labels: {da: møder, en: encounters}}
          - {id: night_visits, definition: 1, kind: night, sum: [new, returning], unit: visit,
             labels: {da: "Besøg i værestedet", en: "Drop-in visits"}, unit_labels: {da: besøg, en: visits}}
          - {id: night_new, definition: 1, kind: night, sum: [new], unit: visitor,
             labels: {da: "Nye i værestedet", en: "New at the drop-in"}, unit_labels: {da: besøgende, en: visitors}}
        """
}

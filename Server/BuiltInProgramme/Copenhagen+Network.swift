extension Copenhagen {
    /// The network and what it shares: members, meetings, offers, the action plan, places.
    static let network = """
          - id: 11
            name: member
            labels: {da: "Medlem af netværket", en: "Member of the network", th: "สมาชิกเครือข่าย"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Med fra", en: "Member from", th: "เป็นสมาชิกตั้งแต่"}}
              - {id: 2, name: role, type: choice, required: true, codes: member_roles,
                 labels: {da: "Rolle", en: "Role", th: "บทบาท"}}
              - {id: 3, name: organisation, type: choice, required: true, codes: organisations,
                 labels: {da: "Organisation", en: "Organisation", th: "องค์กร"}}
              - {id: 4, name: unit, type: text,
                 labels: {da: "Enhed", en: "Unit", th: "หน่วยงาน"},
                 help: {da: "Centret eller kontoret, ikke hvem der er medlem.",
                        en: "The centre or office, not who the member is.",
                        th: "ศูนย์หรือสำนักงาน ไม่ใช่ตัวบุคคล"}}
              - {id: 5, name: ended, type: date, window: calendar_day,
                 labels: {da: "Med til", en: "Member until", th: "เป็นสมาชิกถึง"},
                 help: {da: "Den første dag uden for netværket.",
                        en: "The first day outside the network.",
                        th: "วันแรกที่พ้นจากเครือข่าย"}}

          - id: 12
            name: meeting
            labels: {da: "Møde eller temadag", en: "Meeting or theme day", th: "การประชุมหรือวันสัมมนา"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: form, type: choice, required: true, codes: meeting_forms,
                 labels: {da: "Form", en: "Form", th: "รูปแบบ"}}
              - {id: 3, name: organisation, type: choice, codes: organisations,
                 labels: {da: "Vært", en: "Host", th: "เจ้าภาพ"}}
              - {id: 4, name: capacity, type: integer, range: [0, 100000],
                 labels: {da: "Pladser", en: "Places", th: "จำนวนที่นั่ง"}}
              - {id: 5, name: registered, type: integer, range: [0, 100000],
                 labels: {da: "Tilmeldte", en: "Registered", th: "ผู้ลงทะเบียน"}}
              - {id: 6, name: attended, type: integer, range: [0, 100000],
                 labels: {da: "Fremmødte", en: "Attended", th: "ผู้เข้าร่วม"}}
              - {id: 7, name: new_members, type: integer, range: [0, 100000],
                 labels: {da: "Nye i netværket", en: "New in the network", th: "สมาชิกใหม่"}}
              - {id: 8, name: speakers, type: integer, range: [0, 1000],
                 labels: {da: "Oplægsholdere", en: "Speakers", th: "วิทยากร"}}
              - {id: 9, name: topic, type: text,
                 labels: {da: "Emne", en: "Topic", th: "หัวข้อ"}}

          - id: 13
            name: offer
            scope: shared
            labels: {da: "Tilbud i vidensbanken", en: "Offer in the knowledge bank", th: "บริการในคลังความรู้"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Efterset", en: "Checked on", th: "ตรวจสอบเมื่อ"}}
              - {id: 2, name: title, type: text, required: true,
                 labels: {da: "Tilbud", en: "Offer", th: "บริการ"}}
              - {id: 3, name: organisation, type: choice, codes: organisations,
                 labels: {da: "Udbyder", en: "Provider", th: "ผู้ให้บริการ"}}
              - {id: 4, name: services, type: choices, codes: services,
                 labels: {da: "Ydelser", en: "Services", th: "ประเภทบริการ"}}
              - {id: 5, name: target_groups, type: choices, codes: offer_groups,
                 labels: {da: "Målgrupper", en: "Target groups", th: "กลุ่มเป้าหมาย"}}
              - {id: 6, name: residence_rule, type: choice, codes: residence_rules,
                 labels: {da: "Krav om ophold", en: "Residence rule", th: "เงื่อนไขการพำนัก"}}
              - {id: 7, name: languages, type: choices, codes: languages,
                 labels: {da: "Sprog", en: "Languages", th: "ภาษา"}}
              - {id: 8, name: anonymous, type: choice, codes: yes_no,
                 labels: {da: "Kan bruges anonymt", en: "Can be used anonymously", th: "ใช้โดยไม่เปิดเผยตัวตนได้"}}
              - {id: 9, name: access, type: text,
                 labels: {da: "Hvordan man kommer dertil", en: "How to get there", th: "วิธีเข้าถึง"}}
              - {id: 10, name: valid_until, type: date, window: calendar_day,
                 labels: {da: "Gælder til", en: "Valid until", th: "ใช้ได้ถึง"},
                 help: {da: "Den første dag, tilbuddet ikke gælder.",
                        en: "The first day on which the offer no longer holds.",
                        th: "วันแรกที่บริการนี้ใช้ไม่ได้แล้ว"}}

          - id: 14
            name: publicity
            labels: {da: "Oplysning", en: "Publicity", th: "การประชาสัมพันธ์"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: medium, type: choice, required: true, codes: media,
                 labels: {da: "Form", en: "Form", th: "รูปแบบ"}}
              - {id: 3, name: quantity, type: integer, required: true, range: [1, 1000000],
                 labels: {da: "Antal", en: "Number", th: "จำนวน"}}
              - {id: 4, name: language, type: choice, codes: languages,
                 labels: {da: "Sprog", en: "Language", th: "ภาษา"}}
              - {id: 5, name: place_type, type: choice, codes: place_types,
                 labels: {da: "Sted", en: "Place", th: "สถานที่"}}

          - id: 15
            name: recommendation
            scope: shared
            labels: {da: "Anbefaling", en: "Recommendation", th: "ข้อเสนอแนะ"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Status pr.", en: "Status as of", th: "สถานะ ณ วันที่"}}
              - {id: 2, name: number, type: integer, required: true, range: [1, 10000],
                 labels: {da: "Nummer i handlingsplanen", en: "Number in the action plan", th: "หมายเลขในแผนปฏิบัติการ"}}
              - {id: 3, name: theme, type: choice, required: true, codes: action_themes,
                 labels: {da: "Tema", en: "Theme", th: "หัวข้อ"}}
              - {id: 4, name: keyword, type: text, required: true,
                 labels: {da: "Stikord", en: "Keyword", th: "คำสำคัญ"}}
              - {id: 5, name: owner, type: choice, codes: organisations,
                 labels: {da: "Ansvarlig", en: "Owner", th: "ผู้รับผิดชอบ"}}
              - {id: 6, name: partner_organisation, type: choice, codes: organisations,
                 labels: {da: "Samarbejdspartner", en: "Partner", th: "ผู้ร่วมงาน"}}
              - {id: 7, name: funding, type: choice, codes: fundings,
                 labels: {da: "Finansiering", en: "Funding", th: "งบประมาณ"}}
              - {id: 8, name: status, type: choice, required: true, codes: action_statuses,
                 labels: {da: "Status", en: "Status", th: "สถานะ"}}
              - {id: 9, name: status_text, type: text,
                 labels: {da: "Hvad der er sket", en: "What has happened", th: "สิ่งที่เกิดขึ้น"}}
              - {id: 10, name: source, type: text,
                 labels: {da: "Kilde", en: "Source", th: "แหล่งที่มา"}}

          - id: 16
            name: recommendation_alias
            scope: shared
            labels: {da: "Anbefalingens nummer i et andet dokument", en: "Number of a recommendation in another document", th: "หมายเลขของข้อเสนอแนะในเอกสารอื่น"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dokumentets dato", en: "Date of the document", th: "วันที่ของเอกสาร"}}
              - {id: 2, name: recommendation, type: reference, required: true,
                 labels: {da: "Anbefaling", en: "Recommendation", th: "ข้อเสนอแนะ"}}
              - {id: 3, name: number, type: integer, required: true, range: [1, 10000],
                 labels: {da: "Nummer dér", en: "Number there", th: "หมายเลขในเอกสารนั้น"}}
              - {id: 4, name: document, type: text, required: true,
                 labels: {da: "Dokument", en: "Document", th: "เอกสาร"}}

          - id: 19
            name: place
            labels: {da: "Sted", en: "Place", th: "สถานที่"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Set første gang", en: "First seen", th: "พบครั้งแรก"}}
              - {id: 2, name: place_type, type: choice, required: true, codes: place_types,
                 labels: {da: "Slags sted", en: "Sort of place", th: "ประเภทสถานที่"}}
              - {id: 3, name: district, type: choice, codes: districts,
                 labels: {da: "Bydel", en: "District", th: "เขต"}}
              - {id: 4, name: alias, type: text,
                 labels: {da: "Dækord uden mening", en: "Alias without meaning", th: "นามแฝงที่ไม่มีความหมาย"},
                 help: {da: "Et ord, I selv har fundet på; aldrig skiltet, gaden eller nummeret.",
                        en: "A word of your own; never the sign, the street or the number.",
                        th: "คำที่ตั้งขึ้นเอง ไม่ใช่ป้าย ถนน หรือเลขที่"}}

          - id: 20
            name: same_place
            joins: [place, other]
            labels: {da: "To navne for samme sted", en: "Two entries for one place", th: "สองรายการของสถานที่เดียว"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: place, type: reference, required: true,
                 labels: {da: "Det ene", en: "The one", th: "รายการหนึ่ง"}}
              - {id: 3, name: other, type: reference, required: true,
                 labels: {da: "Det andet", en: "The other", th: "อีกรายการ"},
                 help: {da: "Rækkefølgen er ligegyldig; void skiller dem igen.",
                        en: "Their order doesn't matter; void parts them again.",
                        th: "ลำดับไม่สำคัญ ใช้ void เพื่อแยกออกจากกัน"}}

          - id: 21
            name: presence
            labels: {da: "Fremskudt medarbejder på stedet", en: "Visiting professional", th: "เจ้าหน้าที่จากภายนอกมาประจำ"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: team, type: choice, required: true, codes: teams,
                 labels: {da: "Team", en: "Team", th: "ทีม"}}
              - {id: 3, name: hours, type: integer, range: [0, 24],
                 labels: {da: "Timer", en: "Hours", th: "ชั่วโมง"}}

          - id: 22
            name: remark
            labels: {da: "Partnerens vurdering", en: "Partner's remark", th: "ความเห็นขององค์กรภาคี"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: subject, type: choice, required: true, codes: remark_subjects,
                 labels: {da: "Om", en: "About", th: "เรื่อง"}}
              - {id: 3, name: opinion, type: choice, required: true, codes: opinions,
                 labels: {da: "Vurdering", en: "Opinion", th: "ความเห็น"}}
              - {id: 4, name: organisation, type: choice, codes: organisations,
                 labels: {da: "Fra", en: "From", th: "จาก"}}
              - {id: 5, name: remark, type: text,
                 labels: {da: "Bemærkning", en: "Remark", th: "ข้อสังเกต"}}

          - id: 23
            name: correction
            labels: {da: "Begrundelse for en rettelse", en: "Reason for a correction", th: "เหตุผลของการแก้ไข"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Rettet", en: "Corrected on", th: "แก้ไขเมื่อ"}}
              - {id: 2, name: record, type: reference, required: true,
                 labels: {da: "Registrering", en: "Record", th: "รายการ"}}
              - {id: 3, name: reason, type: choice, required: true, codes: correction_reasons,
                 labels: {da: "Begrundelse", en: "Reason", th: "เหตุผล"}}

        """
}

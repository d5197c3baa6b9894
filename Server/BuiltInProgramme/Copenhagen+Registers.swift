extension Copenhagen {
    /// The registers of one partner beside its outreach: card stock, enquiries, users, courses.
    static let registers = """
          - id: 5
            name: card_stock
            labels: {da: "Kortlager", en: "Card stock", th: "คลังบัตร"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: step, type: choice, required: true, codes: card_steps,
                 labels: {da: "Hvad der skete", en: "What happened", th: "สิ่งที่เกิดขึ้น"},
                 help: {da: "Uddelte kort skrives som card_handout, ikke her.",
                        en: "Cards handed out are logged as card_handout, not here.",
                        th: "บัตรที่แจกให้บันทึกเป็น card_handout ไม่ใช่ที่นี่"}}
              - {id: 3, name: quantity, type: integer, required: true, range: [1, 100000],
                 labels: {da: "Antal kort", en: "Number of cards", th: "จำนวนบัตร"},
                 help: {da: "Tæl kortene; skriv ikke et cirkatal.",
                        en: "Count the cards; don't write an estimate.",
                        th: "โปรดนับบัตร อย่าเขียนตัวเลขประมาณ"}}
              - {id: 4, name: batch, type: integer, range: [1, 1000000000],
                 labels: {da: "Parti", en: "Batch", th: "ชุดที่"}}
              - {id: 5, name: language, type: choice, codes: languages,
                 labels: {da: "Kortets sprog", en: "Language of the card", th: "ภาษาของบัตร"}}
              - {id: 6, name: worker, type: integer, range: [1, 10000],
                 labels: {da: "Medarbejdernummer", en: "Worker number", th: "หมายเลขเจ้าหน้าที่"},
                 help: {da: "Et nummer, I har aftalt, ikke hvem det er.",
                        en: "A number that you have agreed on, not who it is.",
                        th: "หมายเลขที่ตกลงกัน ไม่ใช่ตัวบุคคล"}}
              - {id: 7, name: card, type: card,
                 labels: {da: "Kortnummer", en: "Card number", th: "หมายเลขบัตร"},
                 help: {da: "Kun når ét kort blev indløst, returneret eller meldt tabt.",
                        en: "Only when one card was redeemed, returned or reported lost.",
                        th: "เฉพาะเมื่อบัตรหนึ่งใบถูกใช้ ส่งคืน หรือแจ้งหาย"}}

          - id: 6
            name: enquiry
            labels: {da: "Henvendelse til rådgivningen", en: "Enquiry to the advice line", th: "การขอคำปรึกษา"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: channel, type: choice, required: true, codes: channels,
                 labels: {da: "Kanal", en: "Channel", th: "ช่องทาง"}}
              - {id: 3, name: topic, type: choice, required: true, codes: topics,
                 labels: {da: "Hvad den handlede om", en: "What it was about", th: "เรื่องที่ปรึกษา"}}
              - {id: 4, name: themes, type: choices, codes: themes,
                 labels: {da: "Temaer", en: "Themes", th: "หัวข้อ"}}
              - {id: 5, name: municipality, type: choice, codes: municipalities,
                 labels: {da: "Bopælskommune", en: "Municipality of residence", th: "เทศบาลที่พำนัก"},
                 help: {da: "Kun kommunen, aldrig hvor i den.",
                        en: "The municipality only, never where in it.",
                        th: "เฉพาะเทศบาล ไม่ใช่ที่พักอยู่ที่ใด"}}
              - {id: 6, name: person, type: card,
                 labels: {da: "Løbenummer", en: "Running number", th: "หมายเลขลำดับ"},
                 help: {da: "Et tilfældigt nummer uden mening (brobygger cards); kun med det kan personer tælles.",
                        en: "A random number without meaning (brobygger cards); persons can be counted only with it.",
                        th: "หมายเลขสุ่มที่ไม่มีความหมาย (brobygger cards) นับจำนวนคนได้เมื่อมีหมายเลขนี้เท่านั้น"}}
              - {id: 7, name: first_ever, type: choice, codes: yes_no,
                 labels: {da: "Første gang nogensinde", en: "First time ever", th: "ครั้งแรก"}}
              - {id: 8, name: language, type: choice, codes: languages,
                 labels: {da: "Sprog", en: "Language", th: "ภาษา"}}
              - {id: 9, name: nationality_group, type: choice, codes: nationality_groups,
                 labels: {da: "Nationalitetsgruppe", en: "Nationality group", th: "กลุ่มสัญชาติ"}}
              - {id: 10, name: age_band, type: choice, codes: age_bands,
                 labels: {da: "Aldersgruppe", en: "Age band", th: "ช่วงอายุ"},
                 guidance: [\(minors)]}
              - {id: 11, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note", th: "หมายเหตุ"},
                 help: {da: "Skriv ikke navne, numre eller adresser.",
                        en: "Don't write names, numbers or addresses.",
                        th: "อย่าเขียนชื่อ ตัวเลข หรือที่อยู่"}}

          - id: 7
            name: user
            labels: {da: "Bruger i året", en: "User of the year", th: "ผู้ใช้บริการในปี"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: rede_doegn,
                 labels: {da: "Første gang i året", en: "First time this year", th: "ครั้งแรกของปี"}}
              - {id: 2, name: person, type: card,
                 labels: {da: "Løbenummer", en: "Running number", th: "หมายเลขลำดับ"},
                 help: {da: "Et tilfældigt nummer uden mening (brobygger cards); uden det tælles besøg, ikke personer.",
                        en: "A random number without meaning (brobygger cards); without it visits are counted, not persons.",
                        th: "หมายเลขสุ่มที่ไม่มีความหมาย (brobygger cards) หากไม่มีจะนับได้แต่ครั้งที่มา ไม่ใช่จำนวนคน"}}
              - {id: 3, name: first_ever, type: choice, codes: yes_no,
                 labels: {da: "Nyhenvendelse", en: "New user", th: "ผู้ใช้บริการรายใหม่"}}
              - {id: 4, name: nationality_group, type: choice, codes: nationality_groups,
                 labels: {da: "Nationalitetsgruppe", en: "Nationality group", th: "กลุ่มสัญชาติ"}}
              - {id: 5, name: age_band, type: choice, codes: age_bands,
                 labels: {da: "Aldersgruppe", en: "Age band", th: "ช่วงอายุ"},
                 guidance: [\(minors)]}

          - id: 8
            name: referral
            scope: pair
            labels: {da: "Henvisning mellem partnere", en: "Referral between partners", th: "การส่งต่อระหว่างองค์กรภาคี"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: to, type: partner, required: true,
                 labels: {da: "Henvist til", en: "Referred to", th: "ส่งต่อไปที่"},
                 help: {da: "Modtageren ser henvisningen og intet andet.",
                        en: "The receiver sees the referral and nothing else.",
                        th: "ผู้รับเห็นเฉพาะการส่งต่อนี้ ไม่เห็นสิ่งอื่น"}}
              - {id: 3, name: purpose, type: choice, required: true, codes: purposes,
                 labels: {da: "Formål", en: "Purpose", th: "วัตถุประสงค์"},
                 guidance: [\(pastAndFuture)]}
              - {id: 4, name: target_group, type: choice, codes: target_groups,
                 labels: {da: "Målgruppe", en: "Target group", th: "กลุ่มเป้าหมาย"},
                 guidance: [\(divisionOfLabour)]}
              - {id: 5, name: status, type: choice, required: true, codes: referral_statuses, default: offered,
                 labels: {da: "Status", en: "Status", th: "สถานะ"}}
              - {id: 6, name: companion, type: choice, codes: yes_no,
                 labels: {da: "Bisidder eller følgeskab", en: "Companion", th: "มีผู้ไปเป็นเพื่อน"}}
              - {id: 7, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note", th: "หมายเหตุ"},
                 help: {da: "Begge partnere læser den; skriv ikke navne, numre eller adresser.",
                        en: "Both partners read it; don't write names, numbers or addresses.",
                        th: "ทั้งสองภาคีอ่านได้ อย่าเขียนชื่อ ตัวเลข หรือที่อยู่"}}

          - id: 9
            name: bridging
            labels: {da: "Brobygning", en: "Bridging contact", th: "การเชื่อมต่อบริการ"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: destination, type: choice, required: true, codes: destinations,
                 labels: {da: "Til", en: "Destination", th: "ปลายทาง"}}
              - {id: 3, name: companion, type: choice, codes: yes_no,
                 labels: {da: "Bisidder eller følgeskab", en: "Companion", th: "มีผู้ไปเป็นเพื่อน"}}
              - {id: 4, name: person, type: card,
                 labels: {da: "Løbenummer", en: "Running number", th: "หมายเลขลำดับ"}}
              - {id: 5, name: nationality_group, type: choice, codes: nationality_groups,
                 labels: {da: "Nationalitetsgruppe", en: "Nationality group", th: "กลุ่มสัญชาติ"}}

          - id: 10
            name: course
            labels: {da: "Forløb (Exit, CTI)", en: "Course (Exit, CTI)", th: "กระบวนการช่วยเหลือ (Exit, CTI)"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Begyndt", en: "Started", th: "เริ่ม"}}
              - {id: 2, name: course, type: card,
                 labels: {da: "Forløbsnummer", en: "Course number", th: "หมายเลขกระบวนการช่วยเหลือ"},
                 help: {da: "Et tilfældigt nummer uden mening (brobygger cards).",
                        en: "A random number without meaning (brobygger cards).",
                        th: "หมายเลขสุ่มที่ไม่มีความหมาย (brobygger cards)"}}
              - {id: 3, name: form, type: choice, codes: forms,
                 labels: {da: "Prostitutionsform", en: "Form of prostitution", th: "รูปแบบ"}}
              - {id: 4, name: phase, type: choice, codes: phases,
                 labels: {da: "Fase", en: "Phase", th: "ระยะ"}}
              - {id: 5, name: ended, type: date, window: calendar_day,
                 labels: {da: "Afsluttet", en: "Ended", th: "สิ้นสุด"}}
              - {id: 6, name: goals, type: choices, codes: goals,
                 labels: {da: "Mål", en: "Goals", th: "เป้าหมาย"}}
              - {id: 7, name: goals_reached, type: choices, codes: goals,
                 labels: {da: "Mål, der er nået", en: "Goals reached", th: "เป้าหมายที่บรรลุ"}}
              - {id: 8, name: municipality, type: choice, codes: municipalities,
                 labels: {da: "Bopælskommune", en: "Municipality of residence", th: "เทศบาลที่พำนัก"}}
              - {id: 9, name: age_band, type: choice, codes: age_bands,
                 labels: {da: "Aldersgruppe", en: "Age band", th: "ช่วงอายุ"},
                 guidance: [\(minors)]}
              - {id: 10, name: who5_before, type: integer, range: [0, 100],
                 labels: {da: "WHO-5 før", en: "WHO-5 before", th: "WHO-5 ก่อน"}}
              - {id: 11, name: who5_after, type: integer, range: [0, 100],
                 labels: {da: "WHO-5 efter", en: "WHO-5 after", th: "WHO-5 หลัง"}}
              - {id: 12, name: paid_sex_before, type: choice, codes: yes_no,
                 labels: {da: "Sex mod betaling seneste måned, før", en: "Paid for sex last month, before", th: "รับเงินเพื่อเพศสัมพันธ์ในเดือนก่อน (ก่อนเริ่ม)"}}
              - {id: 13, name: paid_sex_after, type: choice, codes: yes_no,
                 labels: {da: "Sex mod betaling seneste måned, efter", en: "Paid for sex last month, after", th: "รับเงินเพื่อเพศสัมพันธ์ในเดือนก่อน (หลังจบ)"}}

          - id: 17
            name: zero_report
            labels: {da: "Nulmelding", en: "Zero report", th: "รายงานว่าไม่มี"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dagen, der intet var", en: "The day without anything", th: "วันที่ไม่มีอะไร"}}
              - {id: 2, name: register, type: choice, required: true, codes: registers,
                 labels: {da: "Register", en: "Register", th: "ทะเบียน"},
                 help: {da: "En dag uden nulmelding og uden registreringer mangler; den er ikke nul.",
                        en: "A day without a zero report and without records is missing; it is not zero.",
                        th: "วันที่ไม่มีรายงานว่าไม่มีและไม่มีรายการคือขาดข้อมูล ไม่ใช่ศูนย์"}}

          - id: 18
            name: protocol
            labels: {da: "Særlig procedure", en: "Protocol", th: "ระเบียบพิเศษ"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: protocol, type: choice, required: true, codes: protocols,
                 labels: {da: "Procedure", en: "Protocol", th: "ระเบียบ"},
                 guidance: [\(minorsProtocol), \(liftingAnonymity)]}
              - {id: 3, name: step, type: choice, required: true, codes: protocol_steps,
                 labels: {da: "Trin", en: "Step", th: "ขั้นตอน"},
                 help: {da: "Kun at det skete; aldrig hvem det gjaldt.",
                        en: "Only that it happened; never whom it was about.",
                        th: "เพียงว่าเกิดขึ้น ไม่ใช่ว่าเป็นใคร"}}
              - {id: 4, name: organisation, type: choice, codes: organisations,
                 labels: {da: "Sammen med", en: "Together with", th: "ร่วมกับ"}}

        """
}

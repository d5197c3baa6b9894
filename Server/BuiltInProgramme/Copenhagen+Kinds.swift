extension Copenhagen {
    /// The kinds of records; numbers are never used again for something else.
    static let kinds = """
        kinds:
          - id: 1
            name: card_handout
            labels: {da: "VIP-kort uddelt", en: "VIP cards handed out", th: "บัตร VIP ที่แจก"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: quantity, type: integer, required: true, range: [1, 10000],
                 labels: {da: "Antal kort", en: "Number of cards", th: "จำนวนบัตร"},
                 help: {da: "Tæl kortene; skriv ikke et cirkatal.",
                        en: "Count the cards; don't write an estimate.",
                        th: "โปรดนับบัตร อย่าเขียนตัวเลขประมาณ"}}
              - {id: 3, name: place_type, type: choice, required: true, codes: place_types,
                 labels: {da: "Sted", en: "Place", th: "สถานที่"}}
              - {id: 4, name: district, type: choice, required: true, codes: districts,
                 labels: {da: "Bydel", en: "District", th: "เขต"}}
              - {id: 5, name: language, type: choice, required: true, codes: languages,
                 labels: {da: "Kortets sprog", en: "Language of the card", th: "ภาษาของบัตร"}}
              - {id: 6, name: batch, type: integer, range: [1, 1000000000],
                 labels: {da: "Parti", en: "Batch", th: "ชุดที่"},
                 help: {da: "Nummeret på pakken, som kortene kom i.",
                        en: "The number of the packet the cards came in.",
                        th: "หมายเลขของห่อที่บรรจุบัตรมา"}}
              - {id: 7, name: worker, type: integer, range: [1, 10000],
                 labels: {da: "Medarbejdernummer", en: "Worker number", th: "หมายเลขเจ้าหน้าที่"},
                 help: {da: "Et nummer, I har aftalt, ikke hvem det er.",
                        en: "A number that you have agreed on, not who it is.",
                        th: "หมายเลขที่ตกลงกัน ไม่ใช่ตัวบุคคล"}}

          - id: 2
            name: contact
            labels: {da: "Anonymt spørgeskema", en: "Anonymous questionnaire", th: "แบบสอบถามไม่เปิดเผยตัวตน"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: route, type: choice, required: true, codes: routes,
                 labels: {da: "Vej", en: "Route", th: "เส้นทาง"},
                 help: {da: "Hvem eller hvad førte til henvendelsen.",
                        en: "Who or what led to the enquiry.",
                        th: "ใครหรืออะไรที่นำมาสู่การติดต่อ"}}
              - {id: 3, name: channel, type: choice, required: true, codes: channels,
                 labels: {da: "Kanal", en: "Channel", th: "ช่องทาง"},
                 help: {da: "Hvordan I talte sammen.", en: "How you talked to each other.", th: "พูดคุยกันด้วยวิธีใด"}}
              - {id: 4, name: anonymity, type: choice, required: true, codes: anonymities,
                 labels: {da: "Anonymitet", en: "Anonymity", th: "การไม่เปิดเผยตัวตน"}}
              - {id: 5, name: language, type: choice, required: true, codes: languages,
                 labels: {da: "Sprog", en: "Language", th: "ภาษา"}}
              - {id: 6, name: measures, type: choices, codes: measures,
                 labels: {da: "Iværksatte tiltag", en: "Measures started", th: "มาตรการที่เริ่มแล้ว"},
                 help: {da: "Kun hvad der er sat i gang, ikke hvad I talte om.",
                        en: "Only what was started, not what you talked about.",
                        th: "เฉพาะสิ่งที่เริ่มทำแล้ว ไม่ใช่สิ่งที่พูดคุยกัน"}}
              - {id: 7, name: themes, type: choices, codes: themes,
                 labels: {da: "Temaer", en: "Themes", th: "หัวข้อ"}}
              - {id: 8, name: nationality_group, type: choice, codes: nationality_groups,
                 labels: {da: "Nationalitetsgruppe", en: "Nationality group", th: "กลุ่มสัญชาติ"}}
              - {id: 9, name: residence_status, type: choice, codes: residence_statuses,
                 labels: {da: "Opholdsgrundlag", en: "Residence status", th: "สถานะการพำนัก"},
                 guidance: [\(residence)]}
              - {id: 10, name: age_band, type: choice, codes: age_bands,
                 labels: {da: "Aldersgruppe", en: "Age band", th: "ช่วงอายุ"},
                 guidance: [\(minors)]}
              - {id: 11, name: form, type: choice, codes: forms,
                 labels: {da: "Form for prostitution", en: "Form of prostitution", th: "รูปแบบการค้าประเวณี"}}
              - {id: 12, name: card, type: card,
                 labels: {da: "VIP-kortets nummer", en: "Number of the VIP card", th: "หมายเลขบัตร VIP"},
                 help: {da: "Som det står på kortet, for eksempel VIP-0417.",
                        en: "As printed on the card, for example VIP-0417.",
                        th: "ตามที่พิมพ์บนบัตร เช่น VIP-0417"}}
              - {id: 13, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note", th: "หมายเหตุ"},
                 help: {da: "Skriv ikke navne, numre eller adresser.",
                        en: "Don't write names, numbers or addresses.",
                        th: "อย่าเขียนชื่อ ตัวเลข หรือที่อยู่"}}
              - {id: 14, name: follow_up, type: choice, codes: follow_ups,
                 labels: {da: "Opfølgning", en: "Follow-up", th: "การติดตาม"}}
              - {id: 15, name: provider, type: choice, codes: organisations,
                 labels: {da: "Hvem førte samtalen", en: "Who held the talk", th: "ผู้ให้คำปรึกษา"}}

          - id: 3
            name: visit
            labels: {da: "Opsøgende besøg", en: "Outreach visit", th: "การลงพื้นที่เยี่ยม"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: calendar_day,
                 labels: {da: "Dato", en: "Date", th: "วันที่"}}
              - {id: 2, name: place_type, type: choice, required: true, codes: place_types,
                 labels: {da: "Sted", en: "Place", th: "สถานที่"}}
              - {id: 3, name: persons_met, type: integer, required: true, range: [0, 1000000],
                 labels: {da: "Mødte personer", en: "Persons met", th: "จำนวนคนที่พบ"},
                 help: {da: "Alle, der blev mødt under dette besøg; skriv 0, hvis der ingen var.",
                        en: "Everybody met during this visit; write 0 if there was nobody.",
                        th: "ทุกคนที่พบในการเยี่ยมครั้งนี้ เขียน 0 หากไม่พบใคร"}}
              - {id: 4, name: refused, type: integer, range: [0, 1000000],
                 labels: {da: "Afviste kontakt", en: "Refused contact", th: "ปฏิเสธการติดต่อ"}}
              - {id: 5, name: district, type: choice, codes: districts,
                 labels: {da: "Bydel", en: "District", th: "เขต"}}
              - {id: 6, name: language, type: choice, codes: languages,
                 labels: {da: "Sprog", en: "Language", th: "ภาษา"}}
              - {id: 7, name: note, type: text,
                 labels: {da: "Bemærkning", en: "Note", th: "หมายเหตุ"},
                 help: {da: "Skriv ikke navne, numre eller adresser.",
                        en: "Don't write names, numbers or addresses.",
                        th: "อย่าเขียนชื่อ ตัวเลข หรือที่อยู่"}}
              - {id: 8, name: place, type: reference,
                 labels: {da: "Stedets id", en: "Id of the place", th: "id ของสถานที่"},
                 help: {da: "Id'et, som brobygger log place skrev; to id'er for samme sted forenes med same_place.",
                        en: "The id that brobygger log place printed; two ids for one place are joined by same_place.",
                        th: "id ที่ brobygger log place แสดง สอง id ของสถานที่เดียวรวมกันด้วย same_place"}}
              - {id: 9, name: cards_given, type: integer, range: [0, 10000],
                 labels: {da: "VIP-kort givet", en: "VIP cards given", th: "บัตร VIP ที่ให้"},
                 help: {da: "Skriv dem også som card_handout; de tælles kun dér.",
                        en: "Log them as card_handout too; they are counted only there.",
                        th: "บันทึกเป็น card_handout ด้วย จะนับเฉพาะที่นั่น"}}
              - {id: 10, name: minutes, type: integer, range: [0, 1440],
                 labels: {da: "Varighed i minutter", en: "Duration in minutes", th: "ระยะเวลาเป็นนาที"}}

          - id: 4
            name: night
            labels: {da: "Nat i natcaféen", en: "Night at the night café", th: "คืนที่คาเฟ่กลางคืน"}
            fields:
              - {id: 1, name: date, type: date, required: true, window: rede_doegn,
                 labels: {da: "Dato", en: "Date", th: "วันที่"},
                 help: {da: "Datoen, da vagten begyndte, også efter midnat.",
                        en: "The date on which the shift began, after midnight too.",
                        th: "วันที่ที่กะเริ่ม แม้หลังเที่ยงคืนแล้ว"}}
              - {id: 2, name: new, type: tally,
                 labels: {da: "Nye", en: "New", th: "มาใหม่"},
                 help: {da: "De, der aldrig har været her før.",
                        en: "Those who have never been here before.",
                        th: "ผู้ที่ไม่เคยมาที่นี่มาก่อน"}}
              - {id: 3, name: returning, type: tally,
                 labels: {da: "Gengangere", en: "Returning", th: "กลับมาอีก"}}

        """
}

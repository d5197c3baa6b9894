extension Copenhagen {
    /// The code lists of the registers, the network and the action plan; they go on from ``codes``.
    static let registerCodes = """
          yes_no:
            - {code: yes, da: "Ja", en: "Yes", th: "ใช่"}
            - {code: no, da: "Nej", en: "No", th: "ไม่ใช่"}
          organisations:
            - {code: sof, da: "Socialforvaltningen", en: "Social Services Administration (SOF)", th: "ฝ่ายบริการสังคม (SOF)"}
            - {code: bif, da: "Beskæftigelses- og Integrationsforvaltningen", en: "Employment and Integration Administration (BIF)", th: "ฝ่ายการจ้างงานและบูรณาการ (BIF)"}
            - {code: kc_prostitution, da: "KC Prostitution", en: "KC Prostitution", th: "KC Prostitution"}
            - {code: reden, da: "Reden København", en: "Reden København", th: "Reden København"}
            - {code: reden_international, da: "Reden International", en: "Reden International", th: "Reden International"}
            - {code: reden_stop_kvindehandel, da: "Reden Stop Kvindehandel", en: "Reden Stop Kvindehandel", th: "Reden Stop Kvindehandel"}
            - {code: livarehab, da: "LivaRehab", en: "LivaRehab", th: "LivaRehab"}
            - {code: exit_prostitution, da: "Exit Prostitution", en: "Exit Prostitution", th: "Exit Prostitution"}
            - {code: thai_mediator, da: "Thailandsk kulturformidler", en: "Thai cultural mediator", th: "ผู้ประสานวัฒนธรรมไทย"}
            - {code: tjek_punktet, da: "Tjek-punktet", en: "Tjek-punktet", th: "Tjek-punktet"}
            - {code: red_barnet, da: "Red Barnet", en: "Red Barnet", th: "Red Barnet"}
            - {code: homeless_unit, da: "Hjemløseenheden", en: "Homeless Unit", th: "หน่วยคนไร้บ้าน"}
            - {code: sundhedsrummet, da: "Sundhedsrummet", en: "Sundhedsrummet (health room)", th: "Sundhedsrummet (ห้องสุขภาพ)"}
            - {code: servicestyrelsen, da: "Servicestyrelsen", en: "Servicestyrelsen", th: "Servicestyrelsen"}
            - {code: other, da: "Anden", en: "Other", th: "อื่น ๆ"}
          follow_ups:
            - {code: none, da: "Ingen", en: "None", th: "ไม่มี"}
            - {code: planned, da: "Aftalt", en: "Planned", th: "นัดไว้แล้ว"}
            - {code: done, da: "Gennemført", en: "Done", th: "ทำแล้ว"}
          card_steps:
            - {code: printed, da: "Trykt", en: "Printed", th: "พิมพ์"}
            - {code: issued, da: "Udleveret til medarbejder", en: "Issued to a worker", th: "จ่ายให้เจ้าหน้าที่"}
            - {code: returned, da: "Returneret", en: "Returned", th: "ส่งคืน"}
            - {code: lost, da: "Tabt", en: "Lost", th: "หาย"}
            - {code: redeemed, da: "Indløst", en: "Redeemed", th: "ใช้แล้ว"}
          topics:
            - {code: prostitution, da: "Prostitution", en: "Prostitution", th: "การค้าประเวณี"}
            - {code: grey_zone, da: "Gråzoneprostitution", en: "Grey-zone prostitution", th: "พื้นที่สีเทา"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          municipalities:
            - {code: copenhagen, da: "København", en: "Copenhagen", th: "โคเปนเฮเกน"}
            - {code: other_danish, da: "Anden dansk kommune", en: "Other Danish municipality", th: "เทศบาลอื่นในเดนมาร์ก"}
            - {code: abroad, da: "Udlandet", en: "Abroad", th: "ต่างประเทศ"}
          purposes:
            - {code: past, da: "Fortiden (tidligere økonomi, bisidder)", en: "The past (earlier finances, companion)", th: "อดีต (การเงินเดิม ไปเป็นเพื่อน)"}
            - {code: future, da: "Fremtiden (kompetencer, job, uddannelse)", en: "The future (competences, job, education)", th: "อนาคต (ทักษะ งาน การศึกษา)"}
            - {code: drug_treatment, da: "Rusmiddelbehandling", en: "Drug treatment", th: "บำบัดสารเสพติด"}
            - {code: housing, da: "Bolig", en: "Housing", th: "ที่อยู่อาศัย"}
            - {code: health, da: "Sundhed", en: "Health", th: "สุขภาพ"}
            - {code: counselling, da: "Rådgivning", en: "Counselling", th: "ให้คำปรึกษา"}
            - {code: anti_trafficking, da: "Mod menneskehandel", en: "Anti-trafficking", th: "ต่อต้านการค้ามนุษย์"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          target_groups:
            - {code: danish_not_trafficked, da: "Danske og ikke handlede", en: "Danish and not trafficked", th: "ชาวเดนมาร์กและผู้ไม่ถูกค้ามนุษย์"}
            - {code: trafficked, da: "Handlede", en: "Trafficked", th: "ผู้ถูกค้ามนุษย์"}
            - {code: minor, da: "Mindreårige", en: "Minors", th: "ผู้เยาว์"}
            - {code: other, da: "Andre", en: "Others", th: "อื่น ๆ"}
          referral_statuses:
            - {code: offered, da: "Tilbudt", en: "Offered", th: "เสนอแล้ว"}
            - {code: accepted, da: "Taget imod", en: "Accepted", th: "ตอบรับ"}
            - {code: attended, da: "Mødt op", en: "Attended", th: "ไปตามนัดแล้ว"}
            - {code: declined, da: "Afslået", en: "Declined", th: "ปฏิเสธ"}
          destinations:
            - {code: drug_treatment, da: "Rusmiddelbehandling", en: "Drug treatment", th: "บำบัดสารเสพติด"}
            - {code: housing, da: "Bolig", en: "Housing", th: "ที่อยู่อาศัย"}
            - {code: health, da: "Sundhed", en: "Health", th: "สุขภาพ"}
            - {code: social_centre, da: "Socialcenter", en: "Social centre", th: "ศูนย์สังคม"}
            - {code: job_centre, da: "Jobcenter", en: "Job centre", th: "ศูนย์จัดหางาน"}
            - {code: tax, da: "Skat", en: "Tax", th: "สรรพากร"}
            - {code: court, da: "Retten", en: "Court", th: "ศาล"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          phases:
            - {code: transition, da: "Overgang", en: "Transition", th: "เปลี่ยนผ่าน"}
            - {code: try_out, da: "Afprøvning", en: "Try-out", th: "ทดลอง"}
            - {code: transfer, da: "Overdragelse", en: "Transfer", th: "ส่งมอบ"}
            - {code: closed, da: "Afsluttet", en: "Closed", th: "เสร็จสิ้น"}
          goals:
            - {code: housing, da: "Bolig", en: "Housing", th: "ที่อยู่อาศัย"}
            - {code: economy, da: "Økonomi", en: "Finances", th: "การเงิน"}
            - {code: education_job, da: "Uddannelse eller job", en: "Education or job", th: "การศึกษาหรืองาน"}
            - {code: health, da: "Helbred", en: "Health", th: "สุขภาพ"}
            - {code: substances, da: "Rusmidler", en: "Substances", th: "สารเสพติด"}
            - {code: network, da: "Netværk", en: "Social network", th: "เครือข่ายสังคม"}
            - {code: leaving, da: "Ophøre med prostitution", en: "Leaving prostitution", th: "เลิกค้าประเวณี"}
            - {code: reducing, da: "Mindske prostitution", en: "Reducing prostitution", th: "ลดการค้าประเวณี"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          member_roles:
            - {code: bridge_builder, da: "Brobygger", en: "Bridge-builder", th: "ผู้สร้างสะพาน"}
            - {code: resource_person, da: "Ressourceperson", en: "Resource person", th: "บุคคลที่ให้ความช่วยเหลือ"}
            - {code: network_member, da: "Netværksmedlem", en: "Network member", th: "สมาชิกเครือข่าย"}
          meeting_forms:
            - {code: network_meeting, da: "Netværksmøde", en: "Network meeting", th: "ประชุมเครือข่าย"}
            - {code: bridge_builder_meeting, da: "Brobyggermøde", en: "Bridge-builder meeting", th: "ประชุมผู้สร้างสะพาน"}
            - {code: working_group, da: "Arbejdsgruppe", en: "Working group", th: "คณะทำงาน"}
            - {code: theme_day, da: "Temadag", en: "Theme day", th: "วันสัมมนา"}
            - {code: talk, da: "Oplæg", en: "Talk", th: "บรรยาย"}
            - {code: training, da: "Undervisning", en: "Training", th: "อบรม"}
          services:
            - {code: advice, da: "Rådgivning", en: "Advice", th: "คำแนะนำ"}
            - {code: food, da: "Mad", en: "Food", th: "อาหาร"}
            - {code: overnight, da: "Overnatning", en: "Overnight stay", th: "ที่พักค้างคืน"}
            - {code: bridging, da: "Brobygning", en: "Bridging", th: "เชื่อมต่อบริการ"}
            - {code: health, da: "Sundhed", en: "Health", th: "สุขภาพ"}
            - {code: drug_treatment, da: "Rusmiddelbehandling", en: "Drug treatment", th: "บำบัดสารเสพติด"}
            - {code: housing, da: "Bolig", en: "Housing", th: "ที่อยู่อาศัย"}
            - {code: psychologist, da: "Psykolog", en: "Psychologist", th: "นักจิตวิทยา"}
            - {code: debt_advice, da: "Gældsrådgivning", en: "Debt advice", th: "คำปรึกษาหนี้สิน"}
            - {code: job_education, da: "Job eller uddannelse", en: "Job or education", th: "งานหรือการศึกษา"}
            - {code: legal_advice, da: "Retshjælp", en: "Legal advice", th: "กฎหมาย"}
            - {code: exit_course, da: "Exit-forløb", en: "Exit course", th: "กระบวนการช่วยเหลือ Exit"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          offer_groups:
            - {code: everybody, da: "Alle", en: "Everybody", th: "ทุกคน"}
            - {code: women, da: "Kvinder", en: "Women", th: "ผู้หญิง"}
            - {code: young, da: "Unge", en: "Young people", th: "เยาวชน"}
            - {code: trafficked, da: "Handlede", en: "Trafficked", th: "ผู้ถูกค้ามนุษย์"}
            - {code: drug_users, da: "Stofbrugere", en: "Drug users", th: "ผู้ใช้สารเสพติด"}
            - {code: migrants, da: "Migranter", en: "Migrants", th: "ผู้ย้ายถิ่น"}
            - {code: greenlandic, da: "Grønlændere", en: "Greenlanders", th: "ชาวกรีนแลนด์"}
            - {code: relatives, da: "Pårørende", en: "Relatives", th: "ญาติ"}
          residence_rules:
            - {code: lawful_only, da: "Kun lovligt ophold", en: "Lawful residence only", th: "เฉพาะผู้พำนักถูกกฎหมาย"}
            - {code: anybody, da: "Uanset ophold", en: "Whatever the residence", th: "ไม่ว่าสถานะใด"}
          media:
            - {code: poster, da: "Plakat", en: "Poster", th: "โปสเตอร์"}
            - {code: folder, da: "Folder", en: "Folder", th: "แผ่นพับ"}
            - {code: website, da: "Hjemmeside", en: "Website", th: "เว็บไซต์"}
            - {code: talk, da: "Oplæg", en: "Talk", th: "บรรยาย"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          action_themes:
            - {code: young_knowledge, da: "I. Unges viden", en: "I. Young people's knowledge", th: "I. ความรู้ของเยาวชน"}
            - {code: improved_conditions, da: "II. Forbedring af forhold", en: "II. Improved conditions", th: "II. การปรับปรุงสภาพ"}
            - {code: exit, da: "III. Ønsker at komme ud", en: "III. Wish to leave", th: "III. ผู้ต้องการเลิก"}
            - {code: fewer_customers, da: "IV. Reduktion i kunder", en: "IV. Fewer customers", th: "IV. ลดผู้ซื้อบริการ"}
          fundings:
            - {code: funded, da: "Finansieret", en: "Funded", th: "มีงบ"}
            - {code: part_of_budget, da: "Del af budgetaftalen", en: "Part of the budget agreement", th: "อยู่ในข้อตกลงงบประมาณ"}
            - {code: not_funded, da: "Ikke finansieret", en: "Not funded", th: "ไม่มีงบ"}
            - {code: not_needed, da: "Ikke nødvendig", en: "Not needed", th: "ไม่จำเป็น"}
          action_statuses:
            - {code: done, da: "Gennemført", en: "Done", th: "เสร็จแล้ว"}
            - {code: in_progress, da: "I gang", en: "In progress", th: "กำลังดำเนินการ"}
            - {code: not_possible, da: "Ikke mulig", en: "Not possible", th: "เป็นไปไม่ได้"}
            - {code: declined, da: "Afvist", en: "Declined", th: "ถูกปฏิเสธ"}
          registers:
            - {code: card_handout, da: "Uddelte kort", en: "Cards handed out", th: "บัตรที่แจก"}
            - {code: contact, da: "Henvendelser", en: "Contacts", th: "การติดต่อ"}
            - {code: visit, da: "Opsøgende besøg", en: "Outreach visits", th: "การลงพื้นที่"}
            - {code: night, da: "Natcafé", en: "Night café", th: "คาเฟ่กลางคืน"}
            - {code: enquiry, da: "Rådgivning", en: "Advice line", th: "การขอคำปรึกษา"}
            - {code: bridging, da: "Brobygning", en: "Bridging", th: "การเชื่อมต่อบริการ"}
          protocols:
            - {code: anonymity_lifted, da: "Opgav anonymitet", en: "Anonymity lifted", th: "ยอมเปิดเผยตัวตน"}
            - {code: minor, da: "Mindreårig", en: "Minor", th: "ผู้เยาว์"}
          protocol_steps:
            - {code: opened, da: "Begyndt", en: "Opened", th: "เริ่ม"}
            - {code: handed_over, da: "Overgivet", en: "Handed over", th: "ส่งมอบ"}
            - {code: closed, da: "Afsluttet", en: "Closed", th: "ปิด"}
          teams:
            - {code: substance_outreach, da: "Fremskudt misbrugsbehandler", en: "Outreach substance treatment", th: "ผู้บำบัดสารเสพติดเชิงรุก"}
            - {code: homeless_unit, da: "Hjemløseenheden", en: "Homeless Unit", th: "หน่วยคนไร้บ้าน"}
            - {code: psychologist, da: "Psykolog", en: "Psychologist", th: "นักจิตวิทยา"}
            - {code: nurse, da: "Sygeplejerske", en: "Nurse", th: "พยาบาล"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          remark_subjects:
            - {code: scheme, da: "Ordningen", en: "The scheme", th: "โครงการ"}
            - {code: vip_cards, da: "VIP-kortene", en: "The VIP cards", th: "บัตร VIP"}
            - {code: bridge_builders, da: "Brobyggerne", en: "The bridge-builders", th: "ผู้สร้างสะพาน"}
            - {code: cooperation, da: "Samarbejdet", en: "The co-operation", th: "ความร่วมมือ"}
          opinions:
            - {code: satisfied, da: "Tilfreds", en: "Satisfied", th: "พอใจ"}
            - {code: mixed, da: "Blandet", en: "Mixed", th: "ปานกลาง"}
            - {code: dissatisfied, da: "Utilfreds", en: "Dissatisfied", th: "ไม่พอใจ"}
          correction_reasons:
            - {code: typing_error, da: "Skrivefejl", en: "Typing error", th: "พิมพ์ผิด"}
            - {code: wrong_day, da: "Forkert dag", en: "Wrong day", th: "ผิดวัน"}
            - {code: wrong_place, da: "Forkert sted", en: "Wrong place", th: "ผิดสถานที่"}
            - {code: counted_twice, da: "Talt to gange", en: "Counted twice", th: "นับซ้ำ"}
            - {code: new_information, da: "Nye oplysninger", en: "New information", th: "ข้อมูลใหม่"}
            - {code: conflict_settled, da: "Modstrid afgjort", en: "Conflict settled", th: "แก้ความขัดแย้งแล้ว"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}

        """
}

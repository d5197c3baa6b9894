extension Copenhagen {
    /// The code lists; a code's meaning never changes, and what is not stated has no code.
    static let codes = """
        codes:
          routes:
            - {code: thai_mediator, da: "Thailandsk kulturformidler", en: "Thai cultural mediator", th: "ผู้ประสานวัฒนธรรมไทย"}
            - {code: kc_prostitution, da: "KC Prostitution", en: "KC Prostitution", th: "KC Prostitution"}
            - {code: reden, da: "Reden", en: "Reden", th: "Reden"}
            - {code: walk_in, da: "Personligt fremmøde", en: "Came in person", th: "มาด้วยตนเอง"}
            - {code: telephone, da: "Telefon til en brobygger", en: "Call to a bridge-builder", th: "โทรศัพท์ถึงผู้สร้างสะพาน"}
            - {code: vip_card, da: "VIP-kort", en: "VIP card", th: "บัตร VIP"}
            - {code: other, da: "Anden", en: "Other", th: "อื่น ๆ"}
          channels:
            - {code: in_person, da: "Personligt", en: "In person", th: "พบตัวต่อตัว"}
            - {code: telephone, da: "Telefon", en: "Telephone", th: "โทรศัพท์"}
            - {code: chat, da: "Chat", en: "Chat", th: "แชต"}
            - {code: outreach, da: "Opsøgende arbejde", en: "Outreach", th: "งานลงพื้นที่"}
            - {code: letter, da: "Brev", en: "Letter", th: "จดหมาย"}
          anonymities:
            - {code: anonymous, da: "Anonym", en: "Anonymous", th: "ไม่เปิดเผยตัวตน"}
            - {code: lifted, da: "Opgav anonymitet", en: "Anonymity lifted", th: "ยอมเปิดเผยตัวตน"}
          measures:
            - {code: cash_benefit, da: "Kontanthjælp", en: "Cash benefit", th: "เงินสงเคราะห์"}
            - {code: medical_clarification, da: "Lægelig afklaring", en: "Medical clarification", th: "การตรวจวินิจฉัยทางการแพทย์"}
            - {code: referral_kc, da: "Henvisning til KC Prostitution", en: "Referral to KC Prostitution", th: "ส่งต่อไป KC Prostitution"}
            - code: housing_list
              da: Opskrivning til ungdomsbolig eller almen bolig
              en: Put on the list for youth or public housing
              th: ลงชื่อรอที่พักเยาวชนหรือเคหะสังคม
            - code: kollegiernes_hus
              da: Henvendelse til Kollegiernes Hus
              en: Enquiry at Kollegiernes Hus (student housing)
              th: สอบถามไปที่ Kollegiernes Hus (หอพักนักศึกษา)
            - code: rehabilitation
              da: Revalidering til færdiggørelse af uddannelse
              en: Rehabilitation to finish an education
              th: การฟื้นฟูสมรรถภาพเพื่อเรียนให้จบ
            - {code: social_action_plan, da: "Social handleplan", en: "Social action plan", th: "แผนปฏิบัติการทางสังคม"}
            - {code: anonymous_counselling, da: "Kun anonym rådgivning", en: "Anonymous counselling only", th: "ให้คำปรึกษาแบบไม่เปิดเผยตัวตนเท่านั้น"}
            - code: job_training_education
              da: Jobtræning eller uddannelsesforløb
              en: Job training or education
              th: ฝึกงานหรือเรียนต่อ
          place_types:
            - {code: massage_clinic, da: "Massageklinik", en: "Massage clinic", th: "ร้านนวด"}
            - {code: thai_massage_clinic, da: "Thaimassageklinik", en: "Thai massage clinic", th: "ร้านนวดไทย"}
            - {code: street, da: "Gade", en: "Street", th: "ถนน"}
            - {code: bar, da: "Bar", en: "Bar", th: "บาร์"}
            - {code: escort, da: "Escort", en: "Escort", th: "เอสคอร์ต"}
            - {code: private, da: "Privat", en: "Private", th: "ที่พักส่วนตัว"}
            - {code: drop_in, da: "Værested", en: "Drop-in", th: "ศูนย์แวะพัก"}
            - {code: authority, da: "Myndighedscenter", en: "Authority centre", th: "ศูนย์ของหน่วยงานรัฐ"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          districts:
            - {code: indre_by, da: "Indre By", en: "Indre By", th: "Indre By"}
            - {code: oesterbro, da: "Østerbro", en: "Østerbro", th: "Østerbro"}
            - {code: noerrebro, da: "Nørrebro", en: "Nørrebro", th: "Nørrebro"}
            - {code: vesterbro, da: "Vesterbro", en: "Vesterbro", th: "Vesterbro"}
            - {code: valby, da: "Valby", en: "Valby", th: "Valby"}
            - {code: vanloese, da: "Vanløse", en: "Vanløse", th: "Vanløse"}
            - {code: broenshoej_husum, da: "Brønshøj-Husum", en: "Brønshøj-Husum", th: "Brønshøj-Husum"}
            - {code: bispebjerg, da: "Bispebjerg", en: "Bispebjerg", th: "Bispebjerg"}
            - {code: amager_oest, da: "Amager Øst", en: "Amager Øst", th: "Amager Øst"}
            - {code: amager_vest, da: "Amager Vest", en: "Amager Vest", th: "Amager Vest"}
            - {code: other, da: "Anden", en: "Other", th: "อื่น ๆ"}
          languages:
            - {code: da, da: "Dansk", en: "Danish", th: "เดนมาร์ก"}
            - {code: en, da: "Engelsk", en: "English", th: "อังกฤษ"}
            - {code: th, da: "Thai", en: "Thai", th: "ไทย"}
            - {code: kl, da: "Grønlandsk", en: "Greenlandic", th: "กรีนแลนด์"}
            - {code: ro, da: "Rumænsk", en: "Romanian", th: "โรมาเนีย"}
            - {code: sk, da: "Slovakisk", en: "Slovak", th: "สโลวัก"}
            - {code: bg, da: "Bulgarsk", en: "Bulgarian", th: "บัลแกเรีย"}
            - {code: fr, da: "Fransk", en: "French", th: "ฝรั่งเศส"}
            - {code: es, da: "Spansk", en: "Spanish", th: "สเปน"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          themes:
            - {code: substances, da: "Rusmidler", en: "Substances", th: "สารเสพติด"}
            - {code: alcohol, da: "Alkohol", en: "Alcohol", th: "แอลกอฮอล์"}
            - {code: cannabis, da: "Hash", en: "Cannabis", th: "กัญชา"}
            - {code: mental_health, da: "Psykiske lidelser", en: "Mental health", th: "สุขภาพจิต"}
            - code: childhood_trauma
              da: Opvækst- eller tilknytningstraumer
              en: Trauma of childhood or attachment
              th: บาดแผลทางใจจากวัยเด็กหรือความผูกพัน
            - {code: abuse, da: "Incest eller overgreb", en: "Incest or abuse", th: "การล่วงละเมิดโดยคนในครอบครัวหรือผู้อื่น"}
            - {code: violence, da: "Vold", en: "Violence", th: "ความรุนแรง"}
            - {code: economy_debt, da: "Økonomi eller gæld", en: "Economy or debt", th: "การเงินหรือหนี้สิน"}
            - {code: housing, da: "Bolig eller hjemløshed", en: "Housing or homelessness", th: "ที่อยู่อาศัยหรือการไร้บ้าน"}
            - {code: health, da: "Helbred", en: "Health", th: "สุขภาพ"}
            - {code: education_job, da: "Uddannelse eller job", en: "Education or job", th: "การศึกษาหรืองาน"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone", th: "พื้นที่สีเทา"}
          nationality_groups:
            - {code: denmark, da: "Danmark", en: "Denmark", th: "เดนมาร์ก"}
            - {code: greenland, da: "Grønland", en: "Greenland", th: "กรีนแลนด์"}
            - {code: nordic, da: "Norden i øvrigt", en: "Other Nordic", th: "นอร์ดิกอื่น ๆ"}
            - {code: thailand, da: "Thailand", en: "Thailand", th: "ไทย"}
            - {code: nigeria, da: "Nigeria", en: "Nigeria", th: "ไนจีเรีย"}
            - {code: romania, da: "Rumænien", en: "Romania", th: "โรมาเนีย"}
            - {code: slovakia, da: "Slovakiet", en: "Slovakia", th: "สโลวาเกีย"}
            - {code: bulgaria, da: "Bulgarien", en: "Bulgaria", th: "บัลแกเรีย"}
            - {code: equatorial_guinea, da: "Ækvatorialguinea", en: "Equatorial Guinea", th: "อิเควทอเรียลกินี"}
            - {code: south_africa, da: "Sydafrika", en: "South Africa", th: "แอฟริกาใต้"}
            - {code: other_eu, da: "EU i øvrigt", en: "Other EU", th: "สหภาพยุโรปอื่น ๆ"}
            - {code: other, da: "Andet", en: "Other", th: "อื่น ๆ"}
          residence_statuses:
            - {code: lawful, da: "Lovligt ophold", en: "Lawful residence", th: "พำนักถูกกฎหมาย"}
            - {code: unlawful, da: "Ulovligt ophold", en: "Unlawful residence", th: "พำนักไม่ถูกกฎหมาย"}
            - {code: asylum, da: "Asyl", en: "Asylum", th: "ขอลี้ภัย"}
          age_bands:
            - {code: under_18, da: "Under 18 år", en: "Under 18", th: "ต่ำกว่า 18 ปี"}
            - {code: 18_24, da: "18-24 år", en: "18-24", th: "18-24 ปี"}
            - {code: 25_29, da: "25-29 år", en: "25-29", th: "25-29 ปี"}
            - {code: 30_39, da: "30-39 år", en: "30-39", th: "30-39 ปี"}
            - {code: 40_49, da: "40-49 år", en: "40-49", th: "40-49 ปี"}
            - {code: 50_plus, da: "50 år og derover", en: "50 and over", th: "50 ปีขึ้นไป"}
          forms:
            - {code: street, da: "Gade", en: "Street", th: "ถนน"}
            - {code: clinic, da: "Klinik", en: "Clinic", th: "คลินิก"}
            - {code: escort, da: "Escort", en: "Escort", th: "เอสคอร์ต"}
            - {code: private, da: "Privat", en: "Private", th: "ที่พักส่วนตัว"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone", th: "พื้นที่สีเทา"}
            - {code: other, da: "Anden", en: "Other", th: "อื่น ๆ"}

        """
}

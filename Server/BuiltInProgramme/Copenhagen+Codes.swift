extension Copenhagen {
    /// The code lists; a code's meaning never changes, and what is not stated has no code.
    static let codes = """
        codes:
          routes:
            - {code: thai_mediator, da: "Thailandsk kulturformidler", en: "Thai cultural mediator"}
            - {code: kc_prostitution, da: "KC Prostitution", en: "KC Prostitution"}
            - {code: reden, da: "Reden", en: "Reden"}
            - {code: walk_in, da: "Personligt fremmøde", en: "Came in person"}
            - {code: telephone, da: "Telefon til en brobygger", en: "Call to a bridge-builder"}
            - {code: vip_card, da: "VIP-kort", en: "VIP card"}
            - {code: other, da: "Anden", en: "Other"}
          channels:
            - {code: in_person, da: "Personligt", en: "In person"}
            - {code: telephone, da: "Telefon", en: "Telephone"}
            - {code: chat, da: "Chat", en: "Chat"}
            - {code: outreach, da: "Opsøgende arbejde", en: "Outreach"}
            - {code: letter, da: "Brev", en: "Letter"}
          anonymities:
            - {code: anonymous, da: "Anonym", en: "Anonymous"}
            - {code: lifted, da: "Opgav anonymitet", en: "Anonymity lifted"}
          measures:
            - {code: cash_benefit, da: "Kontanthjælp", en: "Cash benefit"}
            - {code: medical_clarification, da: "Lægelig afklaring", en: "Medical clarification"}
            - {code: referral_kc, da: "Henvisning til KC Prostitution", en: "Referral to KC Prostitution"}
            - code: housing_list
              da: Opskrivning til ungdomsbolig eller almen bolig
              en: Put on the list for youth or public housing
            - code: kollegiernes_hus
              da: Henvendelse til Kollegiernes Hus
              en: Enquiry at Kollegiernes Hus (student housing)
            - code: rehabilitation
              da: Revalidering til færdiggørelse af uddannelse
              en: Rehabilitation to finish an education
            - {code: social_action_plan, da: "Social handleplan", en: "Social action plan"}
            - {code: anonymous_counselling, da: "Kun anonym rådgivning", en: "Anonymous counselling only"}
            - code: job_training_education
              da: Jobtræning eller uddannelsesforløb
              en: Job training or education
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
            - {code: other, da: "Anden", en: "Other"}
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
            - code: childhood_trauma
              da: Opvækst- eller tilknytningstraumer
              en: Trauma of childhood or attachment
            - {code: abuse, da: "Incest eller overgreb", en: "Incest or abuse"}
            - {code: violence, da: "Vold", en: "Violence"}
            - {code: economy_debt, da: "Økonomi eller gæld", en: "Economy or debt"}
            - {code: housing, da: "Bolig eller hjemløshed", en: "Housing or homelessness"}
            - {code: health, da: "Helbred", en: "Health"}
            - {code: education_job, da: "Uddannelse eller job", en: "Education or job"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone"}
          nationality_groups:
            - {code: denmark, da: "Danmark", en: "Denmark"}
            - {code: greenland, da: "Grønland", en: "Greenland"}
            - {code: nordic, da: "Norden i øvrigt", en: "Other Nordic"}
            - {code: thailand, da: "Thailand", en: "Thailand"}
            - {code: nigeria, da: "Nigeria", en: "Nigeria"}
            - {code: romania, da: "Rumænien", en: "Romania"}
            - {code: slovakia, da: "Slovakiet", en: "Slovakia"}
            - {code: bulgaria, da: "Bulgarien", en: "Bulgaria"}
            - {code: equatorial_guinea, da: "Ækvatorialguinea", en: "Equatorial Guinea"}
            - {code: south_africa, da: "Sydafrika", en: "South Africa"}
            - {code: other_eu, da: "EU i øvrigt", en: "Other EU"}
            - {code: other, da: "Andet", en: "Other"}
          residence_statuses:
            - {code: lawful, da: "Lovligt ophold", en: "Lawful residence"}
            - {code: unlawful, da: "Ulovligt ophold", en: "Unlawful residence"}
            - {code: asylum, da: "Asyl", en: "Asylum"}
          age_bands:
            - {code: under_18, da: "Under 18 år", en: "Under 18"}
            - {code: 18_24, da: "18-24 år", en: "18-24"}
            - {code: 25_29, da: "25-29 år", en: "25-29"}
            - {code: 30_39, da: "30-39 år", en: "30-39"}
            - {code: 40_49, da: "40-49 år", en: "40-49"}
            - {code: 50_plus, da: "50 år og derover", en: "50 and over"}
          forms:
            - {code: street, da: "Gade", en: "Street"}
            - {code: clinic, da: "Klinik", en: "Clinic"}
            - {code: escort, da: "Escort", en: "Escort"}
            - {code: private, da: "Privat", en: "Private"}
            - {code: grey_zone, da: "Gråzone", en: "Grey zone"}
            - {code: other, da: "Anden", en: "Other"}

        """
}

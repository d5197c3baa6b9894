extension Copenhagen {
    /// What is counted in the registers, the network and the action plan; goes on from ``indicators``.
    static let registerIndicators = """
          - id: cards_printed
            definition: 1
            kind: card_stock
            sum: [quantity]
            where: {step: [printed]}
            labels: {da: "Trykte VIP-kort", en: "VIP cards printed", th: "บัตร VIP ที่พิมพ์"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: cards_issued
            definition: 1
            kind: card_stock
            sum: [quantity]
            where: {step: [issued]}
            labels: {da: "VIP-kort udleveret til medarbejdere", en: "VIP cards issued to workers", th: "บัตร VIP ที่จ่ายให้เจ้าหน้าที่"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: cards_returned
            definition: 1
            kind: card_stock
            sum: [quantity]
            where: {step: [returned]}
            labels: {da: "Returnerede VIP-kort", en: "VIP cards returned", th: "บัตร VIP ที่ส่งคืน"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: cards_lost
            definition: 1
            kind: card_stock
            sum: [quantity]
            where: {step: [lost]}
            labels: {da: "Tabte VIP-kort", en: "VIP cards lost", th: "บัตร VIP ที่หาย"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: cards_redeemed
            definition: 1
            kind: card_stock
            sum: [quantity]
            where: {step: [redeemed]}
            labels: {da: "Indløste VIP-kort", en: "VIP cards redeemed", th: "บัตร VIP ที่ถูกใช้"}
            unit: card
            unit_labels: {da: "kort", en: "cards", th: "ใบ"}
          - id: enquiries
            definition: 1
            kind: enquiry
            records: true
            labels: {da: "Henvendelser til rådgivningen", en: "Enquiries to the advice line", th: "การขอคำปรึกษา"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
            covers:
              da: "Henvendelser, ikke personer; også om andet end prostitution."
              en: "Enquiries, not persons; also about other things than prostitution."
              th: "จำนวนครั้งที่ขอคำปรึกษา ไม่ใช่จำนวนคน รวมเรื่องอื่นนอกจากการค้าประเวณี"
          - id: enquiries_grey_zone
            definition: 1
            kind: enquiry
            records: true
            where: {topic: [grey_zone]}
            labels: {da: "Henvendelser om gråzoneprostitution", en: "Enquiries about grey-zone prostitution", th: "การขอคำปรึกษาเรื่องพื้นที่สีเทา"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: grey_zone_with_childhood_abuse
            definition: 1
            kind: enquiry
            records: true
            where: {topic: [grey_zone], themes: [childhood_trauma, abuse]}
            base: enquiries_grey_zone
            labels: {da: "Gråzonehenvendelser, der også handler om overgreb i barndommen", en: "Grey-zone enquiries also about childhood abuse", th: "เรื่องพื้นที่สีเทาที่มีเรื่องการล่วงละเมิดในวัยเด็กด้วย"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: enquiries_prostitution
            definition: 1
            kind: enquiry
            records: true
            where: {topic: [prostitution]}
            labels: {da: "Henvendelser om prostitution", en: "Enquiries about prostitution", th: "การขอคำปรึกษาเรื่องการค้าประเวณี"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: prostitution_with_violence
            definition: 1
            kind: enquiry
            records: true
            where: {topic: [prostitution], themes: [violence]}
            base: enquiries_prostitution
            labels: {da: "Prostitutionshenvendelser, der også handler om vold", en: "Prostitution enquiries also about violence", th: "เรื่องการค้าประเวณีที่มีเรื่องความรุนแรงด้วย"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: prostitution_with_debt
            definition: 1
            kind: enquiry
            records: true
            where: {topic: [prostitution], themes: [economy_debt]}
            base: enquiries_prostitution
            labels: {da: "Prostitutionshenvendelser, der også handler om økonomi eller gæld", en: "Prostitution enquiries also about finances or debt", th: "เรื่องการค้าประเวณีที่มีเรื่องการเงินหรือหนี้สินด้วย"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
          - id: enquiry_citizens
            definition: 1
            kind: enquiry
            distinct: person
            where: {municipality: [copenhagen]}
            labels: {da: "Københavnere i rådgivningen", en: "Copenhagen citizens at the advice line", th: "ชาวโคเปนเฮเกนที่ขอคำปรึกษา"}
            unit: person
            unit_labels: {da: "personer", en: "persons", th: "คน"}
            covers:
              da: "Borgere bosat i København med løbenummer; ikke alle har prostitution som tema, så tallet kan ikke sammenlignes med prostitutionstal."
              en: "Citizens living in Copenhagen with a running number; not all have prostitution as a theme, so the figure can't be compared with prostitution figures."
              th: "ผู้พำนักในโคเปนเฮเกนที่มีหมายเลขลำดับ ไม่ใช่ทุกคนที่เกี่ยวกับการค้าประเวณี จึงเทียบกับตัวเลขการค้าประเวณีไม่ได้"
          - id: users
            definition: 1
            kind: user
            distinct: person
            labels: {da: "Brugere", en: "Users", th: "ผู้ใช้บริการ"}
            unit: person
            unit_labels: {da: "personer", en: "persons", th: "คน"}
            covers:
              da: "Forskellige løbenumre i perioden; brugere uden løbenummer tælles ikke, men antallet siges."
              en: "Different running numbers in the period; users without one are not counted, but their number is told."
              th: "หมายเลขลำดับที่ต่างกันในช่วงเวลา ผู้ไม่มีหมายเลขไม่ถูกนับแต่บอกจำนวนไว้"
          - id: users_new
            definition: 1
            kind: user
            distinct: person
            where: {first_ever: [yes]}
            base: users
            labels: {da: "Nyhenvendelser blandt brugerne", en: "New users", th: "ผู้ใช้บริการรายใหม่"}
            unit: person
            unit_labels: {da: "personer", en: "persons", th: "คน"}
          - id: users_greenlandic
            definition: 1
            kind: user
            distinct: person
            where: {nationality_group: [greenland]}
            base: users
            labels: {da: "Grønlandske brugere", en: "Greenlandic users", th: "ผู้ใช้บริการชาวกรีนแลนด์"}
            unit: person
            unit_labels: {da: "personer", en: "persons", th: "คน"}
          - id: bridging
            definition: 1
            kind: bridging
            records: true
            labels: {da: "Brobygning", en: "Bridging contacts", th: "การเชื่อมต่อบริการ"}
            unit: contact
            unit_labels: {da: "henvendelser", en: "contacts", th: "การติดต่อ"}
            covers:
              da: "Kontakter, ikke personer."
              en: "Contacts, not persons."
              th: "จำนวนครั้ง ไม่ใช่จำนวนคน"
          - id: courses
            definition: 1
            kind: course
            distinct: course
            labels: {da: "Begyndte forløb", en: "Courses started", th: "กระบวนการช่วยเหลือที่เริ่ม"}
            unit: course
            unit_labels: {da: "forløb", en: "courses", th: "กระบวนการช่วยเหลือ"}
          - id: courses_ended
            definition: 1
            kind: course
            distinct: course
            where: {phase: [closed]}
            base: courses
            labels: {da: "Begyndte forløb, der er afsluttet", en: "Courses started and closed", th: "กระบวนการช่วยเหลือที่เริ่มและสิ้นสุดแล้ว"}
            unit: course
            unit_labels: {da: "forløb", en: "courses", th: "กระบวนการช่วยเหลือ"}
          - id: referrals
            definition: 1
            kind: referral
            records: true
            labels: {da: "Henvisninger mellem partnere", en: "Referrals between partners", th: "การส่งต่อระหว่างองค์กรภาคี"}
            unit: referral
            unit_labels: {da: "henvisninger", en: "referrals", th: "การส่งต่อ"}
          - id: referrals_sent
            definition: 1
            kind: referral
            records: true
            side: from
            labels: {da: "Henvisninger sendt", en: "Referrals sent", th: "การส่งต่อที่ส่งออก"}
            unit: referral
            unit_labels: {da: "henvisninger", en: "referrals", th: "การส่งต่อ"}
          - id: referrals_received
            definition: 1
            kind: referral
            records: true
            side: to
            labels: {da: "Henvisninger modtaget", en: "Referrals received", th: "การส่งต่อที่ได้รับ"}
            unit: referral
            unit_labels: {da: "henvisninger", en: "referrals", th: "การส่งต่อ"}
          - id: referrals_attended
            definition: 1
            kind: referral
            records: true
            where: {status: [attended]}
            base: referrals
            labels: {da: "Henvisninger, hvor borgeren mødte op", en: "Referrals where the citizen attended", th: "การส่งต่อที่ไปตามนัด"}
            unit: referral
            unit_labels: {da: "henvisninger", en: "referrals", th: "การส่งต่อ"}
          - id: bridge_builders
            definition: 1
            kind: member
            records: true
            where: {role: [bridge_builder]}
            until: ended
            labels: {da: "Brobyggere", en: "Bridge-builders", th: "ผู้สร้างสะพาน"}
            unit: member
            unit_labels: {da: "medlemmer", en: "members", th: "สมาชิก"}
            covers:
              da: "Dem, der er med den sidste dag i perioden."
              en: "Those who are members on the last day of the period."
              th: "ผู้ที่เป็นสมาชิกในวันสุดท้ายของช่วงเวลา"
          - id: network_members
            definition: 1
            kind: member
            records: true
            where: {role: [network_member]}
            until: ended
            labels: {da: "Netværksmedlemmer", en: "Network members", th: "สมาชิกเครือข่าย"}
            unit: member
            unit_labels: {da: "medlemmer", en: "members", th: "สมาชิก"}
            covers:
              da: "Dem, der er med den sidste dag i perioden."
              en: "Those who are members on the last day of the period."
              th: "ผู้ที่เป็นสมาชิกในวันสุดท้ายของช่วงเวลา"
          - id: meetings
            definition: 1
            kind: meeting
            records: true
            labels: {da: "Møder", en: "Meetings", th: "การประชุม"}
            unit: meeting
            unit_labels: {da: "møder", en: "meetings", th: "ครั้ง"}
          - id: places_offered
            definition: 1
            kind: meeting
            sum: [capacity]
            labels: {da: "Pladser ved møder", en: "Places at meetings", th: "ที่นั่งในการประชุม"}
            unit: place
            unit_labels: {da: "pladser", en: "places", th: "ที่นั่ง"}
          - id: registrations
            definition: 1
            kind: meeting
            sum: [registered]
            labels: {da: "Tilmeldte til møder", en: "Registered for meetings", th: "ผู้ลงทะเบียนประชุม"}
            unit: registration
            unit_labels: {da: "tilmeldinger", en: "registrations", th: "การลงทะเบียน"}
          - id: attendance
            definition: 1
            kind: meeting
            sum: [attended]
            labels: {da: "Fremmødte ved møder", en: "Attended meetings", th: "ผู้เข้าร่วมประชุม"}
            unit: encounter
            unit_labels: {da: "fremmøder", en: "attendances", th: "การเข้าร่วม"}
          - id: offers
            definition: 1
            kind: offer
            records: true
            until: valid_until
            labels: {da: "Tilbud i vidensbanken", en: "Offers in the knowledge bank", th: "บริการในคลังความรู้"}
            unit: offer
            unit_labels: {da: "tilbud", en: "offers", th: "บริการ"}
            covers:
              da: "Dem, der gælder den sidste dag i perioden."
              en: "Those that hold on the last day of the period."
              th: "บริการที่ใช้ได้ในวันสุดท้ายของช่วงเวลา"
          - id: publicity_items
            definition: 1
            kind: publicity
            sum: [quantity]
            labels: {da: "Oplysningsmateriale", en: "Publicity", th: "สื่อประชาสัมพันธ์"}
            unit: item
            unit_labels: {da: "stk.", en: "items", th: "ชิ้น"}
          - id: recommendations
            definition: 1
            kind: recommendation
            records: true
            labels: {da: "Anbefalinger", en: "Recommendations", th: "ข้อเสนอแนะ"}
            unit: recommendation
            unit_labels: {da: "anbefalinger", en: "recommendations", th: "ข้อเสนอแนะ"}
          - id: places_visited
            definition: 1
            kind: visit
            distinct: place
            labels: {da: "Besøgte steder", en: "Places visited", th: "สถานที่ที่ไปเยี่ยม"}
            unit: site
            unit_labels: {da: "steder", en: "sites", th: "สถานที่"}
            covers:
              da: "Forskellige steder med id; besøg uden sted tælles ikke, men antallet siges."
              en: "Different places with an id; visits without one are not counted, but their number is told."
              th: "สถานที่ต่าง ๆ ที่มี id การเยี่ยมที่ไม่มี id ไม่ถูกนับแต่บอกจำนวนไว้"
          - id: zero_reports
            definition: 1
            kind: zero_report
            records: true
            labels: {da: "Nulmeldinger", en: "Zero reports", th: "รายงานว่าไม่มี"}
            unit: day
            unit_labels: {da: "dage", en: "days", th: "วัน"}
          - id: presence_hours
            definition: 1
            kind: presence
            sum: [hours]
            labels: {da: "Fremskudte medarbejderes timer", en: "Hours of visiting professionals", th: "ชั่วโมงของเจ้าหน้าที่จากภายนอก"}
            unit: hour
            unit_labels: {da: "timer", en: "hours", th: "ชั่วโมง"}
          - id: remarks
            definition: 1
            kind: remark
            records: true
            labels: {da: "Partneres vurderinger", en: "Partners' remarks", th: "ความเห็นขององค์กรภาคี"}
            unit: event
            unit_labels: {da: "hændelser", en: "events", th: "เหตุการณ์"}
          - id: corrections
            definition: 1
            kind: correction
            records: true
            labels: {da: "Begrundede rettelser", en: "Corrections with a reason", th: "การแก้ไขที่มีเหตุผล"}
            unit: event
            unit_labels: {da: "hændelser", en: "events", th: "เหตุการณ์"}
          - id: anonymity_lifted
            definition: 1
            kind: protocol
            records: true
            where: {protocol: [anonymity_lifted], step: [opened]}
            protected: true
            labels: {da: "Opgav anonymitet", en: "Anonymity lifted", th: "ยอมเปิดเผยตัวตน"}
            unit: event
            unit_labels: {da: "hændelser", en: "events", th: "เหตุการณ์"}
          - id: minors
            definition: 1
            kind: protocol
            records: true
            where: {protocol: [minor], step: [opened]}
            protected: true
            labels: {da: "Mindreårige", en: "Minors", th: "ผู้เยาว์"}
            unit: event
            unit_labels: {da: "hændelser", en: "events", th: "เหตุการณ์"}

        """
}

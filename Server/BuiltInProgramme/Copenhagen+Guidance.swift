extension Copenhagen {
    // Rules of the field's own documents, as entries of a field's `guidance`. None of them blocks.

    static let divisionOfLabour = """
        {codes: [danish_not_trafficked],
         da: "KC Prostitution tager kontakt til danske og ikke handlede kvinder.",
         en: "KC Prostitution contacts Danish women and women who are not trafficked.",
         th: "KC Prostitution ติดต่อผู้หญิงเดนมาร์กและผู้หญิงที่ไม่ได้ถูกค้ามนุษย์",
         source: "Notat om samarbejdet om prostitution, 12-01-2007"},
        {codes: [trafficked],
         da: "Reden Stop Kvindehandel tager kontakt til handlede kvinder.",
         en: "Reden Stop Kvindehandel contacts trafficked women.",
         th: "Reden Stop Kvindehandel ติดต่อผู้หญิงที่ถูกค้ามนุษย์",
         source: "Notat om samarbejdet om prostitution, 12-01-2007"},
        {codes: [minor],
         da: "Reden Stop Kvindehandel, Tjek-punktet og Red Barnet samarbejder om mindreårige; skriv også protocol.",
         en: "Reden Stop Kvindehandel, Tjek-punktet and Red Barnet work together for minors; log a protocol too.",
         th: "Reden Stop Kvindehandel, Tjek-punktet และ Red Barnet ร่วมกันดูแลผู้เยาว์ โปรดบันทึก protocol ด้วย",
         source: "Notat om samarbejdet om prostitution, 12-01-2007"}
        """

    static let pastAndFuture = """
        {codes: [past],
         da: "Fortiden er KC Prostitutions opgave: tidligere økonomi, bisidder ved møder med kommune, politi, skat eller sygehus.",
         en: "The past is KC Prostitution's task: earlier finances, companion at meetings with municipality, police, tax or hospital.",
         th: "อดีตเป็นงานของ KC Prostitution: การเงินในอดีต และไปเป็นเพื่อนในการพบเทศบาล ตำรวจ สรรพากร หรือโรงพยาบาล",
         source: "Status for handlingsplanen, 08-03-2010, anbefaling 4"},
        {codes: [future, housing],
         da: "Fremtiden er kommunens opgave: bolig, kompetencer, job og uddannelse.",
         en: "The future is the municipality's task: housing, competences, job and education.",
         th: "อนาคตเป็นงานของเทศบาล: ที่อยู่อาศัย ทักษะ งาน และการศึกษา",
         source: "Status for handlingsplanen, 08-03-2010, anbefaling 4"}
        """

    static let residence = """
        {codes: [lawful],
         da: "Ret til ydelser efter serviceloven, når kriterierne er opfyldt.",
         en: "Entitled to services under the Social Services Act if the criteria are met.",
         th: "มีสิทธิได้รับบริการตามกฎหมายบริการสังคม หากเข้าเกณฑ์",
         source: "Notat om prostitutionsområdet i København, 26-04-2017"},
        {codes: [unlawful, asylum],
         da: "Kommunen må ikke hjælpe, der er ikke hjemmel; Udlændingestyrelsen betaler underhold og nødvendige sundhedsydelser.",
         en: "The municipality may not help, it has no legal basis; Udlændingestyrelsen pays subsistence and necessary health care.",
         th: "เทศบาลช่วยไม่ได้เพราะไม่มีกฎหมายรองรับ Udlændingestyrelsen จ่ายค่าครองชีพและค่ารักษาที่จำเป็น",
         source: "Notat om prostitutionsområdet i København, 26-04-2017"}
        """

    static let minors = """
        {codes: [under_18],
         da: "Proceduren for mindreårige gælder: skriv protocol med protocol=minor; Reden Stop Kvindehandel, Tjek-punktet og Red Barnet samarbejder.",
         en: "The protocol for minors holds: log protocol with protocol=minor; Reden Stop Kvindehandel, Tjek-punktet and Red Barnet work together.",
         th: "ใช้ระเบียบสำหรับผู้เยาว์: บันทึก protocol ด้วย protocol=minor โดย Reden Stop Kvindehandel, Tjek-punktet และ Red Barnet ทำงานร่วมกัน",
         source: "Notat om samarbejdet om prostitution, 12-01-2007"}
        """

    static let minorsProtocol = """
        {codes: [minor],
         da: "Når en mindreårig findes, aftaler Reden Stop Kvindehandel, Tjek-punktet og Red Barnet, hvordan barnet bedst hjælpes. Det kommer aldrig i åben statistik.",
         en: "When a minor is found, Reden Stop Kvindehandel, Tjek-punktet and Red Barnet agree how the child is best helped. It never enters open statistics.",
         th: "เมื่อพบผู้เยาว์ Reden Stop Kvindehandel, Tjek-punktet และ Red Barnet ตกลงกันว่าจะช่วยเด็กอย่างไรดีที่สุด ข้อมูลนี้ไม่อยู่ในสถิติเปิดเผย",
         source: "Notat om samarbejdet om prostitution, 12-01-2007"}
        """

    static let liftingAnonymity = """
        {codes: [anonymity_lifted],
         da: "Den, der opgiver anonymiteten, skal først have hørt, hvilke muligheder det giver. Sagen føres i myndighedens system, ikke her.",
         en: "Whoever lifts anonymity shall first have heard what that makes possible. The case is kept in the authority's system, not here.",
         th: "ผู้ที่ยอมเปิดเผยตัวตนต้องได้ฟังก่อนว่าจะทำให้มีทางเลือกใดบ้าง เรื่องจะอยู่ในระบบของหน่วยงานรัฐ ไม่ใช่ที่นี่",
         source: "Status for Brobyggerordningen, 31-03-2009"}
        """
}

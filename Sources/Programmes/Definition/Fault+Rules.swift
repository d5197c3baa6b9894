/// What may be wrong with the meaning of a definition, and what to write instead.
extension Fault {
    static let notTime = Labels(
        da: "her skal stå et klokkeslæt i citationstegn, for eksempel \"15:00\"",
        en: "expected a time in quotes here, for example \"15:00\"",
        th: "ตรงนี้ต้องเป็นเวลาในเครื่องหมายคำพูด เช่น \"15:00\""
    )

    static let notPair = Labels(
        da: "et par er to forskellige partneres id'er, for eksempel [reden, kc]",
        en: "a pair is the ids of two different partners, for example [reden, kc]",
        th: "คู่คือ id ขององค์กรภาคีสองแห่งที่ต่างกัน เช่น [reden, kc]"
    )

    static let notCodeLists = Labels(
        da: "her skal stå kodelister: listens navn, og under det koderne med - foran",
        en: "expected code lists here: the list's name, and below it the codes with - in front",
        th: "ตรงนี้ต้องเป็นรายการรหัส: ชื่อของรายการ และใต้ชื่อนั้นเป็นรหัสที่มี - นำหน้า"
    )

    static let noCodes = Labels(
        da: "der er ingen koder; skriv mindst én",
        en: "there are no codes; write at least one",
        th: "ไม่มีรหัส โปรดเขียนอย่างน้อยหนึ่งรหัส"
    )

    static let noKinds = Labels(
        da: "der er ingen slags registreringer; skriv mindst én",
        en: "there are no kinds of records; write at least one",
        th: "ไม่มีประเภทรายการ โปรดเขียนอย่างน้อยหนึ่งประเภท"
    )

    static let notOneDate = Labels(
        da: "en slags skal have netop én dato med required: true; den tælles efter",
        en: "a kind must have exactly one date with required: true; it is counted by it",
        th: "ประเภทรายการต้องมีวันที่ที่เป็น required: true เพียงหนึ่งช่อง เพราะใช้นับตามวันนั้น"
    )

    static func reserved(_ name: String) -> Labels {
        Labels(
            da: "navnet \(name) er optaget; vælg et andet",
            en: "the name \(name) is taken; choose another",
            th: "ชื่อ \(name) ถูกจองไว้แล้ว โปรดเลือกชื่ออื่น"
        )
    }

    static func unknownType(_ type: String) -> Labels {
        let list = FieldType.allCases.map(\.rawValue).nearest(to: type).joined(separator: ", ")
        return Labels(
            da: "typen \(type.excerpt) findes ikke; skriv en af: \(list)",
            en: "there is no type \(type.excerpt); write one of: \(list)",
            th: "ไม่มีชนิด \(type.excerpt) โปรดเขียนอย่างใดอย่างหนึ่ง: \(list)"
        )
    }

    static func identity(_ text: String) -> Labels {
        Labels(
            da: """
                "\(text.excerpt)" ser ud til at spørge efter navn, telefon, e-mail, adresse, \
                fødselsdag eller CPR; det må intet program, så slet feltet eller kald det noget andet
                """,
            en: """
                "\(text.excerpt)" seems to ask for a name, phone, e-mail, address, birth date or CPR \
                number; no programme may, so remove the field or call it something else
                """,
            th:
                "\"\(text.excerpt)\" ดูเหมือนถามชื่อ โทรศัพท์ อีเมล ที่อยู่ วันเกิด หรือเลข CPR ซึ่งไม่มีแผนงานใดทำได้ โปรดลบช่องนั้นหรือเรียกเป็นอย่างอื่น"
        )
    }

    /// A rule at a field whose type has no use for it.
    static func misplaced(
        _ key: String,
        _ type: FieldType,
        belongsTo types: [FieldType]
    ) -> Labels {
        let list = types.map(\.rawValue).joined(separator: ", ")
        return Labels(
            da: "\(key) hører ikke til typen \(type.rawValue), kun til \(list); slet den",
            en: "\(key) does not belong to the type \(type.rawValue), only to \(list); remove it",
            th: "\(key) ไม่ใช่ของชนิด \(type.rawValue) แต่เป็นของ \(list) เท่านั้น โปรดลบออก"
        )
    }

    /// Of many names those that are most like the wrong one.
    private static let shownMax = 12

    /// A name that something else should have; none of the names there are means it.
    static func unknown(_ name: String, _ names: [String]) -> Labels {
        guard !names.isEmpty else {
            return Labels(
                da: "\(name.excerpt) findes ikke, og intet passer her; slet det eller tilføj det",
                en: "there is no \(name.excerpt) and nothing fits here; remove it or add it",
                th: "ไม่มี \(name.excerpt) และไม่มีอะไรใช้ได้ตรงนี้ โปรดลบออกหรือเพิ่มเข้าไป"
            )
        }
        let shown = names.nearest(to: name).prefix(shownMax)
        let list = shown.joined(separator: ", ") + (shown.count < names.count ? ", …" : "")
        return Labels(
            da: "\(name.excerpt) findes ikke her; skriv en af: \(list)",
            en: "there is no \(name.excerpt) here; write one of: \(list)",
            th: "ไม่มี \(name.excerpt) ตรงนี้ โปรดเขียนอย่างใดอย่างหนึ่ง: \(list)"
        )
    }

    static func wrongType(_ name: String, _ type: FieldType, wanted: [FieldType]) -> Labels {
        let list = wanted.map(\.rawValue).joined(separator: ", ")
        return Labels(
            da: "\(name) er af typen \(type.rawValue); skriv et felt af typen \(list)",
            en: "\(name) has the type \(type.rawValue); write a field of the type \(list)",
            th: "\(name) เป็นชนิด \(type.rawValue) โปรดเขียนช่องชนิด \(list)"
        )
    }

    static func notRange(within numbers: ClosedRange<Int64>) -> Labels {
        let (least, most) = (numbers.lowerBound, numbers.upperBound)
        return Labels(
            da: "her skal stå to tal fra \(least) til \(most), det mindste først: [1, 100]",
            en: "expected two numbers from \(least) to \(most) here, the smaller first: [1, 100]",
            th: "ตรงนี้ต้องเป็นตัวเลขสองตัวตั้งแต่ \(least) ถึง \(most) ตัวน้อยก่อน: [1, 100]"
        )
    }

    static func notCoded(_ name: String) -> Labels {
        Labels(
            da: "\(name) har ingen koder; nævn et felt af typen choice eller choices",
            en: "\(name) has no codes; name a field of the type choice or choices",
            th: "\(name) ไม่มีรหัส โปรดระบุช่องชนิด choice หรือ choices"
        )
    }

    static let requiredAndRelevant = Labels(
        da:
            "et felt, der kun spørges til nogle gange, kan ikke have required: true; slet en af dem",
        en: "a field that is asked only sometimes can't have required: true; remove one of them",
        th: "ช่องที่ถามเฉพาะบางครั้งมี required: true ไม่ได้ โปรดลบออกหนึ่งอย่าง"
    )

    static let sideWithoutPair = Labels(
        da: "side hører kun til indikatorer, hvis slags har scope: pair; slet den",
        en: "side belongs only to indicators whose kind has scope: pair; remove it",
        th: "side ใช้ได้กับตัวชี้วัดของประเภทที่มี scope: pair เท่านั้น โปรดลบออก"
    )

    static func notJoins(_ references: [String]) -> Labels {
        let list = references.joined(separator: ", ")
        return Labels(
            da: "joins er to forskellige felter af typen reference; her er \(list)",
            en: "joins are two different fields of the type reference; here are \(list)",
            th: "joins คือช่องชนิด reference สองช่องที่ต่างกัน ที่นี่มี \(list)"
        )
    }

    static let notOnePartner = Labels(
        da:
            "netop de slags, der har scope: pair, har ét felt af typen partner med required: true",
        en: "exactly the kinds with scope: pair have one field of the type partner, required: true",
        th: "เฉพาะประเภทที่มี scope: pair เท่านั้นที่มีช่องชนิด partner หนึ่งช่อง โดย required: true"
    )
}

/// What may be wrong with indicators and baselines, and what to write instead.
extension Fault {
    static let notOneMeasure = Labels(
        da: "skriv netop én af records: true, sum: [felter], elements: felt og distinct: felt",
        en:
            "write exactly one of records: true, sum: [fields], elements: field and distinct: field",
        th:
            "โปรดเขียนเพียงอย่างเดียวจาก records: true, sum: [ช่อง], elements: ช่อง และ distinct: ช่อง"
    )

    static let emptySum = Labels(
        da: "skriv de felter, der lægges sammen: sum: [felt]",
        en: "write the fields that are added up: sum: [field]",
        th: "โปรดเขียนช่องที่นำมาบวกกัน: sum: [ช่อง]"
    )

    static let notConditions = Labels(
        da: "her skal stå felter med koder, for eksempel {route: [walk_in, telephone]}",
        en: "expected fields with codes here, for example {route: [walk_in, telephone]}",
        th: "ตรงนี้ต้องเป็นช่องพร้อมรหัส เช่น {route: [walk_in, telephone]}"
    )

    static func requiredUntil(_ name: String) -> Labels {
        Labels(
            da:
                "\(name) er den dag, der tælles efter; until skal være en anden dato, som kan mangle",
            en: "\(name) is the day that is counted by; until must be another date, not required",
            th: "\(name) คือวันที่ใช้นับ until ต้องเป็นวันที่อื่นที่เว้นว่างได้"
        )
    }

    static let ownBase = Labels(
        da: "en indikator kan ikke være en andel af sig selv; skriv helheden, eller slet base",
        en: "an indicator can't be a share of itself; write the whole, or remove base",
        th: "ตัวชี้วัดเป็นสัดส่วนของตัวเองไม่ได้ โปรดเขียนตัวเต็ม หรือลบ base"
    )

    static func baseCircle(_ ids: [String]) -> Labels {
        let list = ids.joined(separator: " → ")
        return Labels(
            da: "andelene går i ring (\(list)); slet en af deres base",
            en: "the shares go round in a circle (\(list)); remove one of their bases",
            th: "สัดส่วนวนเป็นวงกลม (\(list)) โปรดลบ base หนึ่งอัน"
        )
    }

    static func otherUnit(_ unit: String, base: String, _ baseUnit: String) -> Labels {
        Labels(
            da:
                "\(base) tælles i \(baseUnit), ikke i \(unit); en andel og dens helhed skal have samme unit",
            en:
                "\(base) is counted in \(baseUnit), not in \(unit); a share and its whole must have the same unit",
            th: "\(base) นับเป็น \(baseUnit) ไม่ใช่ \(unit) สัดส่วนและตัวเต็มต้องมี unit เดียวกัน"
        )
    }

    static func notPart(_ id: String, of base: String) -> Labels {
        Labels(
            da:
                "ikke alt i \(id) tælles også i \(base), så andelen kunne blive over 100 %; giv begge samme kind, mål, until og side, og gentag betingelserne fra \(base)",
            en:
                "not all of \(id) is counted in \(base) too, so that the share could exceed 100 %; give both the same kind, measure, until and side, and repeat the conditions of \(base)",
            th:
                "บางส่วนของ \(id) ไม่ได้นับใน \(base) ด้วย สัดส่วนจึงอาจเกิน 100 % โปรดใช้ kind วิธีนับ until และ side เดียวกัน และเขียนเงื่อนไขของ \(base) ซ้ำ"
        )
    }

    static func unknownSide(_ side: String) -> Labels {
        Labels(
            da: "\(side.excerpt) er ingen side; skriv from (den, der skrev) eller to (modtageren)",
            en: "\(side.excerpt) is no side; write from (who wrote it) or to (who gets it)",
            th: "\(side.excerpt) ไม่ใช่ฝ่าย โปรดเขียน from (ผู้เขียน) หรือ to (ผู้รับ)"
        )
    }

    static let notDay = Labels(
        da: "her skal stå en dato som 2026-01-31",
        en: "expected a date as 2026-01-31 here",
        th: "ตรงนี้ต้องเป็นวันที่ เช่น 2026-01-31"
    )

    static func backwards(_ first: String, _ last: String) -> Labels {
        Labels(
            da: "\(last) ligger før \(first); byt om på dem",
            en: "\(last) is before \(first); swap them",
            th: "\(last) อยู่ก่อน \(first) โปรดสลับกัน"
        )
    }

    static func smaller(_ most: String, than least: String) -> Labels {
        Labels(
            da: "\(most) er mindre end \(least); byt om på dem",
            en: "\(most) is smaller than \(least); swap them",
            th: "\(most) น้อยกว่า \(least) โปรดสลับกัน"
        )
    }

    static func newerDefinition(_ id: String, _ definition: Int) -> Labels {
        Labels(
            da: "\(id) har kun definition 1 til \(definition); skriv den, tallet blev talt efter",
            en: "\(id) has only the definitions 1 to \(definition); write the figure's own",
            th: "\(id) มีเพียงนิยามที่ 1 ถึง \(definition) โปรดเขียนนิยามของตัวเลขนี้"
        )
    }
}

/// What may be wrong with the shape of a definition, and what to write instead.
enum Fault {
    static func tooLarge(mebibytes: Int) -> Labels {
        Labels(
            da: "filen er større end \(mebibytes) MiB; et program er meget mindre, del det op",
            en: "the file is larger than \(mebibytes) MiB; a programme is far smaller, split it",
            th: "ไฟล์ใหญ่กว่า \(mebibytes) MiB แต่แผนงานเล็กกว่านั้นมาก โปรดแบ่งไฟล์"
        )
    }

    static let empty = Labels(
        da: "filen er tom; skriv et program, begynd med id: og version:",
        en: "the file is empty; write a programme, begin with id: and version:",
        th: "ไฟล์ว่างเปล่า โปรดเขียนแผนงานโดยเริ่มด้วย id: และ version:"
    )

    static let tooDeep = Labels(
        da: "her er for mange lag inden i hinanden; ret indrykning og parenteser",
        en: "too many levels inside each other here; mend indentation and brackets",
        th: "ซ้อนกันหลายชั้นเกินไปตรงนี้ โปรดแก้การเยื้องและวงเล็บ"
    )

    static let anchor = Labels(
        da: """
            ankre og henvisninger (&navn, *navn) bruges ikke; skriv det helt ud, og sæt mellemrum \
            efter & og * i en tekst
            """,
        en: """
            anchors and aliases (&name, *name) are not used; write it out in full, and put a space \
            after & and * in a text
            """,
        th: "ไม่ใช้จุดยึดและการอ้างอิง (&name, *name) โปรดเขียนเต็ม และเว้นวรรคหลัง & และ * ในข้อความ"
    )

    static func unreadable(_ reason: String) -> Labels {
        Labels(
            da: "YAML kan ikke læses her (\(reason)); ret indrykning, kolon og citationstegn",
            en: "YAML can't be read here (\(reason)); mend indentation, colons and quotes",
            th: "อ่าน YAML ตรงนี้ไม่ได้ (\(reason)) โปรดแก้การเยื้อง เครื่องหมายทวิภาค และเครื่องหมายคำพูด"
        )
    }

    static func doubleKey(_ key: String) -> Labels {
        Labels(
            da: "\(key) står mere end én gang samme sted; slet den ene",
            en: "\(key) is there more than once in one place; remove one",
            th: "\(key) มีมากกว่าหนึ่งครั้งในที่เดียวกัน โปรดลบออกหนึ่งอัน"
        )
    }

    static func notMapping(_ keys: [String]) -> Labels {
        let list = keys.joined(separator: ", ")
        return Labels(
            da: "her skal stå nøgle: værdi; nøglerne er \(list)",
            en: "expected key: value here; the keys are \(list)",
            th: "ตรงนี้ต้องเป็น คีย์: ค่า โดยคีย์คือ \(list)"
        )
    }

    static func unknownKey(_ key: String, _ known: [String]) -> Labels {
        let list = known.nearest(to: key).joined(separator: ", ")
        return Labels(
            da: "nøglen \(key.excerpt) kendes ikke; skriv en af: \(list)",
            en: "the key \(key.excerpt) is unknown; write one of: \(list)",
            th: "ไม่รู้จักคีย์ \(key.excerpt) โปรดเขียนอย่างใดอย่างหนึ่ง: \(list)"
        )
    }

    static func missingKey(_ key: String) -> Labels {
        Labels(
            da: "\(key) mangler; tilføj \(key): …",
            en: "\(key) is missing; add \(key): …",
            th: "ขาด \(key) โปรดเพิ่ม \(key): …"
        )
    }

    static let notList = Labels(
        da: "her skal stå en liste; skriv hvert punkt med - foran, eller [a, b]",
        en: "expected a list here; write each item with - in front, or [a, b]",
        th: "ตรงนี้ต้องเป็นรายการ โปรดเขียนแต่ละข้อโดยมี - นำหน้า หรือ [a, b]"
    )

    static let notText = Labels(
        da: "her skal stå en tekst; sæt den i citationstegn",
        en: "expected a text here; put it in quotes",
        th: "ตรงนี้ต้องเป็นข้อความ โปรดใส่ในเครื่องหมายคำพูด"
    )

    static func badText(max: Int) -> Labels {
        Labels(
            da: "teksten er for lang eller har usynlige tegn; skriv én linje på højst \(max) tegn",
            en:
                "the text is too long or has invisible characters; write one line of at most \(max)",
            th: "ข้อความยาวเกินไปหรือมีอักขระที่มองไม่เห็น โปรดเขียนหนึ่งบรรทัดไม่เกิน \(max) อักขระ"
        )
    }

    static func badName(_ name: String, more: String, digitFirst: Bool) -> Labels {
        let signs = (["_"] + more.map(String.init)).joined(separator: " ")
        let max = DefinitionReader.nameMax
        return Labels(
            da: """
                \(name.excerpt) duer ikke som navn; brug a-z, 0-9 og \(signs), \
                \(digitFirst ? "" : "et bogstav først, ")højst \(max) tegn
                """,
            en: """
                \(name.excerpt) won't do as a name; use a-z, 0-9 and \(signs), \
                \(digitFirst ? "" : "a letter first, ")at most \(max) characters
                """,
            th:
                "\(name.excerpt) ใช้เป็นชื่อไม่ได้ โปรดใช้ a-z, 0-9 และ \(signs) \(digitFirst ? "" : "ขึ้นต้นด้วยตัวอักษร ")ไม่เกิน \(max) อักขระ"
        )
    }

    static func notInteger(_ range: ClosedRange<Int64>) -> Labels {
        Labels(
            da: "her skal stå et helt tal fra \(range.lowerBound) til \(range.upperBound)",
            en: "expected a whole number from \(range.lowerBound) to \(range.upperBound) here",
            th: "ตรงนี้ต้องเป็นจำนวนเต็มตั้งแต่ \(range.lowerBound) ถึง \(range.upperBound)"
        )
    }

    static let notFlag = Labels(
        da: "her skal stå true eller false",
        en: "expected true or false here",
        th: "ตรงนี้ต้องเป็น true หรือ false"
    )

    static func twin(_ name: String) -> Labels {
        Labels(
            da: "\(name) er brugt før; giv hvert sit eget id og navn",
            en: "\(name) was used before; give each an id and a name of its own",
            th: "\(name) ถูกใช้ไปแล้ว โปรดให้แต่ละอย่างมี id และชื่อของตัวเอง"
        )
    }
}

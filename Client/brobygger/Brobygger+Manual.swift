import CommandSupport

extension Brobygger: ManualProgram {
    static var manual: ManualNotes {
        ManualNotes(
            section: 1,
            description: [
                .localized(
                    da: "brobygger er enhedens program. VIP-kort, opsøgende besøg og anonyme "
                        + "henvendelser registreres uden net; en registrering er gemt på enheden, "
                        + "før dens id skrives. sync udveksler med serveren, når der er net.",
                    en:
                        "brobygger is the device's program. VIP cards, outreach visits and anonymous "
                        + "contacts are recorded without a network; a record is durable on the device "
                        + "before its id is printed. sync exchanges with the server when there is a "
                        + "network.",
                    th: "brobygger คือโปรแกรมของอุปกรณ์ ใช้บันทึกบัตร VIP การลงพื้นที่เยี่ยม "
                        + "และการติดต่อแบบไม่เปิดเผยตัวตนโดยไม่ต้องมีเครือข่าย "
                        + "รายการถูกบันทึกลงอุปกรณ์อย่างปลอดภัยก่อนแสดง id "
                        + "และ sync แลกเปลี่ยนกับเซิร์ฟเวอร์เมื่อมีเครือข่าย"
                ),
                .localized(
                    da:
                        "Kun join, sync og --server bruger nettet. Uden en terminal spørges der aldrig om noget.",
                    en:
                        "Only join, sync and --server use the network. Without a terminal nothing ever asks.",
                    th: "เฉพาะ join, sync และ --server ที่ใช้เครือข่าย หากไม่มีเทอร์มินัลจะไม่ถามอะไรเลย"
                ),
            ],
            environment: [
                (
                    "BROBYGGER_HOME",
                    .localized(
                        da: "Enhedens mappe, hvis --home ikke er skrevet.",
                        en: "The device's folder, unless --home is given.",
                        th: "โฟลเดอร์ของอุปกรณ์ หากไม่ได้เขียน --home"
                    )
                ),
                (
                    "BROBYGGER_LANG",
                    .localized(
                        da: "Sproget, hvis --lang ikke er skrevet; går før konfigurationsfilen.",
                        en:
                            "The language, unless --lang is given; goes before the configuration file.",
                        th: "ภาษา หากไม่ได้เขียน --lang มาก่อนไฟล์ตั้งค่า"
                    )
                ),
                ("LC_ALL, LC_MESSAGES, LANG", ManualNotes.locale),
                (
                    "BROBYGGER_CA, SSL_CERT_FILE, CURL_CA_BUNDLE",
                    .localized(
                        da: "Udstedere, der godkendes, hvis --ca ikke blev skrevet ved join.",
                        en: "Authorities to trust, unless --ca was given to join.",
                        th: "ผู้ออกใบรับรองที่เชื่อถือ หากไม่ได้เขียน --ca ตอน join"
                    )
                ),
            ],
            files: [
                (
                    "~/.local/share/brobygger",
                    .localized(
                        da:
                            "Enhedens mappe, hvis intet andet er sagt: registreringer, nøgle og program.",
                        en:
                            "The device's folder unless told otherwise: records, key and programme.",
                        th: "โฟลเดอร์ของอุปกรณ์หากไม่ได้ระบุเป็นอย่างอื่น: รายการ กุญแจ และแผนงาน"
                    )
                )
            ],
            seeAlso: ["brobyggerd(8)"]
        )
    }
}

import CommandSupport

extension Brobyggerd: ManualProgram {
    static var manual: ManualNotes {
        ManualNotes(
            section: 8,
            description: [
                .localized(
                    da:
                        "brobyggerd samler partnernes registreringer. init opretter en server, serve "
                        + "betjener enhederne, og resten administrerer den, også mens serve kører.",
                    en:
                        "brobyggerd brings the partners' records together. init makes a server, serve "
                        + "serves the devices, and the rest administers it, also while serve runs.",
                    th: "brobyggerd รวบรวมรายการขององค์กรภาคี init สร้างเซิร์ฟเวอร์ serve "
                        + "ให้บริการอุปกรณ์ และคำสั่งอื่นใช้ดูแลเซิร์ฟเวอร์ แม้ขณะ serve ทำงาน"
                ),
                .localized(
                    da:
                        "Kopier aldrig databasen med hånden, mens serve kører: brug backup og restore.",
                    en: "Never copy the database by hand while serve runs: use backup and restore.",
                    th: "อย่าคัดลอกฐานข้อมูลเองขณะ serve ทำงาน โปรดใช้ backup และ restore"
                ),
            ],
            environment: [
                (
                    "BROBYGGERD_DATA, BROBYGGERD_LISTEN, …",
                    .localized(
                        da: "Det tilvalg, der ikke er skrevet; går før filen.",
                        en: "The option that is not given; goes before the file.",
                        th: "ตัวเลือกที่ไม่ได้เขียน มาก่อนไฟล์"
                    )
                ),
                ("LC_ALL, LC_MESSAGES, LANG", ManualNotes.locale),
            ],
            files: [
                (
                    "/etc/brobygger/brobyggerd.conf",
                    .localized(
                        da: "Tilvalg som navn = værdi, ét på hver linje; # begynder en bemærkning.",
                        en: "Options as name = value, one a line; # begins a remark.",
                        th: "ตัวเลือกแบบ ชื่อ = ค่า บรรทัดละหนึ่งรายการ # คือหมายเหตุ"
                    )
                ),
                (
                    "--data",
                    .localized(
                        da:
                            "Serverens mappe: databasen, nøglerne og, mens serve kører, admin.socket.",
                        en:
                            "The server's folder: the database, the keys and, while serve runs, admin.socket.",
                        th: "โฟลเดอร์ของเซิร์ฟเวอร์: ฐานข้อมูล กุญแจ และ admin.socket ขณะ serve ทำงาน"
                    )
                ),
                (
                    "*.ledger",
                    .localized(
                        da: "Hovedbogen: hvad en gendannet kopi ikke må gøre om.",
                        en: "The ledger: what a restored backup must not undo.",
                        th: "บัญชีเหตุการณ์: สิ่งที่การกู้คืนต้องไม่ย้อนกลับ"
                    )
                ),
            ],
            seeAlso: ["brobygger(1)"]
        )
    }
}

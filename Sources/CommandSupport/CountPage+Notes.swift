import Counting
import Programmes

/// The sentences under a count: what the numbers alone don't say.
extension CountPage {
    func notes(on table: CountTable) -> [String] {
        var notes: [String] = []
        if let covers = table.indicator.covers { notes.append(covers.text(in: language)) }
        if let note = boundsNote(on: table) { notes.append(note) }
        if let note = withoutNote(on: table) { notes.append(note) }
        if table.by.isEmpty {
            notes += table.rows.filter { $0.contested > 0 }.map { contestedNote($0.contested) }
        } else if table.rows.contains(where: { $0.contested > 0 }) {
            notes.append(
                language.choose(
                    da: "Uafklarede: så mange registreringer har modstridende oplysninger, "
                        + "der kan ændre rækkens tal.",
                    en: "Contested: so many records hold conflicting values that could change the "
                        + "row's number.",
                    th: "ยังไม่แน่นอน: จำนวนรายการที่มีค่าขัดแย้งกันซึ่งอาจเปลี่ยนตัวเลขของแถวได้"
                )
            )
        }
        let sum = table.rows.reduce(Int128(0)) { $0 + Int128($1.value) }
        if sum != Int128(table.total), !table.rows.isEmpty {
            notes.append(sumNote(on: table))
        }
        return notes
    }

    private func sumNote(on table: CountTable) -> String {
        guard case .distinct = table.indicator.measure else {
            return language.choose(
                da: "Rækkerne giver ikke totalen tilsammen: en registrering kan stå i flere "
                    + "rækker.",
                en: "The rows do not add up to the total: a record can stand in several rows.",
                th: "ผลบวกของแถวไม่เท่ากับยอดรวม เพราะหนึ่งรายการอาจอยู่ได้หลายแถว"
            )
        }
        return language.choose(
            da: "Rækkerne giver ikke totalen tilsammen: den samme kan stå i flere rækker.",
            en: "The rows do not add up to the total: the same one can stand in several rows.",
            th: "ผลบวกของแถวไม่เท่ากับยอดรวม เพราะหนึ่งเดียวกันอาจอยู่ได้หลายแถว"
        )
    }

    /// Nobody links values across partners, so the same one may be counted at each.
    private func boundsNote(on table: CountTable) -> String? {
        guard let bounds = table.bounds ?? table.base?.bounds else { return nil }
        let (least, most) = (language.text(bounds.lowerBound), language.text(bounds.upperBound))
        guard table.bounds != nil else {
            return language.choose(
                da: "Helheden er mindst \(least), højst \(most): ingen sammenkobler partnernes "
                    + "registreringer, så den samme kan være talt hos flere.",
                en: "The whole is at least \(least), at most \(most): nobody links the partners' "
                    + "records, so the same one may be counted at several.",
                th: "ทั้งหมดมีอย่างน้อย \(least) อย่างมาก \(most) เพราะไม่มีใครเชื่อมโยงรายการขององค์กรภาคี "
                    + "จึงอาจนับซ้ำในหลายองค์กร"
            )
        }
        return language.choose(
            da: "Mindst \(least), højst \(most): ingen sammenkobler partnernes registreringer, så "
                + "den samme kan være talt hos flere.",
            en: "At least \(least), at most \(most): nobody links the partners' records, so the "
                + "same one may be counted at several.",
            th: "อย่างน้อย \(least) อย่างมาก \(most) เพราะไม่มีใครเชื่อมโยงรายการขององค์กรภาคี "
                + "จึงอาจนับซ้ำในหลายองค์กร"
        )
    }

    private func withoutNote(on table: CountTable) -> String? {
        guard let without = table.without, without > 0,
            case .distinct(let name) = table.indicator.measure
        else { return nil }
        let field = document.programme.kind(named: table.indicator.kind)?.field(named: name)
        let label = field?.labels.text(in: language) ?? name
        var number = records(without)
        // With a breakdown a record may stand in several rows, so that nobody knows the whole.
        if table.by.isEmpty {
            let stated = Int64(table.rows.first?.base ?? 0)
            number =
                language.text(Share(part: without, whole: stated + without))
                + language.choose(da: " registreringer", en: " records", th: " รายการ")
        }
        return language.choose(
            da: "Ikke talt med: \(number) uden \(label).",
            en: "Not counted: \(number) without \(label).",
            th: "ไม่ได้นับ: \(number)ที่ไม่มี \(label)"
        )
    }

    private func contestedNote(_ count: Int) -> String {
        language.choose(
            da: "\(records(count)) har modstridende oplysninger, der kan ændre tallet.",
            en: "\(records(count)) with conflicting values could change the number.",
            th: "\(records(count))มีค่าขัดแย้งกันซึ่งอาจเปลี่ยนตัวเลขได้"
        )
    }

    var documentNotes: [String] {
        var notes: [String] = []
        if let partner = document.partner {
            notes.append(
                language.choose(
                    da: "Talt på serveren: alt, hvad den har fra partneren \(partner).",
                    en: "Counted on the server: all that it holds of the partner \(partner).",
                    th: "นับบนเซิร์ฟเวอร์: ทุกอย่างที่มีขององค์กรภาคี \(partner)"
                )
            )
        }
        if let pending = document.pendingIncluded, pending > 0 {
            notes.append(
                language.choose(
                    da: "Medregnet: \(records(pending)), som serveren endnu ikke har bekræftet.",
                    en: "Included: \(records(pending)) that the server has not yet acknowledged.",
                    th: "นับรวม: \(records(pending))ที่เซิร์ฟเวอร์ยังไม่ได้ตอบรับ"
                )
            )
        }
        if let erased = document.erasedSince, erased > 0 {
            notes.append(
                language.choose(
                    da: "Mangler: \(records(erased)), slettet siden snittet.",
                    en: "Missing: \(records(erased)), erased since the cut.",
                    th: "ขาดไป: \(records(erased))ที่ถูกลบถาวรหลังจุดตัดข้อมูล"
                )
            )
        }
        return notes
    }

    private func records(_ count: some BinaryInteger) -> String {
        language.choose(
            da: count == 1 ? "1 registrering" : "\(language.text(count)) registreringer",
            en: count == 1 ? "1 record" : "\(language.text(count)) records",
            th: "\(language.text(count)) รายการ"
        )
    }
}

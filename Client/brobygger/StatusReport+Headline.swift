import CommandSupport
import Programmes
import SyncClient

/// How a device is, in one word; the first line of `status` says it in a sentence.
private enum Condition {
    /// Somebody has to decide or mend something.
    case needsSomebody
    /// Saved here, to be sent.
    case waiting
    case safe
    /// Sent, as far as is known, but not proven lately.
    case unproven
}

extension StatusReport {
    /// The one sentence for somebody tired, and then what to do, if anything.
    func headline(ink: Ink) -> [String] {
        let advice = advice.map { "→ " + $0 }
        switch condition {
        case .safe: return [ink.good(safe)] + advice
        case .waiting: return [ink.strong(waits)] + advice
        case .unproven: return [ink.strong(unproven)] + advice
        case .needsSomebody: return [ink.urgent(needsSomebody)] + advice
        }
    }

    private var condition: Condition {
        let needs = status.quarantined > 0 || status.conflicts > 0
        if needs || status.wipeObstacles.contains(.stranded) { return .needsSomebody }
        if status.pending > 0 { return .waiting }
        // What was begun and not saved is said on a line of its own.
        return status.wipeObstacles.allSatisfy { $0 == .drafted } ? .safe : .unproven
    }

    private var safe: String {
        language.choose(
            da: "Alt er i behold og sendt.",
            en: "Everything is safe and sent.",
            th: "ข้อมูลทั้งหมดปลอดภัยและส่งแล้ว"
        )
    }

    private var waits: String {
        let count = language.text(status.pending)
        return language.choose(
            da: status.pending == 1
                ? "1 registrering er i behold her og venter på at blive sendt."
                : "\(count) registreringer er i behold her og venter på at blive sendt.",
            en: status.pending == 1
                ? "1 record is safe here and waits to be sent."
                : "\(count) records are safe here and wait to be sent.",
            th: "มี \(count) รายการเก็บไว้ในอุปกรณ์นี้อย่างปลอดภัยและรอส่ง"
        )
    }

    private var unproven: String {
        language.choose(
            da: "Intet venter, men det er ikke bevist for nylig, at serveren har alt.",
            en: "Nothing waits, but it was not proven lately that the server has everything.",
            th: "ไม่มีรายการรอส่ง แต่ยังไม่ได้พิสูจน์เมื่อเร็ว ๆ นี้ว่าเซิร์ฟเวอร์มีข้อมูลครบ"
        )
    }

    private var needsSomebody: String {
        language.choose(
            da: "Noget kræver dig; det, der er gemt, er i behold her.",
            en: "Something needs you; what is saved is safe here.",
            th: "มีบางอย่างที่คุณต้องจัดการ สิ่งที่บันทึกไว้ยังปลอดภัยในอุปกรณ์นี้"
        )
    }

    /// What to do, the most pressing first.
    private var advice: [String] {
        var advice: [String] = []
        if status.quarantined > 0 { advice.append(mendRefused) }
        if status.conflicts > 0 { advice.append(settleConflicts) }
        if status.wipeObstacles.contains(.stranded) { advice.append(askCoordinator) }
        if condition != .safe, condition != .needsSomebody || status.pending > 0 {
            advice.append(sync)
        }
        return advice + status.drafts.map(goOn)
    }

    private var mendRefused: String {
        let count = language.text(status.quarantined)
        return language.choose(
            da:
                "\(count) tog serveren ikke: se dem nedenfor, og ret med: brobygger edit ID felt=værdi",
            en:
                "\(count) were not taken: see them below and mend with: brobygger edit ID field=value",
            th: "เซิร์ฟเวอร์ไม่รับ \(count) รายการ: ดูด้านล่างและแก้ไขด้วย: brobygger edit ID ช่อง=ค่า"
        )
    }

    private var settleConflicts: String {
        let count = language.text(status.conflicts)
        return language.choose(
            da:
                "\(count) i konflikt: se dem med brobygger list --conflicts, og afgør med: brobygger resolve ID felt=værdi",
            en:
                "\(count) in conflict: see them with brobygger list --conflicts and settle with: brobygger resolve ID field=value",
            th:
                "มีค่าขัดแย้ง \(count) รายการ: ดูด้วย brobygger list --conflicts และตัดสินด้วย: brobygger resolve ID ช่อง=ค่า"
        )
    }

    private var askCoordinator: String {
        language.choose(
            da: "Noget usendt ligger, hvor enheden ikke længere har adgang: tal med koordinatoren.",
            en:
                "Unsent work lies where this device has no access any more: talk to the coordinator.",
            th: "มีงานที่ยังไม่ได้ส่งอยู่ในส่วนที่อุปกรณ์นี้ไม่มีสิทธิ์แล้ว: โปรดติดต่อผู้ประสานงาน"
        )
    }

    private var sync: String {
        language.choose(
            da: "Synkroniser, når der er net: brobygger sync",
            en: "Sync when there is a network: brobygger sync",
            th: "ซิงค์เมื่อมีเครือข่าย: brobygger sync"
        )
    }

    private func goOn(_ draft: Drafts.Subject) -> String {
        let label = label(of: draft)
        return language.choose(
            da: "Påbegyndt og ikke gemt (\(label)): fortsæt med \(draft.command)",
            en: "Begun and not saved (\(label)): go on with \(draft.command)",
            th: "กรอกค้างไว้และยังไม่ได้บันทึก (\(label)): ทำต่อด้วย \(draft.command)"
        )
    }

    private func label(of draft: Drafts.Subject) -> String {
        switch draft {
        case .new(let kind): programme.kind(named: kind)?.labels.text(in: language) ?? kind
        case .change: language.choose(da: "rettelse", en: "a change", th: "การแก้ไข")
        }
    }
}

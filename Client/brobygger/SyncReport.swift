import CommandSupport
import Programmes
import RecordStore
import SyncClient
import WireProtocol

/// What `sync` says when it is done, for people and for programs.
struct SyncReport {
    private let summary: SyncSummary
    private let report: StatusReport
    private let language: Language

    init(_ summary: SyncSummary, programme: Programme, language: Language) {
        self.summary = summary
        self.language = language
        report = StatusReport(summary.status, programme: programme, language: language)
    }

    /// What is left to tell as a failure; nil if everything could be sent.
    var failure: CommandFailure? {
        summary.refusal.map { Failures.failure(SyncError.refused($0), in: language) }
    }

    var json: JSONValue { .object(members) }

    /// The same, with when it was.
    func json(at time: UTCTime) -> JSONValue {
        .object([("at", .string(time.text))] + members)
    }

    private var members: [(String, JSONValue)] {
        let moved: [(String, JSONValue)] = [
            ("pushed", .integer(Int64(summary.pushed))),
            ("pulled", .integer(Int64(summary.pulled))),
            ("quarantined", .integer(Int64(summary.quarantined))),
            ("verified", .bool(summary.isVerified)),
            ("healed", summary.healing.map { .string($0.rawValue) } ?? .null),
            ("refusal", summary.refusal.map { .string($0.code.rawValue) } ?? .null),
            ("released", .array(summary.released.map(JSONValue.string))),
            ("unconfirmed", .bool(summary.isUnconfirmed)),
        ]
        return moved + report.waiting
            + [("conflicts", .integer(Int64(summary.status.conflicts)))] + report.proof
    }

    /// The text on one line.
    var line: String { text.replacing("\n", with: " ") }

    var text: String {
        let moved = language.choose(
            da: "Sendt \(language.text(summary.pushed)), hentet \(language.text(summary.pulled)).",
            en: "Pushed \(language.text(summary.pushed)), pulled \(language.text(summary.pulled)).",
            th: "ส่ง \(language.text(summary.pushed)) ดึง \(language.text(summary.pulled))"
        )
        return ([moved, proof] + healing + refused + waiting + others).joined(separator: "\n")
    }

    private var proof: String {
        guard summary.isVerified else {
            return language.choose(
                da: "Det er ikke bevist, at alt er ens endnu; synkroniser igen.",
                en: "It is not proven yet that everything is equal; sync again.",
                th: "ยังพิสูจน์ไม่ได้ว่าตรงกันทั้งหมด โปรดซิงค์อีกครั้ง"
            )
        }
        guard summary.status.pending == 0, summary.quarantined == 0 else {
            return language.choose(
                da: "Alt, hvad serveren har taget imod, er ens på enheden og serveren.",
                en: "Everything that the server has taken is equal on the device and the server.",
                th: "ทุกอย่างที่เซิร์ฟเวอร์รับแล้วตรงกันในอุปกรณ์และเซิร์ฟเวอร์"
            )
        }
        return language.choose(
            da: "Alt er ens på enheden og serveren.",
            en: "Everything is equal on the device and the server.",
            th: "ทุกอย่างตรงกันในอุปกรณ์และเซิร์ฟเวอร์"
        )
    }

    private var healing: [String] {
        switch summary.healing {
        case .serverRestored:
            [
                language.choose(
                    da:
                        "Serveren var gendannet fra en kopi; enheden har bragt det, den manglede.",
                    en:
                        "The server had been put back from a backup; the device brought what it lacked.",
                    th: "เซิร์ฟเวอร์ถูกกู้คืนจากสำเนาสำรอง อุปกรณ์จึงส่งสิ่งที่ขาดไปให้แล้ว"
                )
            ]
        case .deviceForked:
            [
                language.choose(
                    da:
                        "Enheden er en kopi af en anden; dens egne registreringer har fået nye numre.",
                    en: "This device is a copy of another; its own work was numbered anew.",
                    th: "อุปกรณ์นี้เป็นสำเนาของอีกเครื่องหนึ่ง รายการของเครื่องนี้จึงได้เลขใหม่"
                )
            ]
        case nil: []
        }
    }

    private var refused: [String] {
        guard summary.quarantined > 0 else { return [] }
        return [
            language.choose(
                da:
                    "\(language.text(summary.quarantined)) tog serveren ikke; de er i behold her, se dem med: brobygger list --quarantined",
                en:
                    "\(language.text(summary.quarantined)) were not taken; they are safe here, see them with: brobygger list --quarantined",
                th:
                    "เซิร์ฟเวอร์ไม่รับ \(language.text(summary.quarantined)) รายการ ซึ่งยังปลอดภัยอยู่ที่นี่ ดูได้ด้วย: brobygger list --quarantined"
            )
        ] + report.quarantineLines
    }

    private var waiting: [String] {
        summary.status.pending > 0 ? [report.pendingLine] : []
    }

    private var others: [String] {
        var lines: [String] = []
        if summary.status.conflicts > 0 {
            lines.append(
                language.choose(
                    da:
                        "Konflikter: \(language.text(summary.status.conflicts)); se dem med: brobygger list --conflicts",
                    en:
                        "Conflicts: \(language.text(summary.status.conflicts)); see them with: brobygger list --conflicts",
                    th:
                        "ค่าขัดแย้ง: \(language.text(summary.status.conflicts)) ดูได้ด้วย: brobygger list --conflicts"
                )
            )
        }
        if summary.isUnconfirmed {
            lines.append(
                language.choose(
                    da: "Koordinatoren skal godkende enheden, før den kan hente.",
                    en: "The coordinator has to confirm the device before it can fetch.",
                    th: "ผู้ประสานงานต้องยืนยันอุปกรณ์ก่อนจึงจะดึงข้อมูลได้"
                )
            )
        }
        if !summary.released.isEmpty {
            let scopes = summary.released.joined(separator: ", ")
            lines.append(
                language.choose(
                    da:
                        "Enheden har ikke længere adgang til \(scopes); det usendte derfra er i behold her, tal med koordinatoren.",
                    en:
                        "This device no longer has access to \(scopes); what was not sent is safe here, talk to the coordinator.",
                    th: "อุปกรณ์นี้ไม่มีสิทธิ์เข้าถึง \(scopes) แล้ว สิ่งที่ยังไม่ได้ส่งปลอดภัยอยู่ที่นี่ โปรดคุยกับผู้ประสานงาน"
                )
            )
        }
        if summary.status.isClockOff { lines += report.clockLines }
        lines += report.programmeLines
        return lines
    }
}

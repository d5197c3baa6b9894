import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

extension StatusReport {
    /// More refused records than this are left to `brobygger list --quarantined`.
    private static let reasonsShown = 20

    /// Everything, one sentence a line.
    var lines: [String] {
        [pendingLine, refusedLine] + quarantineLines + [
            language.choose(
                da: "Konflikter: \(language.text(status.conflicts))",
                en: "Conflicts: \(language.text(status.conflicts))",
                th: "ค่าขัดแย้ง: \(language.text(status.conflicts))"
            ), proofLine, lastSyncLine,
        ] + clockLines + programmeLines + [wipeLine]
    }

    /// How many records wait, and for how long.
    var pendingLine: String {
        let line = language.choose(
            da: "Venter på serveren: \(language.text(status.pending))",
            en: "Waiting for the server: \(language.text(status.pending))",
            th: "รอส่งเซิร์ฟเวอร์: \(language.text(status.pending))"
        )
        guard let oldest = status.oldestPending else { return line }
        return line
            + language.choose(
                da: ", den ældste fra ",
                en: ", the oldest from ",
                th: " รายการเก่าสุดตั้งแต่ "
            )
            + language.moment(oldest)
            + " (\(ago(oldest)))"
    }

    private var refusedLine: String {
        language.choose(
            da: "Ikke taget af serveren: \(language.text(status.quarantined))",
            en: "Not taken by the server: \(language.text(status.quarantined))",
            th: "เซิร์ฟเวอร์ไม่รับ: \(language.text(status.quarantined))"
        )
    }

    /// One line for each refused record, with the reason.
    var quarantineLines: [String] {
        let more = reasons.count - Self.reasonsShown
        let shown = reasons.prefix(Self.reasonsShown).map { "  " + $0.line(in: language) }
        guard more > 0 else { return shown }
        return shown + [
            language.choose(
                da: "  og \(language.text(more)) mere: brobygger list --quarantined",
                en: "  and \(language.text(more)) more: brobygger list --quarantined",
                th: "  และอีก \(language.text(more)) รายการ: brobygger list --quarantined"
            )
        ]
    }

    private var proofLine: String {
        let line = language.choose(
            da: "Sidst bevist ens: ",
            en: "Last proven equal: ",
            th: "พิสูจน์ว่าตรงกันครั้งล่าสุด: "
        )
        guard let at = status.verifiedAt else {
            return line + language.choose(da: "aldrig", en: "never", th: "ไม่เคย")
        }
        let positions = status.scopes.compactMap { standing in
            standing.verified.map { "\(standing.scope.rawValue) \($0)" }
        }
        let since =
            status.isVerified
            ? positions.joined(separator: ", ")
            : language.choose(da: "men ikke længere", en: "but not any more", th: "แต่ตอนนี้ไม่แล้ว")
        return line + language.moment(at) + " (\(ago(at)); \(since))"
    }

    private var lastSyncLine: String {
        guard let last = status.lastSync else {
            return language.choose(
                da: "Enheden har ikke synkroniseret endnu.",
                en: "This device has not synced yet.",
                th: "อุปกรณ์นี้ยังไม่เคยซิงค์"
            )
        }
        return language.choose(da: "Sidste synkronisering: ", en: "Last sync: ", th: "ซิงค์ครั้งล่าสุด: ")
            + language.moment(last.at) + " (\(ago(last.at))), " + result(last.result)
    }

    private func result(_ code: String) -> String {
        switch code {
        case LastSync.ok: language.choose(da: "alt i orden", en: "all in order", th: "เรียบร้อยทั้งหมด")
        case LastSync.notVerified:
            language.choose(
                da: "ikke alt blev bevist ens",
                en: "not everything was proven equal",
                th: "ยังพิสูจน์ไม่ได้ว่าตรงกันทั้งหมด"
            )
        case LastSync.quarantined:
            language.choose(
                da: "serveren tog ikke alt",
                en: "the server did not take everything",
                th: "เซิร์ฟเวอร์ไม่ได้รับทั้งหมด"
            )
        default:
            language.choose(
                da: "lykkedes ikke (\(code))",
                en: "failed (\(code))",
                th: "ไม่สำเร็จ (\(code))"
            )
        }
    }

    /// How far the clock is off, with advice if it is far.
    var clockLines: [String] {
        guard let offset = status.clockOffset else { return [] }
        let distance = Age(seconds: offset.magnitude).text(in: language)
        guard status.isClockOff else {
            return [
                language.choose(
                    da: "Ur: \(distance) fra serverens",
                    en: "Clock: \(distance) from the server's",
                    th: "นาฬิกา: ต่างจากเซิร์ฟเวอร์ \(distance)"
                )
            ]
        }
        return [
            offset > 0
                ? language.choose(
                    da:
                        "Enhedens ur går \(distance) bagud i forhold til serverens: stil det; det, der er gemt, er i behold, men se datoerne efter.",
                    en:
                        "This device's clock is \(distance) behind the server's: set it; what is saved is safe, but check the dates.",
                    th:
                        "นาฬิกาของอุปกรณ์นี้ช้ากว่าเซิร์ฟเวอร์ \(distance) โปรดตั้งใหม่ สิ่งที่บันทึกไว้ยังปลอดภัย แต่โปรดตรวจวันที่"
                )
                : language.choose(
                    da:
                        "Enhedens ur går \(distance) foran serverens: stil det; det, der er gemt, er i behold, men se datoerne efter.",
                    en:
                        "This device's clock is \(distance) ahead of the server's: set it; what is saved is safe, but check the dates.",
                    th:
                        "นาฬิกาของอุปกรณ์นี้เร็วกว่าเซิร์ฟเวอร์ \(distance) โปรดตั้งใหม่ สิ่งที่บันทึกไว้ยังปลอดภัย แต่โปรดตรวจวันที่"
                )
        ]
    }

    /// What to do about a programme that this program is too old to read; none if it can.
    var programmeLines: [String] {
        guard let version = unreadableProgramme else { return [] }
        return [
            language.choose(
                da:
                    "Denne udgave af brobygger kan ikke læse programmets version \(version): opdater den; indtil da registreres der efter version \(programme.version).",
                en:
                    "This release of brobygger can't read version \(version) of the programme: update it; until then entries follow version \(programme.version).",
                th:
                    "brobygger รุ่นนี้อ่านแผนงานเวอร์ชัน \(version) ไม่ได้ โปรดอัปเดต ระหว่างนี้จะบันทึกตามเวอร์ชัน \(programme.version)"
            )
        ]
    }

    /// Whether the device may be wiped, and if not, why.
    var wipeLine: String {
        guard !status.isSafeToWipe else {
            return language.choose(
                da: "Enheden må slettes: serveren har alt.",
                en: "The device may be wiped: the server has everything.",
                th: "ล้างอุปกรณ์ได้: เซิร์ฟเวอร์มีครบทุกอย่างแล้ว"
            )
        }
        let reasons = status.wipeObstacles.map(because).joined(separator: ", ")
        return language.choose(
            da: "Enheden må ikke slettes endnu: \(reasons).",
            en: "The device must not be wiped yet: \(reasons).",
            th: "ยังห้ามล้างอุปกรณ์: \(reasons)"
        )
    }

    private func because(_ obstacle: WipeObstacle) -> String {
        switch obstacle {
        case .pending:
            language.choose(
                da: "noget venter på serveren",
                en: "something waits for the server",
                th: "มีรายการรอส่งเซิร์ฟเวอร์"
            )
        case .quarantined:
            language.choose(
                da: "serveren har afvist noget",
                en: "the server refused something",
                th: "มีรายการที่เซิร์ฟเวอร์ไม่รับ"
            )
        case .stranded:
            language.choose(
                da: "noget usendt ligger, hvor enheden ikke længere har adgang",
                en: "unsent work lies where the device has no access any more",
                th: "มีรายการที่ยังไม่ได้ส่งในที่ซึ่งอุปกรณ์ไม่มีสิทธิ์เข้าถึงแล้ว"
            )
        case .offered:
            language.choose(
                da: "serveren kan have mistet noget, som enheden har",
                en: "the server may have lost something that the device has",
                th: "เซิร์ฟเวอร์อาจทำข้อมูลที่อุปกรณ์นี้มีหายไป"
            )
        case .drafted:
            language.choose(
                da: "en registrering er påbegyndt og ikke gemt",
                en: "an entry was begun and not saved",
                th: "มีรายการที่กรอกค้างไว้และยังไม่ได้บันทึก"
            )
        case .unverified:
            language.choose(
                da: "det er ikke bevist, at serveren har alt",
                en: "it is not proven that the server has everything",
                th: "ยังไม่ได้พิสูจน์ว่าเซิร์ฟเวอร์มีครบทุกอย่าง"
            )
        case .verifiedLongAgo:
            language.choose(
                da: "det er over et døgn siden, eller uret er stillet, siden alt blev bevist ens",
                en: "everything was proven equal more than a day ago, or the clock was set since",
                th: "พิสูจน์ว่าตรงกันครั้งล่าสุดเกินหนึ่งวันแล้ว หรือมีการตั้งนาฬิกาหลังจากนั้น"
            )
        }
    }

    private func ago(_ moment: Int64) -> String {
        Age.text(from: moment, to: status.now, in: language)
    }
}

/// A span of time, roughly, for people.
struct Age {
    let seconds: UInt64

    private static let units: [(seconds: UInt64, da: [String], en: [String], th: String)] = [
        (365 * 86400, ["år", "år"], ["year", "years"], "ปี"),
        (86400, ["dag", "dage"], ["day", "days"], "วัน"),
        (3600, ["time", "timer"], ["hour", "hours"], "ชั่วโมง"),
        (60, ["minut", "minutter"], ["minute", "minutes"], "นาที"),
        (1, ["sekund", "sekunder"], ["second", "seconds"], "วินาที"),
    ]

    /// In the largest unit that it fills once.
    func text(in language: Language) -> String {
        let unit = Self.units.first { seconds >= $0.seconds } ?? Self.units[Self.units.count - 1]
        let number = seconds / unit.seconds
        let form = number == 1 ? 0 : 1
        let name = language.choose(da: unit.da[form], en: unit.en[form], th: unit.th)
        return "\(language.text(number)) \(name)"
    }

    /// How long ago a moment was; one to come says so, because a clock must have been set back.
    static func text(from moment: Int64, to now: Int64, in language: Language) -> String {
        let text = Age(seconds: now > moment ? span(moment, now) : span(now, moment))
            .text(in: language)
        return now >= moment
            ? language.choose(da: "for \(text) siden", en: "\(text) ago", th: "\(text)ที่แล้ว")
            : language.choose(
                da: "om \(text) efter uret her",
                en: "\(text) from now by this clock",
                th: "อีก \(text)ตามนาฬิกาเครื่องนี้"
            )
    }

    private static func span(_ from: Int64, _ to: Int64) -> UInt64 {
        UInt64(bitPattern: to &- from)
    }
}

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
                da: "Konflikter: \(status.conflicts)",
                en: "Conflicts: \(status.conflicts)"
            ), proofLine, lastSyncLine,
        ] + clockLines + [wipeLine]
    }

    /// How many records wait, and for how long.
    var pendingLine: String {
        let line = language.choose(
            da: "Venter på serveren: \(status.pending)",
            en: "Waiting for the server: \(status.pending)"
        )
        guard let oldest = status.oldestPending else { return line }
        return line
            + language.choose(da: ", den ældste fra ", en: ", the oldest from ")
            + UTCTime(seconds: oldest).text
            + " (\(ago(oldest)))"
    }

    private var refusedLine: String {
        language.choose(
            da: "Ikke taget af serveren: \(status.quarantined)",
            en: "Not taken by the server: \(status.quarantined)"
        )
    }

    /// One line for each refused record, with the reason.
    var quarantineLines: [String] {
        let more = reasons.count - Self.reasonsShown
        let shown = reasons.prefix(Self.reasonsShown).map { "  " + $0.line(in: language) }
        guard more > 0 else { return shown }
        return shown + [
            language.choose(
                da: "  og \(more) mere: brobygger list --quarantined",
                en: "  and \(more) more: brobygger list --quarantined"
            )
        ]
    }

    private var proofLine: String {
        let line = language.choose(da: "Sidst bevist ens: ", en: "Last proven equal: ")
        guard let at = status.verifiedAt else {
            return line + language.choose(da: "aldrig", en: "never")
        }
        let positions = status.scopes.compactMap { standing in
            standing.verified.map { "\(standing.scope.rawValue) \($0)" }
        }
        let since =
            status.isVerified
            ? positions.joined(separator: ", ")
            : language.choose(da: "men ikke længere", en: "but not any more")
        return line + UTCTime(seconds: at).text + " (\(ago(at)); \(since))"
    }

    private var lastSyncLine: String {
        guard let last = status.lastSync else {
            return language.choose(
                da: "Enheden har ikke synkroniseret endnu.",
                en: "This device has not synced yet."
            )
        }
        return language.choose(da: "Sidste synkronisering: ", en: "Last sync: ")
            + UTCTime(seconds: last.at).text + " (\(ago(last.at))), " + result(last.result)
    }

    private func result(_ code: String) -> String {
        switch code {
        case LastSync.ok: language.choose(da: "alt i orden", en: "all in order")
        case LastSync.notVerified:
            language.choose(da: "ikke alt blev bevist ens", en: "not everything was proven equal")
        case LastSync.quarantined:
            language.choose(da: "serveren tog ikke alt", en: "the server did not take everything")
        default: language.choose(da: "lykkedes ikke (\(code))", en: "failed (\(code))")
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
                    en: "Clock: \(distance) from the server's"
                )
            ]
        }
        return [
            offset > 0
                ? language.choose(
                    da:
                        "Enhedens ur går \(distance) bagud i forhold til serverens: stil det; det, der er gemt, er i behold, men se datoerne efter.",
                    en:
                        "This device's clock is \(distance) behind the server's: set it; what is saved is safe, but check the dates."
                )
                : language.choose(
                    da:
                        "Enhedens ur går \(distance) foran serverens: stil det; det, der er gemt, er i behold, men se datoerne efter.",
                    en:
                        "This device's clock is \(distance) ahead of the server's: set it; what is saved is safe, but check the dates."
                )
        ]
    }

    /// Whether the device may be wiped, and if not, why.
    var wipeLine: String {
        guard !status.isSafeToWipe else {
            return language.choose(
                da: "Enheden må slettes: serveren har alt.",
                en: "The device may be wiped: the server has everything."
            )
        }
        let reasons = status.wipeObstacles.map(because).joined(separator: ", ")
        return language.choose(
            da: "Enheden må ikke slettes endnu: \(reasons).",
            en: "The device must not be wiped yet: \(reasons)."
        )
    }

    private func because(_ obstacle: WipeObstacle) -> String {
        switch obstacle {
        case .pending:
            language.choose(da: "noget venter på serveren", en: "something waits for the server")
        case .quarantined:
            language.choose(da: "serveren har afvist noget", en: "the server refused something")
        case .stranded:
            language.choose(
                da: "noget usendt ligger, hvor enheden ikke længere har adgang",
                en: "unsent work lies where the device has no access any more"
            )
        case .offered:
            language.choose(
                da: "serveren kan have mistet noget, som enheden har",
                en: "the server may have lost something that the device has"
            )
        case .unverified:
            language.choose(
                da: "det er ikke bevist, at serveren har alt",
                en: "it is not proven that the server has everything"
            )
        case .verifiedLongAgo:
            language.choose(
                da: "det er over et døgn siden, eller uret er stillet, siden alt blev bevist ens",
                en: "everything was proven equal more than a day ago, or the clock was set since"
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

    private static let units: [(seconds: UInt64, da: [String], en: [String])] = [
        (365 * 86400, ["år", "år"], ["year", "years"]),
        (86400, ["dag", "dage"], ["day", "days"]),
        (3600, ["time", "timer"], ["hour", "hours"]),
        (60, ["minut", "minutter"], ["minute", "minutes"]),
        (1, ["sekund", "sekunder"], ["second", "seconds"]),
    ]

    /// In the largest unit that it fills once.
    func text(in language: Language) -> String {
        let unit = Self.units.first { seconds >= $0.seconds } ?? Self.units[Self.units.count - 1]
        let number = seconds / unit.seconds
        let names = language == .da ? unit.da : unit.en
        return "\(number) \(names[number == 1 ? 0 : 1])"
    }

    /// How long ago a moment was; one to come says so, because a clock must have been set back.
    static func text(from moment: Int64, to now: Int64, in language: Language) -> String {
        let text = Age(seconds: now > moment ? span(moment, now) : span(now, moment))
            .text(in: language)
        return now >= moment
            ? language.choose(da: "for \(text) siden", en: "\(text) ago")
            : language.choose(da: "om \(text) efter uret her", en: "\(text) from now by this clock")
    }

    private static func span(_ from: Int64, _ to: Int64) -> UInt64 {
        UInt64(bitPattern: to &- from)
    }
}

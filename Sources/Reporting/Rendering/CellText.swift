import Counting
import Programmes

/// How cells and the lines above a report read.
struct CellText {
    /// What stands where nothing was stated.
    static let notStated = "–"

    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func text(_ value: ReportValue) -> String {
        switch value {
        case .notStated: Self.notStated
        case .text(let text): text
        case .day(let day): language.text(day)
        case .number(let number): language.text(number)
        case .bounds(let bounds): language.text(bounds)
        case .share(let part, let whole): language.text(Share(part: part, whole: whole))
        case .shareBetween(let part, let whole):
            say(
                da: "\(language.text(part)) af \(language.text(whole))",
                en: "\(language.text(part)) of \(language.text(whole))"
            )
        case .change(let change): signed(change)
        case .relativeChange(let change, let prior): relative(change, prior)
        }
    }

    func text(_ runs: [ReportRun]) -> String {
        runs.map { run in
            switch run {
            case .text(let text): text
            case .cell(let cell): text(cell.value)
            }
        }.joined()
    }

    private func relative(_ change: Int64, _ prior: Int64) -> String {
        let percent = wholePercent(change, of: prior).map { signed($0) + " %" } ?? Self.notStated
        let of = say(da: "af", en: "of")
        return "\(percent) (\(signed(change)) \(of) \(language.text(prior)))"
    }

    private func signed(_ number: Int64) -> String {
        (number > 0 ? "+" : "") + language.text(number)
    }

    /// The sentence in the report's language; reports are Danish or English.
    func say(da: String, en: String) -> String {
        language.choose(da: da, en: en, th: en)
    }
}

extension CellText {
    /// What stands above the report, a name and a value each.
    func head(of report: Report) -> [(name: String, value: String)] {
        let (from, to) = (
            language.text(report.period.lowerBound), language.text(report.period.upperBound)
        )
        let origin = report.origin
        var lines = [
            (
                say(da: "Periode", en: "Period"),
                say(da: "\(from) til \(to)", en: "\(from) to \(to)")
            ),
            (
                say(da: "Optalt for", en: "Counted for"),
                origin.partner ?? say(da: "alle partnere", en: "all partners")
            ),
            (say(da: "Program", en: "Programme"), origin.programme),
        ]
        if let cut = origin.asOf { lines.append((say(da: "Snit", en: "Cut"), cut)) }
        if let pending = origin.pendingIncluded {
            let name = say(
                da: "Medtalt, men ikke modtaget af serveren",
                en: "Counted, but not received by the server"
            )
            lines.append((name, language.text(pending)))
        }
        if let erased = origin.erasedSince {
            let name = say(da: "Slettet siden snittet", en: "Erased since the cut")
            lines.append((name, language.text(erased)))
        }
        if let number = report.caseNumber {
            lines.append((say(da: "Sagsnr.", en: "Case no."), number))
        }
        if let number = report.documentNumber {
            lines.append((say(da: "Dokumentnr.", en: "Document no."), number))
        }
        return lines
    }

    var methodTitle: String { say(da: "Metode", en: "Method") }

    var definitionsTitle: String { say(da: "Definitioner", en: "Definitions") }

    /// A definition as one line.
    func line(_ definition: ReportDefinition) -> String {
        let head =
            "\(definition.label): \(definition.unitLabel), \(definition.id), "
            + say(
                da: "definition \(definition.version)",
                en: "definition \(definition.version)"
            )
        return definition.covers.map { "\(head). \($0)" } ?? "\(head)."
    }
}

import Foundation
import Programmes
import Reporting
import Testing

/// What the five reports look like, in each format and both languages.
///
/// `BROBYGGER_WRITE_GOLDEN=1` writes the files anew instead of comparing; what it wrote is then
/// read through by somebody before it is committed.
@Suite struct `The reports as files` {
    private static let writes =
        ProcessInfo.processInfo.environment["BROBYGGER_WRITE_GOLDEN"] == "1"

    @Test(arguments: ReportKind.allCases, [Language.da, .en])
    func `a report is its golden file, byte for byte`(
        _ kind: ReportKind,
        _ language: Language
    ) throws {
        let story = try #require(try Story.all().first { $0.kind == kind })
        let report = try story.facts.report(story.request(in: language))
        for format in ReportFormat.allCases where format != .csvExcel {
            let file = golden(kind, language, format)
            let text = report.render(format)
            if Self.writes { try text.write(to: file, atomically: true, encoding: .utf8) }
            let expected = try String(contentsOf: file, encoding: .utf8)
            #expect(Array(text.utf8) == Array(expected.utf8), "\(file.lastPathComponent)")
        }
    }

    private func golden(_ kind: ReportKind, _ language: Language, _ format: ReportFormat) -> URL {
        let ending = format == .markdown ? "md" : format.rawValue
        return URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Golden/\(kind.rawValue).\(language.rawValue).\(ending)"
        )
    }
}

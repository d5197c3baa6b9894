/// The problem codes as the code declares them and as SPEC.md lists them.
struct ProblemTable {
    private let spec: TextFile?
    private let declared: [(code: String, path: String, line: Int)]

    init(_ repository: Repository) {
        spec = repository["Protocol/SPEC.md"]
        declared = repository.files
            .filter { $0.path.hasPrefix("Protocol/WireProtocol/Problem") && $0.isSwift }
            .flatMap(Self.declaredCodes)
    }

    /// Codes of one side that the other does not have.
    var violations: [Violation] {
        guard let spec else {
            return [Violation(path: "Protocol/SPEC.md", advice: "is missing")]
        }
        let listed = Self.listedCodes(in: spec)
        guard !listed.isEmpty else {
            let advice =
                "has no table of problem codes: head it `| Code |`, below a title that "
                + "names problems"
            return [Violation(path: spec.path, advice: advice)]
        }
        let declaredCodes = Set(declared.map(\.code))
        let listedCodes = Set(listed.map(\.code))
        let surplus = listed.filter { !declaredCodes.contains($0.code) }.map {
            let advice =
                "no case of ProblemCode has the code `\($0.code)`: add it or retire the row"
            return Violation(path: spec.path, line: $0.line, advice: advice)
        }
        let missing = declared.filter { !listedCodes.contains($0.code) }.map {
            let advice = "list `\($0.code)` in the table of problems in \(spec.path)"
            return Violation(path: $0.path, line: $0.line, advice: advice)
        }
        return surplus + missing
    }

    /// The raw values of every enum of strings in the file.
    private static func declaredCodes(
        in file: TextFile
    ) -> [(code: String, path: String, line: Int)] {
        var isInside = false
        var codes: [(code: String, path: String, line: Int)] = []
        for (number, text) in file.numberedLines {
            if text.contains(/\b(?:enum|struct|class|extension)\s+\w/) {
                isInside = text.contains(/\benum\s+\w+\s*:\s*String\b/)
            }
            // `case .name:` belongs to a switch.
            guard isInside, let cases = text.firstMatch(of: /^\s*case ([^.].*)$/)?.1 else {
                continue
            }
            for one in cases.split(separator: ",") {
                guard let match = one.firstMatch(of: /`?(\w+)`?(?:\s*=\s*"([^"]+)")?/) else {
                    continue
                }
                codes.append((String(match.2 ?? match.1), file.path, number))
            }
        }
        return codes
    }

    /// The first column of each table headed `Code` or `Problem` in a section about problems.
    private static func listedCodes(in spec: TextFile) -> [(code: String, line: Int)] {
        var isAboutProblems = false
        var isTable = false
        var codes: [(code: String, line: Int)] = []
        for (number, text) in spec.numberedLines {
            if text.hasPrefix("#") { isAboutProblems = text.lowercased().contains("problem") }
            guard text.hasPrefix("|") else {
                isTable = false
                continue
            }
            if text.contains(/^\|\s*`?(?:Code|code|Problem|problem)/) { isTable = true }
            if isAboutProblems, isTable, let code = text.firstMatch(of: /^\|\s*`(\w+)`/)?.1,
                code != "code"
            {
                codes.append((String(code), number))
            }
        }
        return codes
    }
}

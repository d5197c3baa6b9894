import Testing

@Suite struct `What the documents promise` {
    private let allowedTopLevel: Set = [
        "Package.swift", "Sources", "Tests", "Server", "Client", "Protocol", "Packaging",
        "README.md",
        "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", ".swift-format", ".gitignore",
        ".ci",
    ]
    private let readmeLines = 200

    @Test func `the top level holds what a newcomer looks for and nothing else`() throws {
        expectNone(strangers(in: try Repository.current()))
    }

    @Test func `a planted file at the top level is found`() {
        let planted = Repository(["Package.swift": "", "notes.txt": "", "Server/a.swift": ""])
        #expect(strangers(in: planted).map(\.path) == ["notes.txt"])
    }

    @Test func `the README is short and names every command`() throws {
        expectNone(readmeFaults(in: try Repository.current()))
    }

    @Test func `a planted command that the README does not name is found`() {
        let command = #"CommandConfiguration(commandName: "wave", abstract: "Wave.")"#
        let path = "Client/brobygger/Commands/WaveCommand.swift"
        let silent = Repository(["README.md": "Why you should wave.\n", path: command])
        #expect(readmeFaults(in: silent).map(\.path) == [path])

        let inline = Repository(["README.md": "Type `brobygger wave`.\n", path: command])
        let block = Repository(["README.md": "```\nbrobygger wave\n```\n", path: command])
        #expect(readmeFaults(in: inline).isEmpty)
        #expect(readmeFaults(in: block).isEmpty)
    }

    @Test func `a planted long README is found`() {
        let text = String(repeating: "\n", count: readmeLines + 1)
        #expect(readmeFaults(in: Repository(["README.md": text])).count == 1)
    }

    @Test func `SPEC and code list the same problem codes`() throws {
        expectNone(ProblemTable(try Repository.current()).violations)
    }

    @Test func `a planted difference in the problem codes is found`() {
        let code = """
            public enum ProblemCode: String {
                case revoked
                case diskFull = "disk_full", `internal`

                var status: Int {
                    switch self {
                    case .revoked: 403
                    case .diskFull, .internal: 500
                    }
                }
            }
            """
        let spec = """
            ## 9. Problems

            | Code | HTTP |
            |---|---|
            | `revoked` | 403 |
            | `disk_full` | 507 |
            | `lost` | 500 |

            ## 10. Verdicts

            | Code | Meaning |
            |---|---|
            | `ok` | done |
            """
        let planted = Repository([
            "Protocol/SPEC.md": spec, "Protocol/WireProtocol/ProblemCode.swift": code,
        ])
        let found = ProblemTable(planted).violations.map(\.path)
        #expect(found == ["Protocol/SPEC.md", "Protocol/WireProtocol/ProblemCode.swift"])
    }

    @Test func `nothing names a folder of one machine`() throws {
        expectNone(machinePaths(in: try Repository.current()))
    }

    @Test func `a planted path of one machine is found`() {
        let planted = Repository(["Tests/a.sh": "cd /" + "home/anna/brobygger\n"])
        #expect(machinePaths(in: planted).count == 1)

        let fine = Repository(["Tests/a.sh": "cd \"$work/home/x\" && ls Tests/" + "root/a\n"])
        #expect(machinePaths(in: fine).isEmpty)
    }

    private func strangers(in repository: Repository) -> [Violation] {
        repository.topLevel.filter { !allowedTopLevel.contains($0) }.map {
            let advice = "move it into the folder it belongs to; the top level stays as it is"
            return Violation(path: $0, advice: advice)
        }
    }

    private func readmeFaults(in repository: Repository) -> [Violation] {
        guard let readme = repository["README.md"] else {
            return [Violation(path: "README.md", advice: "is missing")]
        }
        var faults = unnamedCommands(in: repository, words: wordsInCode(of: readme))
        if readme.lines.count > readmeLines {
            let advice = "has \(readme.lines.count) lines: keep it at \(readmeLines)"
            faults.append(Violation(path: readme.path, advice: advice))
        }
        return faults
    }

    private func unnamedCommands(in repository: Repository, words: Set<Substring>) -> [Violation] {
        let folders = ["Client/brobygger/Commands", "Server/brobyggerd/Commands"]
        let files = repository.files.filter { file in folders.contains { file.isIn($0) } }
        return files.flatMap { file in
            file.numberedLines.compactMap { number, text in
                let match = text.firstMatch(of: /commandName:\s*"([^"]+)"/)
                guard let name = match?.1, !words.contains(name) else { return nil }
                let advice = "show the command `\(name)` in README.md"
                return Violation(path: file.path, line: number, advice: advice)
            }
        }
    }

    /// The words between backticks and in fenced blocks.
    private func wordsInCode(of file: TextFile) -> Set<Substring> {
        var words: Set<Substring> = []
        var isFenced = false
        for line in file.lines {
            if line.hasPrefix("```") {
                isFenced.toggle()
                continue
            }
            let pieces =
                isFenced ? [line] : line.matches(of: /`([^`]+)`/).map { $0.output.1 }
            for piece in pieces {
                words.formUnion(piece.matches(of: /[\w-]+/).map(\.output))
            }
        }
        return words
    }

    private func machinePaths(in repository: Repository) -> [Violation] {
        let names = ["work", "root", "home", "Users"]
        let path = /(?:^|[^\w.~)}\]-])\/(?:work|root|home|Users)\//
        let suspects = repository.files.filter { file in
            names.contains { file.mentions("/\($0)/") }
        }
        return suspects.flatMap { file in
            file.numberedLines
                .filter { $0.text.contains(path) }
                .map {
                    let advice = "names a folder of one machine: find it from the file's own place"
                    return Violation(path: file.path, line: $0.number, advice: advice)
                }
        }
    }
}

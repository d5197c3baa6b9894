import Testing

@Suite struct `How sources are written` {
    private let linesPerFile = 400

    @Test func `no file is longer than 400 lines`() throws {
        expectNone(longFiles(in: try Repository.current()))
    }

    @Test func `a planted long file is found`() {
        let text = String(repeating: "//\n", count: linesPerFile)
        #expect(longFiles(in: Repository(["Tests/A.swift": text])).isEmpty)
        #expect(longFiles(in: Repository(["Tests/A.swift": text + "//\n"])).count == 1)
    }

    @Test func `nothing unsafe stands without its reason`() throws {
        expectNone(unexplained(in: try Repository.current()))
    }

    @Test func `a planted unsafe word is found, one with a reason is not`() {
        for word in unsafeWords {
            let bare = Repository(["Sources/A.swift": "/// Says what.\nlet a = \(word)\n"])
            #expect(unexplained(in: bare).map(\.line) == [2], "\(word)")

            let above = Repository(["Sources/A.swift": "// Cannot fail: why.\nlet a = \(word)\n"])
            let beside = Repository(["Sources/A.swift": "let a = \(word)  // Cannot fail: why.\n"])
            let mentioned = Repository(["Sources/A.swift": "/// Never \(word).\n"])
            for fine in [above, beside, mentioned] {
                #expect(unexplained(in: fine).isEmpty, "\(word)")
            }
        }
    }

    @Test func `nothing is left as a note to do later`() throws {
        expectNone(notes(in: try Repository.current()))
    }

    @Test func `a planted note is found`() {
        for word in ["TO" + "DO", "FIX" + "ME"] {
            #expect(notes(in: Repository(["Server/a": "# \(word): later\n"])).count == 1)
        }
    }

    @Test func `no module has a type of its own name`() throws {
        expectNone(namesakes(in: try Repository.current()))
    }

    @Test func `a planted namesake is found`() {
        let planted = Repository(["Sources/Counting/A.swift": "public enum Counting {\n}\n"])
        #expect(namesakes(in: planted).count == 1)

        let fine = Repository(["Sources/Counting/A.swift": "struct CountingRow {}\n"])
        #expect(namesakes(in: fine).isEmpty)
    }

    /// Each can end the program or silence the compiler.
    private let unsafeWords = [
        "try!",  // the word itself, looked for
        "fatalError(",  // the word itself, looked for
        "@unchecked Sendable",  // the word itself, looked for
        "nonisolated(unsafe)",  // the word itself, looked for
        "@preconcurrency",  // the word itself, looked for
    ]

    private func longFiles(in repository: Repository) -> [Violation] {
        repository.files
            .filter { $0.isSwift || ["run", "Makefile", "install-libraries"].contains($0.name) }
            .filter { $0.lines.count > linesPerFile }
            .map {
                let advice = "has \($0.lines.count) lines: split it along its ideas"
                return Violation(path: $0.path, advice: advice)
            }
    }

    private func unexplained(in repository: Repository) -> [Violation] {
        let suspects = repository.files.filter { file in
            file.isSwift && unsafeWords.contains { file.mentions($0) }
        }
        return suspects.flatMap { file in
            file.numberedLines.compactMap { number, text -> Violation? in
                let above = number > 1 ? file.lines[number - 2] : ""
                guard let word = unsafeWords.first(where: { text.contains($0) }),
                    !isComment(text), !isReason(above), !text.contains(/\s\/\/\s/)
                else { return nil }
                let advice = "`\(word)` needs its reason in a // comment above it or beside it"
                return Violation(path: file.path, line: number, advice: advice)
            }
        }
    }

    private func isComment(_ line: Substring) -> Bool { line.contains(/^\s*\/\//) }

    /// A `///` comment says what something is, not why a rule does not hold for it.
    private func isReason(_ line: Substring) -> Bool { line.contains(/^\s*\/\/[^\/]/) }

    private func notes(in repository: Repository) -> [Violation] {
        let suspects = repository.files.filter { file in
            ["TO" + "DO", "FIX" + "ME"].contains { file.mentions($0) }
        }
        return suspects.flatMap { file in
            file.numberedLines
                .filter { $0.text.contains(/\b(T[O]DO|F[I]XME)\b/) }
                .map {
                    let advice = "do it now, or open an issue and delete the note"
                    return Violation(path: file.path, line: $0.number, advice: advice)
                }
        }
    }

    private func namesakes(in repository: Repository) -> [Violation] {
        repository.files.filter(\.isSwift).flatMap { file -> [Violation] in
            guard let module = Module.containing(file)?.name else { return [] }
            return file.numberedLines
                .filter { declares(module, $0.text) }
                .map {
                    let advice = "rename it: a type called like its module cannot be qualified"
                    return Violation(path: file.path, line: $0.number, advice: advice)
                }
        }
    }

    private func declares(_ name: String, _ line: Substring) -> Bool {
        let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
        return line.contains(name) && line.firstMatch(of: declaration)?.1 == name[...]
    }
}

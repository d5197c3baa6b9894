/// Everything that is wrong with a programme definition; nothing of it was taken into use.
public struct ProgrammeError: Error, Hashable, Sendable {
    /// One thing that is wrong, and what to write instead.
    public struct Problem: Hashable, Sendable {
        /// The line in the file, from 1; 0 for the file as a whole.
        public let line: Int
        let text: Labels
    }

    /// The file's name as it was given.
    public let file: String
    /// In the order of the file.
    public let problems: [Problem]

    init(file: String, problems: [Problem]) {
        self.file = file
        self.problems = problems.sorted { $0.line < $1.line }
    }

    /// One line a problem: file, line, what is wrong and what to write instead.
    public func message(in language: Language) -> String {
        problems.map { "\(file):\($0.line): \($0.text.text(in: language))" }
            .joined(separator: "\n")
    }
}

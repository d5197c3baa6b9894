/// Everything that is wrong with a programme definition; nothing of it was taken into use.
public struct ProgrammeError: Error, Hashable, Sendable {
    /// One thing that is wrong, and what to write instead.
    public struct Problem: Hashable, Sendable {
        /// The line in the file, from 1; 0 for the definition as a whole.
        public let line: Int
        let text: Labels

        /// What is wrong and what to write instead.
        public func message(in language: Language) -> String { text.text(in: language) }
    }

    /// The file's name as it was given.
    public let file: String
    /// In the order of the file.
    public let problems: [Problem]

    init(file: String, problems: [Problem]) {
        self.file = file
        self.problems = problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// One line a problem: file, line, what is wrong and what to write instead.
    public func message(in language: Language) -> String {
        problems.map { problem in
            let place = problem.line == 0 ? file : "\(file):\(problem.line)"
            return "\(place): \(problem.message(in: language))"
        }.joined(separator: "\n")
    }
}

extension ProgrammeError: CustomStringConvertible {
    /// The English message.
    public var description: String { message(in: .en) }
}

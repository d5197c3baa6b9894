public import ArgumentParser
internal import Counting
public import Programmes

/// Where a program finds the programme whose words it offers to complete a line.
public protocol ProgrammeSource: SendableMetatype {
    /// The programme that a line is about, of a device or a server.
    ///
    /// - Throws: Whatever keeps it from being read; nothing is offered then, and nothing said.
    static func programme(of line: [String]) throws -> Programme
}

extension ProgrammeSource {
    /// Ids of indicators.
    static var indicators: CompletionKind {
        offering { programme, _, _ in programme.indicators.map(\.id) }
    }

    /// Ids of indicators and of documents' figures.
    static var figures: CompletionKind {
        offering { programme, _, _ in
            programme.indicators.map(\.id) + programme.baselines.map(\.id)
        }
    }

    /// What the indicators of the line, or else any, can be broken down by; behind a comma one more.
    static var breakdowns: CompletionKind {
        offering { programme, line, word in
            let named = programme.indicators.filter { line.contains($0.id) }
            let choices = (named.isEmpty ? programme.indicators : named).flatMap { indicator in
                programme.kind(named: indicator.kind).map(indicator.breakdowns) ?? []
            }
            let written = word.lastIndex(of: ",").map { word[...$0] } ?? ""
            return Set(choices).sorted().map { written + $0 }
        }
    }

    /// Words of the programme for a line and the word that is being written.
    public static func offering(
        _ words: @escaping @Sendable (Programme, [String], String) -> [String]
    ) -> CompletionKind {
        .custom { line, _, word in
            // Whoever presses a key to complete a word can use no sentence about what is broken.
            guard let programme = try? programme(of: line) else { return [] }
            return words(programme, line, word)
        }
    }
}

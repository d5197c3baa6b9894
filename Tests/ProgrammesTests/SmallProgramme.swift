import Programmes
import TestSupport

/// The small definition, to be changed by the tests.
enum Small {
    static let yaml = SmallProgramme.yaml

    static func programme() throws -> Programme {
        try Programme(yaml: yaml)
    }

    static func kind() throws -> Kind {
        try programme().kindOrThrow(named: "visit")
    }

    /// The definition with its first `old` replaced.
    static func with(_ old: String, _ new: String) -> String {
        yaml.replacing(old, with: new, maxReplacements: 1)
    }

    /// The line, from 1, on which a text first stands.
    static func line(of text: String, in yaml: String) -> Int? {
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains(text) }.map { $0 + 1 }
    }
}

/// What is wrong with a definition, as it is shown; empty if nothing.
func problems(in yaml: String, _ language: Language = .en) -> [String] {
    do {
        _ = try Programme(yaml: yaml, file: "p.yaml")
        return []
    } catch {
        return error.message(in: language).split(separator: "\n").map(String.init)
    }
}

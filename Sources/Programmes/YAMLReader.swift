internal import Yams

/// A YAML document as nodes that know their line, and the problems met while reading them.
final class YAMLReader {
    private(set) var problems: [ProgrammeError.Problem] = []

    /// A larger file is not a programme.
    ///
    /// Bytes.
    static let bytesMax = 1 << 20

    /// The document's root; nil if it can't be read at all.
    func root(of text: String) -> Node? {
        guard text.utf8.count <= Self.bytesMax else {
            report(
                0,
                da: "filen er større end 1 MiB; et program er mindre",
                en: "the file is larger than 1 MiB; a programme is smaller"
            )
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                report(
                    1,
                    da: "filen er tom; skriv et program",
                    en: "the file is empty; write a programme"
                )
                return nil
            }
            return node
        } catch let error as YamlError {
            report(
                Self.line(of: error),
                da: "YAML kan ikke læses her; ret indrykning og tegn (\(Self.first(error)))",
                en:
                    "YAML can't be read here; mend indentation and punctuation (\(Self.first(error)))"
            )
        } catch {
            report(0, da: "YAML kan ikke læses (\(error))", en: "YAML can't be read (\(error))")
        }
        return nil
    }

    func report(_ line: Int, da: String, en: String) {
        problems.append(.init(line: line, text: Labels(da: da, en: en)))
    }

    /// A mapping's values by key; unknown and double keys are reported.
    func mapping(_ node: Node?, known: [String], required: [String]) -> [String: Node] {
        guard let node, let mapping = checked(node).mapping else {
            report(node?.line ?? 0, da: "her skal stå nøgle: værdi", en: "expected key: value here")
            return [:]
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard known.contains(name) else {
                report(
                    key.line,
                    da: "nøglen \(name) kendes ikke; skriv en af: \(known.joined(separator: ", "))",
                    en: "the key \(name) is unknown; write one of: \(known.joined(separator: ", "))"
                )
                continue
            }
            if values[name] != nil {
                report(
                    key.line,
                    da: "\(name) står to gange; slet den ene",
                    en: "\(name) is there twice; remove one"
                )
            }
            values[name] = checked(value)
        }
        for name in required where values[name] == nil {
            report(
                node.line,
                da: "\(name) mangler; tilføj \(name): …",
                en: "\(name) is missing; add \(name): …"
            )
        }
        return values
    }

    func sequence(_ node: Node?) -> [Node] {
        guard let node else { return [] }
        guard let sequence = checked(node).sequence else {
            report(
                node.line,
                da: "her skal stå en liste, hvert punkt med - foran",
                en: "expected a list here, each item with - in front"
            )
            return []
        }
        return sequence.map(checked)
    }

    func text(_ node: Node?) -> String {
        guard let node else { return "" }
        guard let scalar = checked(node).scalar, !scalar.string.isEmpty else {
            report(node.line, da: "her skal stå en tekst", en: "expected a text here")
            return ""
        }
        return scalar.string
    }

    /// A name for programs: `[a-z][a-z0-9_]*`, at most 40 letters.
    func name(_ node: Node?) -> String {
        guard let node else { return "" }
        let text = text(node)
        guard text.isEmpty || text.isName(letterFirst: true) else {
            report(
                node.line,
                da: "\(text) duer ikke som navn; brug a-z, 0-9 og _, et bogstav først",
                en: "\(text) won't do as a name; use a-z, 0-9 and _, a letter first"
            )
            return text
        }
        return text
    }

    func integer(_ node: Node?, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let number = checked(node).scalar.flatMap({ Int($0.string) }), range.contains(number)
        else {
            report(
                node.line,
                da: "her skal stå et helt tal fra \(range.lowerBound) til \(range.upperBound)",
                en: "expected a whole number from \(range.lowerBound) to \(range.upperBound) here"
            )
            return nil
        }
        return number
    }

    func flag(_ node: Node?) -> Bool {
        guard let node else { return false }
        switch checked(node).scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report(
                node.line,
                da: "her skal stå true eller false",
                en: "expected true or false here"
            )
            return false
        }
    }

    func labels(_ node: Node?) -> Labels {
        guard let node else { return Labels(da: "", en: "") }
        let values = mapping(node, known: ["da", "en", "th"], required: ["da", "en"])
        return Labels(
            da: text(values["da"]),
            en: text(values["en"]),
            th: values["th"].map { text($0) }
        )
    }

    /// Anchors would let a small file stand for an endless one, so they are refused.
    private func checked(_ node: Node) -> Node {
        guard node.anchor != nil else { return node }
        report(
            node.line,
            da: "ankre (&) og henvisninger (*) bruges ikke her; skriv det helt ud",
            en: "anchors (&) and aliases (*) are not used here; write it out"
        )
        return Node.scalar(Node.Scalar(""))
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _),
            .composer(_, _, let mark, _):
            mark.line
        default: 0
        }
    }

    private static func first(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
            .composer(_, let problem, _, _):
            problem
        default: "YAML"
        }
    }
}

extension String {
    /// Whether it is made of a-z, 0-9 and _, at most 40 of them. (An expression would be compiled
    /// anew for each of a programme's hundreds of names.)
    func isName(letterFirst: Bool) -> Bool {
        guard let first = utf8.first, utf8.count <= 40, first != UInt8(ascii: "_") else {
            return false
        }
        let isLetterFirst = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        return (isLetterFirst || !letterFirst)
            && utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
    }
}

extension Node {
    /// The line in the file, from 1.
    var line: Int { mark?.line ?? 0 }
}

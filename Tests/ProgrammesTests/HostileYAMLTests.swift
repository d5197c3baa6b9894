import Programmes
import Testing

@Suite struct `A file that is no honest definition` {
    @Test func `broken YAML is one problem with its line`() {
        let broken = [
            ("id: small\nversion: [1\n", "p.yaml:3: "), ("id: \"small\nversion: 1\n", "p.yaml:3: "),
            ("id: small\n  version: 1\n", "p.yaml:2: "), ("id: a\n\tversion: 1\n", "p.yaml:2: "),
            ("id: a\nid: b\n", "p.yaml:2: id is there more than once"),
            ("id: a\n---\nid: b\n", "p.yaml:2: "), ("id: a\nb: \u{1}\n", "p.yaml:2: "),
            ("", "p.yaml:1: the file is empty"),
            ("# only a comment\n", "p.yaml:1: the file is empty"),
            ("- a\n- b\n", "p.yaml:1: expected key: value"), ("text", "p.yaml:1: expected key"),
            ("id: %a\n", "p.yaml:1: "), ("id: @a\n", "p.yaml:1: "),
            ("a: \"\\uD800\"\n", "p.yaml:1: "),
        ]
        for (yaml, told) in broken {
            let found = problems(in: yaml)
            #expect(found.count == 1, "\(yaml): \(found)")
            #expect(found.first?.hasPrefix(told) == true, "\(yaml): \(found)")
        }
    }

    @Test func `anchors and aliases are refused before they grow`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let alias = "*a\(level - 1)"
            bomb += "a\(level): &a\(level) [\(alias), \(alias), \(alias), \(alias), \(alias)]\n"
        }
        bomb += "*a30 : 1\n"
        #expect(problems(in: bomb).count == 32)

        let hidden = ["a:\n# x\r&b c\n", "a: [&b c]", "{\"a\":*b}", "? &b c\n: d\n", "- &b\n  c"]
        for yaml in hidden {
            let found = problems(in: yaml)
            #expect(found.allSatisfy { $0.contains("anchors and aliases") }, "\(yaml): \(found)")
            #expect(found.count == 1, "\(yaml): \(found)")
        }
    }

    @Test func `signs of anchors within words and comments are fine`() {
        let fine = [
            Small.with("da: Lille", "da: R&D * 2 & 3 a*b (*)"),
            Small.with("version: 1", "# see &that and *this\nversion: 1"),
            Small.yaml.replacing("\n", with: "\r\n"),
        ]
        for yaml in fine { #expect(problems(in: yaml).isEmpty, "\(problems(in: yaml))") }
    }

    @Test func `deep nesting is refused`() {
        for depth in [10, 900, 5000, 100_000] {
            let deep = [
                String(repeating: "[", count: depth), String(repeating: "{a: ", count: depth),
                String(repeating: "- ", count: depth),
                "id: " + String(repeating: "[", count: depth),
            ]
            for yaml in deep {
                #expect(problems(in: yaml).count == 1, "\(yaml.prefix(8)) \(depth)")
            }
        }
    }

    @Test func `a file larger than a mebibyte is refused`() {
        let padding = String(repeating: "# padding\n", count: 1 << 17)
        let found = problems(in: Small.yaml + "\n" + padding)
        #expect(
            found == ["p.yaml: the file is larger than 1 MiB; a programme is far smaller, split it"]
        )
    }

    @Test func `nothing that a file holds ends the program`() {
        // Each line is left out, doubled, cut and pulled about; whatever comes, it comes as problems.
        let lines = Small.yaml.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            let line = String(lines[index])
            let swaps = [
                "", "\(line)\n\(line)", String(line.prefix(line.count / 2)), "  \(line)",
                line.replacing(": ", with: ": ["), line.replacing(":", with: ""),
                line.replacing("[", with: "{"), line.replacing(": ", with: ": !!binary "),
                line.replacing("1", with: "99999999999999999999"), line.replacing("a", with: "~"),
            ]
            for swap in swaps {
                var changed = lines
                changed[index] = Substring(swap)
                _ = problems(in: changed.joined(separator: "\n"))
            }
        }
    }
}

internal import Yams

/// Reads values out of nodes and remembers what is wrong with them.
///
/// Each of its functions answers nil for a node that isn't there (which ``entry(_:known:required:)``
/// reports where it matters) and for a wrong one (which it reports itself): nobody reports twice.
final class DefinitionReader {
    var problems = Problems()

    /// A name for programs has at most so many characters.
    static let nameMax = 40
    /// A label has at most so many characters.
    static let labelMax = 200
    /// A help text has at most so many characters.
    static let helpMax = 1000

    func report(_ node: Node?, _ text: Labels) {
        problems.report(node?.mark?.line ?? 0, text)
    }

    /// A mapping with these keys only.
    func entry(_ node: Node?, known: [String], required: [String]) -> Entry? {
        guard let node else { return nil }
        guard let mapping = node.mapping else {
            report(node, Fault.notMapping(known))
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? "…"
            guard known.contains(name) else {
                report(key, Fault.unknownKey(name, known))
                continue
            }
            values[name] = value
        }
        for name in required where values[name] == nil { report(node, Fault.missingKey(name)) }
        return Entry(node: node, values: values)
    }

    /// The items of a list; none if it isn't there.
    func list(_ node: Node?) -> [Node] {
        guard let node else { return [] }
        guard let sequence = node.sequence else {
            report(node, Fault.notList)
            return []
        }
        return Array(sequence)
    }

    /// One line of text for people.
    func text(_ node: Node?, max: Int = DefinitionReader.labelMax) -> String? {
        guard let node else { return nil }
        let text = node.scalar?.string.trimmingWhitespace ?? ""
        guard !text.isEmpty else {
            report(node, Fault.notText)
            return nil
        }
        // What a terminal would obey instead of showing it.
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isEverydayLetter
                || scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
        }
        guard isPlain, text.unicodeScalars.count <= max else {
            report(node, Fault.badText(max: max))
            return nil
        }
        return text
    }

    /// A name for programs: a-z, 0-9 and _, a letter first; `more` allows other characters too.
    func name(_ node: Node?, more: String = "", digitFirst: Bool = false) -> String? {
        guard let text = text(node) else { return nil }
        let letters = text.unicodeScalars
        let isName = letters.enumerated().allSatisfy { offset, letter in
            ("a"..."z").contains(letter)
                || ("0"..."9").contains(letter) && (offset > 0 || digitFirst)
                || (letter == "_" || more.unicodeScalars.contains(letter)) && offset > 0
        }
        guard isName, letters.count <= Self.nameMax else {
            report(node, Fault.badName(text, more: more, digitFirst: digitFirst))
            return nil
        }
        return text
    }

    /// A whole number, written plainly.
    func integer(_ node: Node?, in range: ClosedRange<Int64>) -> Int64? {
        guard let node else { return nil }
        let text = node.scalar?.string ?? ""
        guard let number = Int64(text), "\(number)" == text, range.contains(number) else {
            report(node, Fault.notInteger(range))
            return nil
        }
        return number
    }

    /// `true` or `false`; false if it isn't there.
    func flag(_ node: Node?) -> Bool {
        guard let node else { return false }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report(node, Fault.notFlag)
            return false
        }
    }

    /// The text in each language, under `da`, `en` and `th`.
    func labels(_ node: Node?, max: Int = DefinitionReader.labelMax) -> Labels? {
        labels(entry(node, known: ["da", "en", "th"], required: ["da", "en"]), max: max)
    }

    /// The text in each language, out of an entry that holds more than labels.
    func labels(_ entry: Entry?, max: Int = DefinitionReader.labelMax) -> Labels? {
        guard let entry else { return nil }
        let (da, en) = (text(entry["da"], max: max), text(entry["en"], max: max))
        let th = text(entry["th"], max: max)
        guard let da, let en else { return nil }
        return Labels(da: da, en: en, th: th)
    }

    /// Reports each name that an earlier node had too.
    func reportTwins<Name: Hashable>(_ names: [(name: Name?, node: Node?)]) {
        var seen: Set<Name> = []
        for (name, node) in names {
            guard let name, !seen.insert(name).inserted else { continue }
            report(node, Fault.twin("\(name)"))
        }
    }
}

/// The values of a mapping by key.
struct Entry {
    let node: Node
    let values: [String: Node]

    subscript(key: String) -> Node? { values[key] }

    /// Where to point at: the value of that key, or else the mapping.
    func place(_ key: String) -> Node { values[key] ?? node }
}

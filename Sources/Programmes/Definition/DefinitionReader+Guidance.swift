internal import Yams

extension DefinitionReader {
    /// A source has at most so many characters.
    private static let sourceMax = 200

    /// The rules told at a field; their codes have to be the field's.
    func guidance(_ node: Node?, _ field: FieldDraft) -> [Guidance] {
        list(node).compactMap { guidance(rule: $0, field) }
    }

    private func guidance(rule node: Node, _ field: FieldDraft) -> Guidance? {
        let required = ["da", "en", "source"]
        let entry = entry(node, known: required + ["th", "codes"], required: required)
        guard let entry else { return nil }
        let text = labels(entry, max: Self.helpMax)
        let source = self.text(entry["source"], max: Self.sourceMax)
        let nodes = list(entry["codes"])
        let codes = nodes.compactMap { name($0, digitFirst: true) }
        if let first = nodes.first, let type = field.type, !type.isCoded {
            report(first, Fault.misplaced("codes", type, belongsTo: [.choice, .choices]))
        }
        for (node, code) in zip(nodes, codes) {
            guard let list = field.codeList, list.code(named: code) == nil else { continue }
            report(node, Fault.unknown(code, list.codes.map(\.code)))
        }
        guard let text, let source else { return nil }
        return Guidance(codes: codes, text: text, source: source)
    }
}

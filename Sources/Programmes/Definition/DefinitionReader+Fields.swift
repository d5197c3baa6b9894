internal import Yams

/// What is known of a field, also when something in it is wrong.
struct FieldDraft {
    let node: Node
    var id: Int?
    var name: String?
    var type: FieldType?
    var isRequired = false
    var codeList: CodeList?
    /// Nil if something is wrong.
    var field: Field?
}

extension DefinitionReader {
    private static let keys = [
        "id", "name", "type", "labels", "help", "required", "range", "codes", "default",
        "relevance", "window", "guidance",
    ]
    /// What an integer may be at all: a sum over millions of records can't overflow.
    private static let numbers: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000

    /// One field; `earlier` are those asked before it.
    func field(
        _ node: Node,
        after earlier: [FieldDraft],
        lists: [String: CodeList],
        windows: Set<String>
    ) -> FieldDraft {
        var draft = FieldDraft(node: node)
        let entry = entry(
            node,
            known: Self.keys,
            required: ["id", "name", "type", "labels"]
        )
        guard let entry else { return draft }
        draft.id = integer(entry["id"], in: Self.ids).map(Int.init)
        draft.name = unreservedName(entry["name"])
        draft.type = type(entry["type"])
        draft.isRequired = flag(entry["required"])
        let labels = labels(entry["labels"])
        let help = self.labels(entry["help"], max: Self.helpMax)
        checkIdentity(entry, draft.name, labels)
        draft.codeList = codeList(entry, draft.type, lists)
        let range = range(entry["range"], draft.type)
        let relevance = relevance(entry, earlier)
        let window = window(entry["window"], draft.type, windows)
        let defaultCode = defaultCode(entry["default"], draft)
        guard let id = draft.id, let name = draft.name, let type = draft.type, let labels else {
            return draft
        }
        draft.field = Field(
            id: id,
            name: name,
            type: type,
            labels: labels,
            help: help,
            isRequired: draft.isRequired,
            range: range,
            codeList: draft.codeList,
            relevance: relevance,
            window: window,
            defaultCode: defaultCode,
            guidance: guidance(entry["guidance"], draft)
        )
        return draft
    }

    private func type(_ node: Node?) -> FieldType? {
        guard let text = text(node) else { return nil }
        guard let type = FieldType(rawValue: text) else {
            report(node, Fault.unknownType(text))
            return nil
        }
        return type
    }

    private func checkIdentity(_ entry: Entry, _ name: String?, _ labels: Labels?) {
        if let name, IdentityWords.areIn(name) {
            return report(entry["name"], Fault.identity(name))
        }
        let texts = [labels?.da, labels?.en, labels?.th].compactMap(\.self)
        guard let text = texts.first(where: IdentityWords.areIn) else { return }
        report(entry["labels"], Fault.identity(text))
    }

    private func codeList(
        _ entry: Entry,
        _ type: FieldType?,
        _ lists: [String: CodeList]
    ) -> CodeList? {
        guard let type else { return nil }
        guard let node = entry["codes"] else {
            if type.isCoded { report(entry.node, Fault.missingKey("codes")) }
            return nil
        }
        guard type.isCoded else {
            report(node, Fault.misplaced("codes", type, belongsTo: [.choice, .choices]))
            return nil
        }
        guard let name = name(node) else { return nil }
        guard let list = lists[name] else {
            report(node, Fault.unknown(name, lists.keys.sorted()))
            return nil
        }
        return list
    }

    private func range(_ node: Node?, _ type: FieldType?) -> ClosedRange<Int64>? {
        guard let node, let type else { return nil }
        guard type == .integer else {
            report(node, Fault.misplaced("range", type, belongsTo: [.integer]))
            return nil
        }
        let ends = (node.sequence.map(Array.init) ?? []).map { Int64($0.scalar?.string ?? "") }
        guard ends.count == 2, let least = ends[0], let most = ends[1], least <= most,
            Self.numbers.contains(least), Self.numbers.contains(most)
        else {
            report(node, Fault.notRange(within: Self.numbers))
            return nil
        }
        return least...most
    }

    private func relevance(_ entry: Entry, _ earlier: [FieldDraft]) -> Relevance? {
        let keys = ["field", "codes"]
        guard let node = entry["relevance"],
            let rule = self.entry(node, known: keys, required: keys)
        else { return nil }
        if flag(entry["required"]) { report(node, Fault.requiredAndRelevant) }
        let nodes = list(rule["codes"])
        let codes = nodes.compactMap { name($0, digitFirst: true) }
        if nodes.isEmpty, rule["codes"]?.sequence != nil { report(node, Fault.noCodes) }
        guard let name = name(rule["field"]) else { return nil }
        guard let other = earlier.first(where: { $0.name == name }) else {
            report(rule["field"], Fault.unknown(name, earlier.compactMap(\.name)))
            return nil
        }
        guard other.type?.isCoded ?? true else {
            report(rule["field"], Fault.notCoded(name))
            return nil
        }
        guard let list = other.codeList else { return nil }
        for node in nodes {
            guard let code = node.scalar?.string, list.code(named: code) == nil else { continue }
            report(node, Fault.unknown(code, list.codes.map(\.code)))
        }
        return Relevance(field: name, codes: codes)
    }

    private func window(_ node: Node?, _ type: FieldType?, _ windows: Set<String>) -> String? {
        guard let node, let type else { return nil }
        guard type == .date else {
            report(node, Fault.misplaced("window", type, belongsTo: [.date]))
            return nil
        }
        guard let name = name(node) else { return nil }
        guard windows.contains(name) else {
            report(node, Fault.unknown(name, windows.sorted()))
            return nil
        }
        return name
    }

    private func defaultCode(_ node: Node?, _ draft: FieldDraft) -> String? {
        guard let node, let type = draft.type else { return nil }
        guard type == .choice else {
            report(node, Fault.misplaced("default", type, belongsTo: [.choice]))
            return nil
        }
        guard let code = name(node, digitFirst: true), let list = draft.codeList else { return nil }
        let offered = list.offered.map(\.code)
        guard offered.contains(code) else {
            report(node, Fault.unknown(code, offered))
            return nil
        }
        return code
    }
}

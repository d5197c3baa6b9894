internal import Yams

extension DefinitionReader {
    /// Numbers of kinds and fields: small enough for three bytes each.
    static let ids: ClosedRange<Int64> = 1...10_000

    /// Words that stand beside field names in outputs.
    static let reservedNames: Set = [
        "id", "kind", "scope", "partner", "state", "values", "conflicts", "voided", "from", "month",
        "quarter", "year",
    ]

    /// What is known of a kind, also when something in it is wrong.
    struct KindDraft {
        let name: String?
        let fields: [FieldDraft]
        let scope: RecordScope
        /// Nil if something is wrong.
        let kind: Kind?
    }

    /// The code lists, under their names.
    func codeLists(_ node: Node?) -> [CodeList] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            report(node, Fault.notCodeLists)
            return []
        }
        return mapping.compactMap { key, value in
            let nodes = list(value)
            if value.sequence != nil, nodes.isEmpty { report(key, Fault.noCodes) }
            let codes = nodes.map(code)
            reportTwins(zip(codes, nodes).map { ($0?.code, $1) })
            return name(key).map { CodeList(id: $0, codes: codes.compactMap(\.self)) }
        }
    }

    private func code(_ node: Node) -> Code? {
        let entry = entry(
            node,
            known: ["code", "da", "en", "th", "retired"],
            required: ["code", "da", "en"]
        )
        guard let entry else { return nil }
        let (code, labels) = (name(entry["code"], digitFirst: true), labels(entry))
        let isRetired = flag(entry["retired"])
        guard let code, let labels else { return nil }
        return Code(code: code, labels: labels, isRetired: isRetired)
    }

    /// Every kind, with what is wrong in it reported.
    func kinds(_ node: Node?, lists: [CodeList], windows: Set<String>) -> [KindDraft] {
        let nodes = list(node)
        if nodes.isEmpty, let node, node.sequence != nil { report(node, Fault.noKinds) }
        let lists = Dictionary(lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kinds = nodes.map { kind($0, lists: lists, windows: windows) }
        reportTwins(zip(kinds, nodes).map { ($0.kind?.id, $1) })
        reportTwins(zip(kinds, nodes).map { ($0.name, $1) })
        return kinds
    }

    private func kind(_ node: Node, lists: [String: CodeList], windows: Set<String>) -> KindDraft {
        let keys = ["id", "name", "labels", "fields"]
        guard let entry = entry(node, known: keys + ["scope", "joins"], required: keys) else {
            return KindDraft(name: nil, fields: [], scope: .own, kind: nil)
        }
        let id = integer(entry["id"], in: Self.ids)
        let (name, labels) = (unreservedName(entry["name"]), labels(entry["labels"]))
        let nodes = list(entry["fields"])
        var drafts: [FieldDraft] = []
        for node in nodes {
            drafts.append(field(node, after: drafts, lists: lists, windows: windows))
        }
        reportTwins(drafts.map { ($0.id, $0.node) })
        reportTwins(drafts.map { ($0.name, $0.node) })
        checkDate(drafts, entry)
        let scope = scope(entry["scope"])
        checkPartner(drafts, entry, scope)
        let joins = joins(entry["joins"], drafts)
        guard let id, let name, let labels else {
            return KindDraft(name: name, fields: drafts, scope: scope, kind: nil)
        }
        let kind = Kind(
            id: Int(id),
            name: name,
            labels: labels,
            scope: scope,
            joins: joins,
            fields: drafts.compactMap(\.field)
        )
        return KindDraft(name: name, fields: drafts, scope: scope, kind: kind)
    }

    private func scope(_ node: Node?) -> RecordScope {
        guard let node, let name = name(node) else { return .own }
        guard let scope = RecordScope(rawValue: name) else {
            report(node, Fault.unknown(name, RecordScope.allCases.map(\.rawValue)))
            return .own
        }
        return scope
    }

    private func joins(_ node: Node?, _ fields: [FieldDraft]) -> Joins? {
        guard let node else { return nil }
        let names = list(node).compactMap { name($0) }
        let references = fields.filter { $0.type == .reference }.compactMap(\.name)
        guard names.count == 2, names[0] != names[1], names.allSatisfy(references.contains) else {
            report(node, Fault.notJoins(references))
            return nil
        }
        return Joins(one: names[0], other: names[1])
    }

    /// What a pair shares says which other partner; nothing else has one.
    private func checkPartner(_ drafts: [FieldDraft], _ entry: Entry, _ scope: RecordScope) {
        guard entry["fields"]?.sequence != nil, drafts.allSatisfy({ $0.type != nil }) else {
            return
        }
        let partners = drafts.filter { $0.type == .partner }
        let isRight =
            scope == .pair ? partners.map(\.isRequired) == [true] : partners.isEmpty
        guard !isRight else { return }
        report(partners.last?.node ?? entry.node, Fault.notOnePartner)
    }

    private func checkDate(_ drafts: [FieldDraft], _ entry: Entry) {
        // With a field that can't be read, nobody knows whether it was meant to be the date.
        guard entry["fields"]?.sequence != nil, drafts.allSatisfy({ $0.type != nil }) else {
            return
        }
        let dates = drafts.filter { $0.type == .date && $0.isRequired }
        if dates.count != 1 {
            report(dates.dropFirst().first?.node ?? entry.node, Fault.notOneDate)
        }
    }

    /// A name that no output uses for something else.
    func unreservedName(_ node: Node?) -> String? {
        guard let name = name(node) else { return nil }
        guard !Self.reservedNames.contains(name) else {
            report(node, Fault.reserved(name))
            return nil
        }
        return name
    }
}

internal import Yams

extension Programme {
    /// Reads and checks a definition as a whole.
    ///
    /// - Throws: ``ProgrammeError`` with everything that is wrong.
    public init(yaml: String, file: String = "programme.yaml") throws(ProgrammeError) {
        let reader = ProgrammeReader()
        let programme = reader.programme(yaml)
        guard reader.yaml.problems.isEmpty, let programme else {
            throw ProgrammeError(file: file, problems: reader.yaml.problems)
        }
        self = programme
    }
}

/// Turns nodes into a programme; what refers to something else is checked once all is read.
final class ProgrammeReader {
    let yaml = YAMLReader()
    private var codeLists: [String: CodeList] = [:]
    private var windows: [String] = []

    /// Ids of kinds and fields, small enough for one or two bytes each.
    private static let ids = 1...10_000
    private static let reservedNames = [
        "id", "kind", "scope", "partner", "state", "values", "conflicts", "voided",
    ]

    func programme(_ text: String) -> Programme? {
        guard let root = yaml.root(of: text) else { return nil }
        let values = yaml.mapping(
            root,
            known: ["id", "version", "labels", "pairs", "windows", "codes", "kinds", "indicators"],
            required: ["id", "version", "labels", "codes", "kinds", "indicators"]
        )
        let windows = yaml.sequence(values["windows"]).map(window)
        self.windows = windows.map(\.id)
        let lists = codeLists(values["codes"])
        codeLists = Dictionary(lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kindNodes = yaml.sequence(values["kinds"])
        let kinds = kindNodes.map(kind)
        reportTwins(kinds.map { "\($0.id)" }, kindNodes)
        reportTwins(kinds.map(\.name), kindNodes)
        let indicatorNodes = yaml.sequence(values["indicators"])
        let indicators = indicatorNodes.map { indicator($0, kinds: kinds) }
        reportTwins(indicators.map(\.id), indicatorNodes)
        let pairs = yaml.sequence(values["pairs"]).map { node in
            yaml.sequence(node).map { yaml.name($0) }
        }
        return Programme(
            id: yaml.name(values["id"]),
            version: yaml.integer(values["version"], in: 1...1_000_000) ?? 1,
            labels: yaml.labels(values["labels"]),
            kinds: kinds,
            codeLists: lists,
            windows: windows,
            indicators: indicators,
            pairs: pairs,
            source: text
        )
    }

    private func window(_ node: Node) -> CountingWindow {
        let values = yaml.mapping(
            node,
            known: ["id", "labels", "starts"],
            required: ["id", "labels", "starts"]
        )
        let starts = yaml.text(values["starts"])
        let match = starts.wholeMatch(of: /([01]\d|2[0-3]):([0-5]\d)/)
        if match == nil {
            yaml.report(
                values["starts"]?.line ?? node.line,
                da: "skriv klokkeslættet i citationstegn, for eksempel \"15:00\"",
                en: "write the time in quotes, for example \"15:00\""
            )
        }
        let minute = match.map { (Int($0.1) ?? 0) * 60 + (Int($0.2) ?? 0) } ?? 0
        return CountingWindow(
            id: yaml.name(values["id"]),
            labels: yaml.labels(values["labels"]),
            startMinute: minute
        )
    }

    private func codeLists(_ node: Node?) -> [CodeList] {
        guard let node, let mapping = node.mapping else {
            if let node {
                yaml.report(
                    node.line,
                    da: "her skal stå kodelister",
                    en: "expected code lists here"
                )
            }
            return []
        }
        return mapping.map { key, value in
            let nodes = yaml.sequence(value)
            let codes = nodes.map(code)
            reportTwins(codes.map(\.code), nodes)
            return CodeList(id: yaml.name(key), codes: codes)
        }
    }

    private func code(_ node: Node) -> Code {
        let values = yaml.mapping(
            node,
            known: ["code", "da", "en", "th", "retired"],
            required: ["code", "da", "en"]
        )
        let name = yaml.text(values["code"])
        if !name.isEmpty, !name.isName(letterFirst: false) {
            yaml.report(
                node.line,
                da: "\(name) duer ikke som kode; brug a-z, 0-9 og _",
                en: "\(name) won't do as a code; use a-z, 0-9 and _"
            )
        }
        return Code(
            code: name,
            labels: Labels(
                da: yaml.text(values["da"]),
                en: yaml.text(values["en"]),
                th: values["th"].map { yaml.text($0) }
            ),
            isRetired: yaml.flag(values["retired"])
        )
    }

    private func kind(_ node: Node) -> Kind {
        let values = yaml.mapping(
            node,
            known: ["id", "name", "labels", "fields"],
            required: ["id", "name", "labels", "fields"]
        )
        let nodes = yaml.sequence(values["fields"])
        let fields = nodes.map(field)
        reportTwins(fields.map { "\($0.id)" }, nodes)
        reportTwins(fields.map(\.name), nodes)
        if fields.filter({ $0.type == .date && $0.isRequired }).count != 1 {
            yaml.report(
                node.line,
                da: "en slags skal have netop én dato med required: true; den tælles efter",
                en: "a kind must have exactly one date with required: true; it is counted by it"
            )
        }
        for (field, fieldNode) in zip(fields, nodes) {
            check(field.relevance, of: fields, fieldNode)
        }
        return Kind(
            id: yaml.integer(values["id"], in: Self.ids) ?? 0,
            name: yaml.name(values["name"]),
            labels: yaml.labels(values["labels"]),
            fields: fields
        )
    }

    private func check(_ relevance: Relevance?, of fields: [Field], _ node: Node) {
        guard let relevance else { return }
        guard let list = fields.first(where: { $0.name == relevance.field })?.codeList else {
            return yaml.report(
                node.line,
                da: "relevance nævner \(relevance.field), som ikke er et felt med koder",
                en: "relevance names \(relevance.field), which is no field with codes"
            )
        }
        for code in relevance.codes where list.code(named: code) == nil {
            yaml.report(
                node.line,
                da: "relevance nævner koden \(code), som \(relevance.field) ikke har",
                en: "relevance names the code \(code), which \(relevance.field) does not have"
            )
        }
    }

    private func field(_ node: Node) -> Field {
        let values = yaml.mapping(
            node,
            known: [
                "id", "name", "type", "labels", "help", "required", "range", "codes", "relevance",
                "window",
            ],
            required: ["id", "name", "type", "labels"]
        )
        let name = yaml.name(values["name"])
        let labels = yaml.labels(values["labels"])
        checkName(name, labels, node)
        let type = type(values["type"])
        return Field(
            id: yaml.integer(values["id"], in: Self.ids) ?? 0,
            name: name,
            type: type,
            labels: labels,
            help: values["help"].map { yaml.labels($0) },
            isRequired: yaml.flag(values["required"]),
            range: range(values["range"], type),
            codeList: codeList(values["codes"], type, node),
            relevance: relevance(values["relevance"]),
            window: window(values["window"], type)
        )
    }

    private func checkName(_ name: String, _ labels: Labels, _ node: Node) {
        if Self.reservedNames.contains(name) {
            yaml.report(
                node.line,
                da: "\(name) er optaget; vælg et andet navn",
                en: "\(name) is taken; choose another name"
            )
        }
        guard IdentityWords.isIdentifying(name: name, labels: labels) else { return }
        yaml.report(
            node.line,
            da:
                "feltet \(name) ser ud til at spørge efter navn, telefon, e-mail, adresse, fødselsdag eller CPR; det må intet program, slet feltet",
            en:
                "the field \(name) seems to ask for a name, phone, e-mail, address, birth date or CPR number; no programme may, remove the field"
        )
    }

    private func type(_ node: Node?) -> FieldType {
        guard let node else { return .text }
        let text = yaml.text(node)
        guard let type = FieldType(rawValue: text) else {
            let types = FieldType.allCases.map(\.rawValue).joined(separator: ", ")
            yaml.report(
                node.line,
                da: "typen \(text) findes ikke; skriv en af: \(types)",
                en: "there is no type \(text); write one of: \(types)"
            )
            return .text
        }
        return type
    }

    private func range(_ node: Node?, _ type: FieldType) -> ClosedRange<Int64>? {
        guard let node else { return nil }
        let ends = yaml.sequence(node).compactMap { $0.scalar.flatMap { Int64($0.string) } }
        guard type == .integer, ends.count == 2, ends[0] <= ends[1] else {
            yaml.report(
                node.line,
                da: "range hører til integer og skrives [mindst, højst]",
                en: "range belongs to integer and is written [least, most]"
            )
            return nil
        }
        return ends[0]...ends[1]
    }

    private func codeList(_ node: Node?, _ type: FieldType, _ field: Node) -> CodeList? {
        let needsCodes = type == .choice || type == .choices
        guard let node else {
            if needsCodes {
                yaml.report(
                    field.line,
                    da: "codes mangler; skriv navnet på en kodeliste",
                    en: "codes is missing; write the name of a code list"
                )
            }
            return nil
        }
        let name = yaml.text(node)
        guard needsCodes, let list = codeLists[name] else {
            yaml.report(
                node.line,
                da: "codes hører til choice og choices og nævner en kodeliste; \(name) duer ikke",
                en: "codes belongs to choice and choices and names a code list; \(name) won't do"
            )
            return nil
        }
        return list
    }

    private func relevance(_ node: Node?) -> Relevance? {
        guard let node else { return nil }
        let values = yaml.mapping(node, known: ["field", "codes"], required: ["field", "codes"])
        return Relevance(
            field: yaml.name(values["field"]),
            codes: yaml.sequence(values["codes"]).map { yaml.text($0) }
        )
    }

    private func window(_ node: Node?, _ type: FieldType) -> String? {
        guard let node else { return nil }
        let name = yaml.text(node)
        guard type == .date, windows.contains(name) else {
            yaml.report(
                node.line,
                da: "window hører til date og nævner et vindue; \(name) duer ikke",
                en: "window belongs to date and names a window; \(name) won't do"
            )
            return nil
        }
        return name
    }

    private func indicator(_ node: Node, kinds: [Kind]) -> Indicator {
        let values = yaml.mapping(
            node,
            known: [
                "id", "labels", "unit", "unit_labels", "definition", "kind", "records", "sum",
                "elements",
            ],
            required: ["id", "labels", "unit", "unit_labels", "definition", "kind"]
        )
        let kindName = yaml.name(values["kind"])
        let kind = kinds.first { $0.name == kindName }
        if kind == nil {
            yaml.report(
                values["kind"]?.line ?? node.line,
                da: "der er ingen slags \(kindName)",
                en: "there is no kind \(kindName)"
            )
        }
        return Indicator(
            id: yaml.name(values["id"]),
            labels: yaml.labels(values["labels"]),
            unit: yaml.name(values["unit"]),
            unitLabels: yaml.labels(values["unit_labels"]),
            definition: yaml.integer(values["definition"], in: 1...1_000_000) ?? 1,
            kind: kindName,
            measure: measure(values, kind, node)
        )
    }

    private func measure(_ values: [String: Node], _ kind: Kind?, _ node: Node) -> Measure {
        guard ["records", "sum", "elements"].filter({ values[$0] != nil }).count == 1 else {
            yaml.report(
                node.line,
                da: "skriv netop én af records: true, sum: [felter] og elements: felt",
                en: "write exactly one of records: true, sum: [fields] and elements: field"
            )
            return .records
        }
        func check(_ name: String, _ types: [FieldType], _ node: Node) {
            guard let kind else { return }
            guard let type = kind.field(named: name)?.type, types.contains(type) else {
                let names = types.map(\.rawValue).joined(separator: ", ")
                return yaml.report(
                    node.line,
                    da: "\(name) er ikke et felt af typen \(names)",
                    en: "\(name) is no field of type \(names)"
                )
            }
        }
        if let node = values["elements"] {
            let name = yaml.name(node)
            check(name, [.choices], node)
            return .elements(name)
        }
        guard let node = values["sum"] else { return .records }
        let names = yaml.sequence(node).map { yaml.name($0) }
        for name in names { check(name, [.integer, .tally], node) }
        return .sum(names)
    }

    private func reportTwins(_ names: [String], _ nodes: [Node]) {
        var seen: Set<String> = []
        for (name, node) in zip(names, nodes) where !name.isEmpty && name != "0" {
            guard !seen.insert(name).inserted else { continue }
            yaml.report(
                node.line,
                da: "\(name) er brugt før; hvert id og navn bruges én gang",
                en: "\(name) was used before; each id and name is used once"
            )
        }
    }
}

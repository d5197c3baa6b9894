internal import Yams

extension Programme {
    /// Reads a definition and checks it as a whole.
    ///
    /// - Throws: ``ProgrammeError`` with everything that is wrong, in the order of the file.
    public init(yaml: String, file: String = "programme.yaml") throws(ProgrammeError) {
        let reader = DefinitionReader()
        let programme = reader.programme(yaml)
        guard let programme, reader.problems.all.isEmpty else {
            throw ProgrammeError(file: file, problems: reader.problems.all)
        }
        self = programme
    }
}

extension DefinitionReader {
    /// Versions of programmes and of indicators' definitions.
    static let versions: ClosedRange<Int64> = 1...1_000_000

    fileprivate func programme(_ text: String) -> Programme? {
        let root = YAMLDocument.root(of: text, problems: &problems)
        let entry = entry(
            root,
            known: [
                "id", "version", "labels", "pairs", "windows", "codes", "kinds", "indicators",
                "baselines",
            ],
            required: ["id", "version", "labels", "codes", "kinds", "indicators"]
        )
        guard let entry else { return nil }
        let id = name(entry["id"], more: "-")
        let version = integer(entry["version"], in: Self.versions)
        let labels = labels(entry["labels"])
        let windows = windows(entry["windows"])
        let lists = codeLists(entry["codes"])
        let windowIDs = Set(windows.compactMap(\.id))
        let kinds = kinds(entry["kinds"], lists: lists, windows: windowIDs)
        let indicators = indicators(entry["indicators"], kinds: kinds)
        let baselines = baselines(entry["baselines"], entry["indicators"], indicators)
        let pairs = pairs(entry["pairs"])
        guard let id, let version, let labels else { return nil }
        return Programme(
            id: id,
            version: Int(version),
            labels: labels,
            kinds: kinds.compactMap(\.kind),
            codeLists: lists,
            windows: windows.compactMap(\.window),
            indicators: indicators,
            baselines: baselines,
            pairs: pairs,
            source: text
        )
    }

    /// A window's id is known also when something else in it is wrong.
    private typealias WindowDraft = (id: String?, window: CountingWindow?)

    private func windows(_ node: Node?) -> [WindowDraft] {
        let nodes = list(node)
        let windows = nodes.map(window)
        reportTwins(zip(windows, nodes).map { ($0.id, $1) })
        return windows
    }

    private func window(_ node: Node) -> WindowDraft {
        let keys = ["id", "labels", "starts"]
        guard let entry = entry(node, known: keys, required: keys) else { return (nil, nil) }
        let (id, labels) = (name(entry["id"]), labels(entry["labels"]))
        let start = minute(entry["starts"])
        guard let id, let labels, let start else { return (id, nil) }
        let kind: WindowKind = start == 0 ? .calendarDay : .shift(startMinute: start)
        return (id, CountingWindow(id: id, labels: labels, kind: kind))
    }

    /// Minutes after midnight of a time written `hh:mm`.
    private func minute(_ node: Node?) -> Int? {
        guard let node else { return nil }
        let parts = (node.scalar?.string ?? "").split(
            separator: ":",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hour = UInt8(parts[0]), let minute = UInt8(parts[1]), hour < 24, minute < 60
        else {
            report(node, Fault.notTime)
            return nil
        }
        return Int(hour) * 60 + Int(minute)
    }

    private func pairs(_ node: Node?) -> PartnerPairs {
        if node?.scalar?.string == "all" { return .all }
        let nodes = list(node)
        let pairs = nodes.map(pair)
        reportTwins(zip(pairs, nodes).map { ($0?.sorted().joined(separator: ", "), $1) })
        return .listed(pairs.compactMap(\.self))
    }

    private func pair(_ node: Node) -> [String]? {
        let nodes = list(node)
        let names = nodes.compactMap { name($0, more: "-") }
        guard node.sequence != nil, names.count == nodes.count else { return nil }
        guard names.count == 2, names[0] != names[1] else {
            report(node, Fault.notPair)
            return nil
        }
        return names
    }
}

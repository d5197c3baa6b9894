import ArgumentParser
import CommandSupport
import MergeCore
import Programmes
import RecordStore
import SyncClient

/// What the shell offers for a word: the words of the programme on the device that the line is for.
///
/// Without a device, or with one that can't be read just now, nothing is offered and nothing said.
struct Suggestions {
    let programme: Programme
    /// The kind that the line is about, as far as it is known.
    let kind: Kind?

    static let kinds = custom { suggestions, _ in suggestions.programme.kinds.map(\.name) }

    static let assignments = custom { suggestions, word in suggestions.assignments(word) }

    /// A kind first, then values to look for.
    static let filters = custom { suggestions, word in
        let kinds = suggestions.kind == nil ? suggestions.programme.kinds.map(\.name) : []
        return kinds + suggestions.assignments(word)
    }

    /// The codes of the programme's kind for corrections.
    static let correctionReasons = custom { suggestions, _ in
        let field = suggestions.programme.kind(named: "correction")?.field(named: "reason")
        return field?.codeList?.offered.map(\.code) ?? []
    }

    static let reasons = CompletionKind.list(VoidReason.allCases.map(\.rawValue))

    private static func custom(
        _ words: @escaping @Sendable (Suggestions, String) -> [String]
    ) -> CompletionKind {
        .custom { line, _, word in
            // Whoever presses a key to complete a word can use no sentence about a broken device.
            guard let suggestions = try? Suggestions(line: line) else { return [] }
            return words(suggestions, word)
        }
    }

    private init(line: [String]) throws {
        let device = try DeviceProgramme.device(of: line)
        programme = try device.programme()
        kind =
            try line.lazy.compactMap(programme.kind(named:)).first
            ?? line.lazy.compactMap(RecordID.init).first.flatMap { id in
                try device.store.read { try $0.record(id)?.state.kind.rawValue }
            }.flatMap { [programme] in programme.kind(id: Int($0)) }
    }

    /// Makes them of what is known.
    init(programme: Programme, kind: Kind?) {
        self.programme = programme
        self.kind = kind
    }

    /// `field=` for each field, or `field=code` for each code once the field is written.
    func assignments(_ word: String) -> [String] {
        let fields = kind?.fields ?? programme.kinds.flatMap(\.fields)
        guard let sign = word.firstIndex(of: "=") else {
            return Set(fields.map { $0.name + "=" }).sorted()
        }
        let name = word[..<sign].trimmingSuffix { $0 == "+" || $0 == "-" }
        let codes = fields.first { $0.name == name }?.codeList?.codes.filter { !$0.isRetired } ?? []
        let written = word[...sign] + word[word.index(after: sign)...].codesBefore
        return codes.map { written + $0.code }
    }
}

/// The programme on the device that a line is for.
enum DeviceProgramme: ProgrammeSource {
    static func programme(of line: [String]) throws -> Programme {
        try device(of: line).programme()
    }

    fileprivate static func device(of line: [String]) throws -> Device {
        try DeviceOptions.parse(optionValue("--home", in: line).map { ["--home", $0] } ?? []).open()
    }
}

extension Substring {
    /// Of `a,b,c` what stands before the last code, `a,b,`.
    fileprivate var codesBefore: Substring {
        guard let end = lastIndex(where: { $0 == "," || $0 == "|" }) else { return "" }
        return self[...end]
    }

    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}

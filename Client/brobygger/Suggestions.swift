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

    static let kinds = DeviceProgramme.offering { programme, _, _ in programme.kinds.map(\.name) }

    static let assignments = custom { suggestions, word in suggestions.assignments(word) }

    /// A kind first, then values to look for.
    static let filters = custom { suggestions, word in
        let kinds = suggestions.kind == nil ? suggestions.programme.kinds.map(\.name) : []
        return kinds + suggestions.assignments(word)
    }

    /// The codes of the programme's kind for corrections.
    static let correctionReasons = DeviceProgramme.offering { programme, _, _ in
        let field = programme.kind(named: "correction")?.field(named: "reason")
        return field?.codeList?.offered.map(\.code) ?? []
    }

    static let reasons = CompletionKind.list(VoidReason.allCases.map(\.rawValue))

    private static func custom(
        _ words: @escaping @Sendable (Suggestions, String) -> [String]
    ) -> CompletionKind {
        DeviceProgramme.offering { programme, line, word in
            let kind = DeviceProgramme.kind(of: line, in: programme)
            return words(Suggestions(programme: programme, kind: kind), word)
        }
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

    /// The kind that a line names, or else that of the record it names.
    fileprivate static func kind(of line: [String], in programme: Programme) -> Kind? {
        if let named = line.lazy.compactMap(programme.kind(named:)).first { return named }
        guard let id = line.lazy.compactMap(RecordID.init).first else { return nil }
        let record = try? device(of: line).store.read { try $0.record(id) }
        return record.flatMap { programme.kind(id: Int($0.state.kind.rawValue)) }
    }

    private static func device(of line: [String]) throws -> Device {
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

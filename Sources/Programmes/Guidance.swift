/// A rule that holds for a field, or for some of its codes, with the document it comes from.
public struct Guidance: Sendable {
    /// The codes that it is about; empty for the field itself.
    public let codes: [String]
    public let text: Labels
    /// The document and its date, as the field calls it.
    public let source: String
}

extension Kind {
    /// The rules that hold for what is newly written, in the order of the form.
    public func guidance(for changes: [FieldChange]) -> [(field: Field, guidance: Guidance)] {
        fields.flatMap { field in
            let written = changes.filter { $0.field == field.id }.flatMap(\.codes)
            return field.guidance.filter { rule in
                rule.codes.isEmpty
                    ? !written.isEmpty : !rule.codes.allSatisfy { !written.contains($0) }
            }.map { (field, $0) }
        }
    }
}

extension FieldChange {
    /// The codes that are newly written.
    fileprivate var codes: [String] {
        switch self {
        case .set(_, .code(let code)): [code]
        case .add(_, let code): [code]
        case .replace(_, let codes): codes.sorted()
        case .set, .remove, .tally: []
        }
    }
}

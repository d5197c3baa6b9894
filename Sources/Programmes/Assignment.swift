/// One word of an entry: `field=value`, `field+=value` or `field-=value`.
struct Assignment {
    enum Sign: String {
        case set = "="
        case add = "+="
        case remove = "-="
    }

    let name: String
    let sign: Sign
    /// Without white space around it; empty to clear the field.
    let value: String

    init(_ word: String) throws(EntryError) {
        // Every line break is one "\n", whatever wrote the file it comes from.
        let word = String(word.map { $0.isNewline ? "\n" : $0 })
        guard let equals = word.firstIndex(of: "=") else {
            throw EntryError(.malformedAssignment, field: nil, written: word)
        }
        let before = word[..<equals]
        sign =
            switch before.last {
            case "+": .add
            case "-": .remove
            default: .set
            }
        name = (sign == .set ? before : before.dropLast()).trimmingWhitespace
        value = word[word.index(after: equals)...].trimmingWhitespace
        guard !name.isEmpty else {
            throw EntryError(.malformedAssignment, field: nil, written: word)
        }
    }
}

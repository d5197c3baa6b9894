import Programmes
import TestSupport

extension FuzzTarget {
    /// A definition is refused with its problems, or read, and then read again the same.
    ///
    /// YAML is slow, so these inputs are the fewest.
    static let programme = FuzzTarget("programme", lengthMax: 4096, timePercent: 40) {
        (input) throws(BrokenPromise) in
        let text = String(decoding: input, as: UTF8.self)
        let programme: Programme
        do throws(ProgrammeError) {
            programme = try Programme(yaml: text)
        } catch {
            try promise(!error.problems.isEmpty, "a refusal has a reason")
            for language in Language.allCases {
                try promise(!error.message(in: language).isEmpty, "a refusal says something")
            }
            return
        }
        try promise(programme.source == text, "a definition is kept as it was written")
        // Nothing in it can break a rule about versions but its number.
        let broken = programme.problems(following: programme)?.problems.count ?? 0
        try promise(broken <= 1, "a definition follows itself")
    }

    /// Words typed at a form, one a line: refused with a sentence, or changes of known fields.
    static let entry = FuzzTarget("entry", lengthMax: 512) { (input) throws(BrokenPromise) in
        guard let kind = Form.kind else { throw BrokenPromise("the form itself is broken") }
        for creating in [true, false] {
            do {
                let changes = try kind.changes(words: lines(of: input), creating: creating)
                for change in changes {
                    let field = kind.field(id: change.field)
                    try promise(field != nil, "a change is one of a known field")
                }
            } catch let error as EntryError {
                for language in Language.allCases {
                    let message = error.message(in: language)
                    try promise(!message.isEmpty, "a refusal says something")
                }
            } catch let error as BrokenPromise {
                throw error
            } catch {
                throw BrokenPromise("an error of another type: \(error)")
            }
        }
    }
}

/// A form with every type of field.
private enum Form {
    // A form that can't be read is found by the first input.
    static let kind = try? Programme(yaml: SmallProgramme.yaml).kinds.first
}

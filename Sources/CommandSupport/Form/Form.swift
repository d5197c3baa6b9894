public import Programmes

/// The questions of one kind of record, asked one after another: a state machine without input or
/// output.
///
/// Show ``prompt(width:ink:)``, hand the line that was typed to ``answer(_:)``, show what that
/// returns, and go on until ``step`` is `done` or `cancelled`. Then ``words`` are what was entered,
/// as the command line spells it.
public struct Form: Sendable {
    /// Where the questions have come to.
    public enum Step: Equatable, Sendable {
        /// Asks for this field.
        case asking(String)
        /// All that is required is there; offers the rest.
        case offering
        case done
        case cancelled
    }

    /// Whether a record is made or changed.
    public enum Purpose: Equatable, Sendable {
        case making
        case changing
    }

    public let kind: Kind
    public let purpose: Purpose
    public let language: Language
    public private(set) var step = Step.offering

    /// What the record or the command line says already, by field, as the command line spells it.
    let present: [String: String]
    /// What people wrote at the same time, by field: more than one value each, the shown one first and
    /// an empty text for none.
    let conflicts: [String: [String]]
    /// Whom a record can go to; none if that is not known.
    let partners: [String]
    /// What is proposed for dates, by field.
    let proposals: [String: Day]
    /// What was answered, by field; an empty text clears the field.
    private(set) var answers: [String: String] = [:]
    /// What is still to be asked; the first one is asked now.
    private var queue: [String] = []
    /// What was asked and answered, for the way back.
    private var asked: [String] = []
    /// The required fields that were missing at the start.
    let required: [String]
    /// Whether the question was asked just before and its choices are still to be seen.
    private(set) var isRepeated = false

    /// A form for a new record: asks for the required fields that are not given, then offers the
    /// others.
    ///
    /// - Parameters:
    ///   - given: Values by field, which are not asked for any more.
    ///   - answers: Answers of an earlier attempt, by field.
    ///   - proposals: The days to propose, by field.
    ///   - partners: The ids of those whom a record can go to; none if that is not known.
    public init(
        making kind: Kind,
        given: [String: String] = [:],
        answers: [String: String] = [:],
        proposals: [String: Day] = [:],
        partners: [String] = [],
        in language: Language
    ) {
        self.kind = kind
        purpose = .making
        self.language = language
        self.proposals = proposals
        self.partners = partners
        conflicts = [:]
        present = given
        self.answers = answers.filter { name, value in
            guard let field = kind.field(named: name), given[name] == nil else { return false }
            return field.type != .partner || partners.isEmpty || partners.contains(value)
        }
        required = kind.fields.filter { $0.isRequired && given[$0.name] == nil }.map(\.name)
        queue = required.filter { self.answers[$0] == nil }
        asked = required.filter { self.answers[$0] != nil }
        advance()
    }

    /// A form for changing a record: offers all its fields but the partner that it went to, which
    /// stays.
    ///
    /// - Parameters:
    ///   - present: The shown values by field.
    ///   - conflicts: All values of the fields that have several, the shown one first and an empty
    ///     text for none.
    ///   - answers: Answers of an earlier attempt, by field.
    ///   - proposals: The days to propose, by field.
    public init(
        changing kind: Kind,
        present: [String: String],
        conflicts: [String: [String]] = [:],
        answers: [String: String] = [:],
        proposals: [String: Day] = [:],
        in language: Language
    ) {
        self.kind = kind
        purpose = .changing
        self.language = language
        self.proposals = proposals
        partners = []
        self.conflicts = conflicts.filter { $0.value.count > 1 }
        self.present = present
        self.answers = answers.filter { kind.field(named: $0.key) != nil }
        required = []
    }

    /// What `field=value` and `field+=value` words say, by field; empty values say nothing.
    public static func values(of words: [String]) -> [String: String] {
        answers(in: words).filter { !$0.value.isEmpty }
    }

    /// The answers that ``words`` were made of, by field.
    public static func answers(in words: [String]) -> [String: String] {
        var answers: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let last = parts[0].last else { continue }
            let name = "+-".contains(last) ? parts[0].dropLast() : parts[0]
            answers[name.trimmingWhitespace] = (last == "-" ? "-" : "") + parts[1]
        }
        return answers
    }

    /// What was entered, as `field=value` words in the order of the form.
    public var words: [String] {
        kind.fields.compactMap { field in
            guard let value = answers[field.name] else { return nil }
            guard field.type == .tally, purpose == .changing else {
                return "\(field.name)=\(value)"
            }
            return value.hasPrefix("-")
                ? "\(field.name)-=\(value.dropFirst())" : "\(field.name)+=\(value)"
        }
    }

    /// The field that is asked for now.
    var field: Field? {
        guard case .asking(let name) = step else { return nil }
        return kind.field(named: name)
    }

    /// Whether it asks for a text, which people paste.
    public var asksForText: Bool { field?.type == .text }

    /// The fields that are offered: when making the optional ones that matter, else all that can
    /// change.
    var offered: [Field] {
        kind.fields.filter { field in
            guard purpose == .making else { return field.type != .partner }
            return !field.isRequired && present[field.name] == nil && isRelevant(field)
        }
    }

    /// What a field holds now, with the answers so far; nil if nothing.
    func value(of name: String) -> String? {
        let value = answers[name] ?? present[name]
        return value?.isEmpty ?? true ? nil : value
    }

    /// The values between which nobody has decided yet; nil for a field that is not in conflict.
    func contested(_ field: Field) -> [String]? {
        answers[field.name] == nil ? conflicts[field.name] : nil
    }

    private func isRelevant(_ field: Field) -> Bool {
        guard let relevance = field.relevance else { return true }
        let codes = (value(of: relevance.field) ?? "").split { "|,".contains($0) }
        return codes.contains { relevance.codes.contains(String($0)) }
    }

    private mutating func advance() {
        if let next = queue.first {
            step = .asking(next)
        } else {
            step = offered.isEmpty ? .done : .offering
        }
    }
}

extension Form {
    /// Takes one typed line, and gives the sentences to show before the next question.
    public mutating func answer(_ line: String) -> [String] {
        let text = line.trimmingWhitespace
        let question = step
        let sentences =
            switch text {
            case "?": help
            case ".": cancel()
            case "<": goBack()
            default: field.map { fill($0, text) } ?? choose(text)
            }
        isRepeated = !sentences.isEmpty && step == question
        return sentences
    }

    private mutating func cancel() -> [String] {
        step = .cancelled
        return []
    }

    private mutating func fill(_ field: Field, _ text: String) -> [String] {
        guard !text.isEmpty else { return accept(field) }
        guard text != "-" else { return clear(field) }
        do throws(WrongAnswer) {
            answers[field.name] = try read(text, for: field)
        } catch {
            return [error.sentence]
        }
        leave(field)
        return guidance(for: field)
    }

    /// The rules that hold for what was just answered.
    private func guidance(for field: Field) -> [String] {
        let codes = (answers[field.name] ?? "").split { "|,".contains($0) }.map(String.init)
        return field.guidance
            .filter { $0.codes.isEmpty || codes.contains(where: $0.codes.contains) }
            .map { FormsPage.sentence($0, in: language) }
    }

    /// Enter alone: what stands in the brackets, or nothing for a field that needs nothing.
    private mutating func accept(_ field: Field) -> [String] {
        guard contested(field) == nil else {
            leave(field)
            return [sentences.stillContested]
        }
        if value(of: field.name) == nil {
            if let proposal = proposal(for: field) {
                answers[field.name] = proposal
            } else if field.isRequired {
                return [sentences.required]
            }
        }
        leave(field)
        return []
    }

    private mutating func clear(_ field: Field) -> [String] {
        guard !field.isRequired else { return [sentences.required] }
        guard purpose == .changing, field.type != .tally, present[field.name] != nil else {
            answers[field.name] = nil
            leave(field)
            return []
        }
        answers[field.name] = ""
        leave(field)
        return []
    }

    private mutating func leave(_ field: Field) {
        queue.removeFirst()
        if required.contains(field.name), !asked.contains(field.name) { asked.append(field.name) }
        advance()
    }

    private mutating func goBack() -> [String] {
        if let field, !required.contains(field.name) {
            queue = []
            step = .offering
            return []
        }
        guard let last = asked.popLast() else { return [sentences.firstQuestion] }
        queue.insert(last, at: 0)
        step = .asking(last)
        return []
    }

    /// Enter is done; numbers or names are what to fill in next.
    private mutating func choose(_ text: String) -> [String] {
        guard !text.isEmpty else {
            step = .done
            return []
        }
        let list = ChoiceList(
            offered.map { Choice(code: $0.name, label: $0.labels.text(in: language)) }
        )
        do throws(Unmatched) {
            queue = try list.matchAll(text).map(\.code)
        } catch {
            return [sentences.notMatched(error)]
        }
        advance()
        return []
    }
}

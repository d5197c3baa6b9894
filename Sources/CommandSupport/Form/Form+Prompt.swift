import Programmes

extension Form {
    /// What the form is and how to leave it; shown once.
    public func opening(ink: Ink) -> String {
        ink.strong(kind.labels.text(in: language)) + ink.faint(" (\(sentences.keys))")
    }

    /// What to show now; the answer is typed behind it.
    ///
    /// - Parameter width: Cells of the terminal.
    public func prompt(width: Int, ink: Ink) -> String {
        guard let field else { return offer(width: width, ink: ink) }
        let list = isRepeated ? [] : choices(of: field).lines(width: width)
        let question = ink.strong(place(of: field) + field.labels.text(in: language))
        let shown = bracket(for: field).map { " [\($0)]" } ?? ""
        return (list + [question + shown + " > "]).joined(separator: "\n")
    }

    /// Which of the required questions this is: `2/5 `.
    private func place(of field: Field) -> String {
        guard let index = required.firstIndex(of: field.name) else { return "" }
        return "\(index + 1)/\(required.count) "
    }

    /// What Enter alone takes.
    private func bracket(for field: Field) -> String? {
        labels(of: field) ?? proposal(for: field).map { labels($0, of: field) }
    }

    /// What was answered so far, on one line; empty if nothing was.
    public func answered(width: Int) -> String {
        let values = kind.fields.filter { answers[$0.name] != nil }.map { field in
            guard let value = shown(field) else { return "\(field.labels.text(in: language)) –" }
            return named(value, of: field)
        }
        return shortened(values.joined(separator: " · "), to: width)
    }

    private func offer(width: Int, ink: Ink) -> String {
        let items = offered.map { field in
            let label = field.labels.text(in: language)
            let value = labels(of: field)
            guard purpose == .making else { return "\(label): \(value ?? "–")" }
            return value == nil ? label : label + " ✓"
        }
        let list = ChoiceList(items.map { Choice(code: "", label: $0) }).lines(width: width)
        let question = purpose == .making ? sentences.more : sentences.change
        return
            ((isRepeated ? [] : summary(width: width) + list) + [ink.strong(question) + " > "])
            .joined(separator: "\n")
    }

    /// What will be saved, so that nobody confirms what they don't see.
    private func summary(width: Int) -> [String] {
        guard purpose == .making else { return [] }
        let values = kind.fields.compactMap { field in
            value(of: field.name).map { named($0, of: field) }
        }
        return wrapped(values, separator: " · ", width: width - 2).map { "= " + $0 }
    }

    /// What a field holds for people; all that it holds while it is in conflict.
    private func labels(of field: Field) -> String? {
        if let values = contested(field) {
            return values.map { $0.isEmpty ? "–" : labels($0, of: field) }
                .joined(separator: " ≠ ")
        }
        return shown(field).map { labels($0, of: field) }
    }

    /// A field's value for people: a tally that is changed shows what it will be.
    private func shown(_ field: Field) -> String? {
        guard field.type == .tally, purpose == .changing else { return value(of: field.name) }
        let sum = (Int64(present[field.name] ?? "") ?? 0) &+ (Int64(answers[field.name] ?? "") ?? 0)
        return "\(sum)"
    }

    /// A value by its labels, days and numbers as people read them.
    private func labels(_ value: String, of field: Field) -> String {
        switch field.type {
        case .choice, .choices:
            let list = field.codeList?.codes ?? []
            return value.split { "|,".contains($0) }.map { code in
                list.first { $0.code == String(code) }?.labels.text(in: language) ?? String(code)
            }.joined(separator: ", ")
        case .date: return Day(iso: value).map(language.text) ?? value
        case .integer, .tally: return Int64(value).map { language.text($0) } ?? value
        case .text, .card, .reference, .partner: return onOneLine(value)
        }
    }

    /// The same with its field's name, where the value alone says too little.
    private func named(_ value: String, of field: Field) -> String {
        switch field.type {
        case .choice, .choices, .date: labels(value, of: field)
        default: "\(field.labels.text(in: language)) \(labels(value, of: field))"
        }
    }

    /// What `?` answers: what the field means and how it may be written.
    var help: [String] {
        guard let field else { return [sentences.offerHelp, sentences.keys] }
        let own = field.help.map { [$0.text(in: language)] } ?? []
        let codes = choices(of: field).choices.enumerated().map { index, choice in
            let label = choice.label == choice.code ? "" : " = \(choice.label)"
            return "  \(index + 1) \(choice.code)\(label)"
        }
        let conflict = contested(field).map { _ in [sentences.contested] } ?? []
        let howTo =
            field.type == .partner && !partners.isEmpty
            ? sentences.howToWrite(.choice)
            : sentences.howToWrite(field.type, isRequired: field.isRequired)
        return own + codes + conflict + [howTo, sentences.keys]
    }
}

import Programmes

/// Why a typed answer was not taken, in one short sentence.
struct WrongAnswer: Error, Equatable {
    let sentence: String
}

extension Form {
    var sentences: FormSentences { FormSentences(language: language) }

    /// What is proposed for a field that has no value: a day, or the programme's default code.
    func proposal(for field: Field) -> String? {
        field.type == .date ? proposals[field.name]?.description : field.defaultCode
    }

    /// What can be chosen for a field: its codes, or the partners; none for other fields.
    func choices(of field: Field) -> ChoiceList {
        guard field.type == .partner else { return ChoiceList(field.codeList, in: language) }
        return ChoiceList(partners.map { Choice(code: $0, label: $0) })
    }

    /// Reads an answer as the command line spells it, and checks it by the programme's rules.
    func read(_ text: String, for field: Field) throws(WrongAnswer) -> String {
        let value = try spelling(of: text, for: field)
        do throws(EntryError) {
            let sign = field.type == .tally ? "+=" : "="
            let magnitude =
                field.type == .tally && value.hasPrefix("-") ? value.dropFirst() : value[...]
            _ = try kind.changes(words: [field.name + sign + magnitude], creating: false)
        } catch {
            throw WrongAnswer(sentence: error.message(in: language))
        }
        return value
    }

    private func spelling(of text: String, for field: Field) throws(WrongAnswer) -> String {
        switch field.type {
        case .partner where partners.isEmpty: return text
        case .choice, .choices, .partner:
            let list = choices(of: field)
            do throws(Unmatched) {
                guard field.type != .choices else {
                    return try list.matchAll(text).map(\.code).joined(separator: "|")
                }
                guard case .one(let choice) = list.match(text) else {
                    throw Unmatched(text: text, match: list.match(text))
                }
                return choice.code
            } catch {
                throw WrongAnswer(sentence: sentences.notMatched(error))
            }
        case .date:
            let proposal = proposals[field.name] ?? Day(daysSinceEpoch: 0)
            guard let day = Day(typed: text, proposal: proposal) else {
                throw WrongAnswer(sentence: sentences.notADay)
            }
            return "\(day)"
        case .integer: return "\(try number(text, in: field.range))"
        case .tally: return "\(try step(text, for: field))"
        case .text, .card, .reference: return text
        }
    }

    private func number(
        _ text: String,
        in range: ClosedRange<Int64>?
    ) throws(WrongAnswer) -> Int64 {
        guard let number = Int64(westernDigits(text)), range?.contains(number) ?? true else {
            throw WrongAnswer(sentence: sentences.notANumber(range))
        }
        return number
    }

    /// How much a tally goes up or down: `+3` and `-3` say it, a bare number says what it shall be.
    private func step(_ text: String, for field: Field) throws(WrongAnswer) -> Int64 {
        let number = try number(text, in: nil)
        guard purpose == .changing else {
            guard number >= 0 else { throw WrongAnswer(sentence: sentences.notANumber(nil)) }
            return number
        }
        let isStep = text.hasPrefix("+") || text.hasPrefix("-")
        let shown = isStep ? 0 : Int64(present[field.name] ?? "") ?? 0
        let (difference, overflows) = number.subtractingReportingOverflow(shown)
        guard !overflows else { throw WrongAnswer(sentence: sentences.notANumber(nil)) }
        return difference
    }
}

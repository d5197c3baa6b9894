extension Programme {
    /// The kind of that name.
    public func kindOrThrow(named name: String) throws(EntryError) -> Kind {
        guard let kind = kind(named: name) else {
            throw EntryError(
                .unknownKind,
                field: nil,
                written: name,
                choices: kinds.map(\.name)
            )
        }
        return kind
    }
}

extension Kind {
    /// Reads and checks `field=value`, `field+=x`, `field-=x` and `field=` words.
    ///
    /// Sets take `a|b` or `a,b`. `set=a|b` adds when creating and replaces the whole set otherwise.
    /// A tally's `field=n` is taken only when creating, as `field+=n`. When creating, every required
    /// field must be there.
    public func changes(words: [String], creating: Bool) throws(EntryError) -> [FieldChange] {
        var changes: [FieldChange] = []
        var seen: Set<String> = []
        for word in words {
            let assignment = try Assignment(word)
            guard let field = field(named: assignment.name) else {
                throw EntryError(
                    .unknownField,
                    field: assignment.name,
                    written: assignment.name,
                    choices: fields.map(\.name)
                )
            }
            let isFirst = seen.insert(assignment.name).inserted
            guard isFirst || assignment.sign != .set else {
                throw EntryError(.duplicateField, field: assignment.name)
            }
            changes += try field.changes(assignment, creating: creating)
        }
        for change in changes { try check(change) }
        guard creating else { return changes }
        let stated = changes.filter { change in
            if case .set(_, nil) = change { return false }
            return true
        }
        let present = Set(stated.map(\.field))
        guard let missing = missing(present: present).first else { return changes }
        throw missing.missingError
    }
}

/// One word of an entry.
private struct Assignment {
    enum Sign: String {
        case set = "="
        case add = "+="
        case remove = "-="
    }

    let name: String
    let sign: Sign
    let value: String

    init(_ word: String) throws(EntryError) {
        guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
            throw EntryError(.malformedAssignment, field: nil, written: word)
        }
        let before = word.index(before: equals)
        let sign: Sign =
            switch word[before] {
            case "+": .add
            case "-": .remove
            default: .set
            }
        name = String(word[..<(sign == .set ? equals : before)])
        self.sign = sign
        value = word[word.index(after: equals)...].trimmingWhitespace
        guard !name.isEmpty else {
            throw EntryError(.malformedAssignment, field: nil, written: word)
        }
    }
}

extension Field {
    var missingError: EntryError {
        EntryError(
            .missingField,
            field: name,
            choices: codeList?.codes.filter { !$0.isRetired }.map(\.code) ?? []
        )
    }

    fileprivate func changes(
        _ assignment: Assignment,
        creating: Bool
    ) throws(EntryError) -> [FieldChange] {
        switch type {
        case .choices: return setChanges(assignment, creating: creating)
        case .tally: return [try tallyChange(assignment, creating: creating)]
        case .integer, .date, .choice, .text, .card, .reference:
            guard assignment.sign == .set else {
                throw EntryError(
                    .wrongOperator,
                    field: name,
                    written: assignment.sign.rawValue,
                    choices: ["\(name)=…"]
                )
            }
            guard !assignment.value.isEmpty else { return [.set(field: id, nil)] }
            return [.set(field: id, try value(assignment.value))]
        }
    }

    private func setChanges(_ assignment: Assignment, creating: Bool) -> [FieldChange] {
        let codes = assignment.value.split { $0 == "|" || $0 == "," }
            .map(\.trimmingWhitespace).filter { !$0.isEmpty }
        switch assignment.sign {
        case .add: return codes.map { .add(field: id, code: $0) }
        case .remove: return codes.map { .remove(field: id, code: $0) }
        case .set where creating: return codes.map { .add(field: id, code: $0) }
        case .set: return [.replace(field: id, codes: Set(codes))]
        }
    }

    private func tallyChange(
        _ assignment: Assignment,
        creating: Bool
    ) throws(EntryError) -> FieldChange {
        let choices = ["\(name)+=1", "\(name)-=1"]
        guard assignment.sign != .set || creating else {
            throw EntryError(.wrongOperator, field: name, written: "=", choices: choices)
        }
        guard case .integer(let amount) = try integer(assignment.value) else {
            throw EntryError(.wrongType, field: name, written: assignment.value)
        }
        guard amount >= 0 else {
            throw EntryError(
                .outOfRange,
                field: name,
                written: assignment.value,
                choices: ["0–1000000"]
            )
        }
        return .tally(field: id, assignment.sign == .remove ? -amount : amount)
    }

    private func value(_ text: String) throws(EntryError) -> FieldValue {
        switch type {
        case .integer, .tally: return try integer(text)
        case .date:
            guard let day = Day(iso: text) else {
                throw EntryError(.impossibleDate, field: name, written: text)
            }
            return .day(day)
        case .choice, .choices: return .code(text)
        case .text: return .text(text)
        case .card: return .card(text.uppercased())
        case .reference: return .reference(text.lowercased())
        }
    }

    private func integer(_ text: String) throws(EntryError) -> FieldValue {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw EntryError(.wrongType, field: name, written: text)
        }
        guard let number = Int64(text) else {
            throw EntryError(.outOfRange, field: name, written: text, choices: [rangeText])
        }
        return .integer(number)
    }

    /// The range as people write it.
    var rangeText: String {
        let range = range ?? Kind.integerRange
        return "\(range.lowerBound)–\(range.upperBound)"
    }
}

extension StringProtocol {
    var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}

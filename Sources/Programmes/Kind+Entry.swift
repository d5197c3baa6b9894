extension Programme {
    /// The kind of that name, or else the error that lists the kinds there are.
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

    /// What ``Kind/changes(words:creating:)`` does, for a kind of this programme.
    public func changes(
        kind: Kind,
        words: [String],
        creating: Bool
    ) throws(EntryError) -> [FieldChange] {
        try kind.changes(words: words, creating: creating)
    }
}

extension Kind {
    /// Reads and checks `field=value`, `field+=x`, `field-=x` and `field=` words.
    ///
    /// Sets take `a|b` or `a,b`. `set=a|b` adds when creating and replaces the whole set otherwise.
    /// A tally's `field=n` is taken only when creating, as `field+=n`. When creating, `field=` says
    /// nothing, and every required field must be there.
    public func changes(words: [String], creating: Bool) throws(EntryError) -> [FieldChange] {
        var changes: [FieldChange] = []
        var seen: Set<String> = []
        var replaced: Set<String> = []
        for word in words {
            let assignment = try Assignment(word)
            let field = try fieldOrThrow(named: assignment.name)
            // Sets and tallies may take several steps; a whole value stands alone.
            if assignment.sign == .set { replaced.insert(field.name) }
            guard seen.insert(field.name).inserted || !replaced.contains(field.name) else {
                throw EntryError(.duplicateField, field: field.name)
            }
            changes += try field.changes(assignment, creating: creating)
        }
        try checkSteps(changes)
        for change in changes { try check(change) }
        guard creating else { return changes }
        guard let field = missing(present: Set(changes.map(\.field))).first else { return changes }
        throw field.missingError
    }

    private func fieldOrThrow(named name: String) throws(EntryError) -> Field {
        guard let field = field(named: name) else {
            throw EntryError(
                .unknownField,
                field: name,
                written: name,
                choices: fields.map(\.name)
            )
        }
        return field
    }

    /// A code that is both added and removed leaves open which of the two was meant.
    private func checkSteps(_ changes: [FieldChange]) throws(EntryError) {
        for case .remove(let id, let code) in changes
        where changes.contains(.add(field: id, code: code)) {
            throw EntryError(.duplicateField, field: field(id: id)?.name, written: code)
        }
    }
}

extension Field {
    fileprivate func changes(
        _ assignment: Assignment,
        creating: Bool
    ) throws(EntryError) -> [FieldChange] {
        try checkSign(assignment.sign, creating: creating)
        switch type {
        case .choices: return try setChanges(assignment, creating: creating)
        case .tally:
            guard !assignment.value.isEmpty || assignment.sign != .set else { return [] }
            let amount = try count(assignment.value)
            return [.tally(field: id, assignment.sign == .remove ? -amount : amount)]
        case .integer, .date, .choice, .text, .card, .reference, .partner:
            guard assignment.value.isEmpty else {
                return [.set(field: id, try value(of: assignment.value))]
            }
            return creating ? [] : [.set(field: id, nil)]
        }
    }

    /// The signs that mean something for this type.
    private func checkSign(_ sign: Assignment.Sign, creating: Bool) throws(EntryError) {
        let signs: [Assignment.Sign] =
            switch type {
            case .choices: creating ? [.set, .add] : [.set, .add, .remove]
            case .tally: creating ? [.set, .add] : [.add, .remove]
            default: [.set]
            }
        guard signs.contains(sign) else {
            throw EntryError(
                .wrongOperator,
                field: name,
                written: sign.rawValue,
                choices: signs.map { "\(name)\($0.rawValue)…" }
            )
        }
    }

    private func setChanges(
        _ assignment: Assignment,
        creating: Bool
    ) throws(EntryError) -> [FieldChange] {
        let codes = assignment.value.split { $0 == "|" || $0 == "," }
            .map(\.trimmingWhitespace).filter { !$0.isEmpty }
        switch assignment.sign {
        case .set where !creating: return [.replace(field: id, codes: Set(codes))]
        case .set: return codes.map { .add(field: id, code: $0) }
        case .add, .remove:
            guard !codes.isEmpty else {
                throw EntryError(
                    .unknownCode,
                    field: name,
                    choices: codeList?.offered.map(\.code) ?? []
                )
            }
            return codes.map { code in
                assignment.sign == .add
                    ? .add(field: id, code: code) : .remove(field: id, code: code)
            }
        }
    }

    /// How much a tally goes up or down; the sign says which.
    private func count(_ text: String) throws(EntryError) -> Int64 {
        let number = try integer(text)
        try check(number: number, within: Kind.integerRange)
        return number
    }

    private func value(of text: String) throws(EntryError) -> FieldValue {
        switch type {
        case .integer, .tally: return .integer(try integer(text))
        case .date:
            guard let day = Day(iso: text) else {
                throw EntryError(.impossibleDate, field: name, written: text, type: .date)
            }
            return .day(day)
        case .choice, .choices, .partner: return .code(text)
        case .text: return .text(text)
        case .card: return .card(text.uppercased())
        case .reference: return .reference(text.lowercased())
        }
    }

    private func integer(_ text: String) throws(EntryError) -> Int64 {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw EntryError(.wrongType, field: name, written: text, type: type)
        }
        guard let number = Int64(text) else { throw rangeError(text, Kind.integerRange) }
        return number
    }
}

extension Kind {
    /// What an integer may be when its field names no range.
    static let integerRange: ClosedRange<Int64> = 0...1_000_000
    /// Characters of a text, at most.
    static let textCharactersMax = 4000
    /// Bytes of a text in UTF-8, at most.
    static let textBytesMax = 16 << 10

    /// The rules for one newly written change.
    ///
    /// The device runs them at entry and the server at push; values that somebody else wrote are
    /// never checked again.
    public func check(_ change: FieldChange) throws(EntryError) {
        guard let field = field(id: change.field) else {
            throw EntryError(
                .unknownField,
                field: "#\(change.field)",
                written: "#\(change.field)",
                choices: fields.map(\.name)
            )
        }
        switch change {
        case .set(_, nil):
            guard !field.isRequired else { throw field.missingError }
            try field.expect([.integer, .date, .choice, .text, .card, .reference])
        case .set(_, let value?): try field.check(value)
        case .add(_, let code):
            try field.expect([.choices])
            try field.check(code: code)
        case .remove: try field.expect([.choices])
        case .replace(_, let codes):
            try field.expect([.choices])
            guard !codes.isEmpty || !field.isRequired else { throw field.missingError }
            for code in codes.sorted() { try field.check(code: code) }
        case .tally(_, let amount):
            try field.expect([.tally])
            try field.check(number: Int64(clamping: amount.magnitude), within: Kind.integerRange)
        }
    }
}

extension Field {
    fileprivate func expect(_ types: [FieldType]) throws(EntryError) {
        guard types.contains(type) else {
            throw EntryError(.wrongType, field: name, written: type.rawValue)
        }
    }

    fileprivate func check(_ value: FieldValue) throws(EntryError) {
        switch value {
        case .integer(let number):
            try expect([.integer])
            try check(number: number, within: range ?? Kind.integerRange)
        case .day(let day):
            try expect([.date])
            guard Day(iso: "\(day)") == day else {
                throw EntryError(.impossibleDate, field: name, written: "\(day)")
            }
        case .code(let code):
            try expect([.choice])
            try check(code: code)
        case .text(let text):
            try expect([.text])
            try check(text: text)
        case .card(let card):
            try expect([.card])
            try check(card: card)
        case .reference(let id):
            try expect([.reference])
            guard id.utf8.count == 36, id.allSatisfy({ $0 == "-" || $0.isHexDigit }) else {
                throw EntryError(.malformedAssignment, field: name, written: id)
            }
        }
    }

    fileprivate func check(
        number: Int64,
        within range: ClosedRange<Int64>
    ) throws(EntryError) {
        guard !range.contains(number) else { return }
        throw EntryError(
            .outOfRange,
            field: name,
            written: "\(number)",
            choices: ["\(range.lowerBound)–\(range.upperBound)"]
        )
    }

    /// Retired codes are refused in new writing.
    fileprivate func check(code: String) throws(EntryError) {
        let codes = codeList?.codes.filter { !$0.isRetired }.map(\.code) ?? []
        guard codes.contains(code) else {
            throw EntryError(.unknownCode, field: name, written: code, choices: codes)
        }
    }

    private func check(text: String) throws(EntryError) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
        }
        guard isPlain, text.count <= Kind.textCharactersMax,
            text.utf8.count <= Kind.textBytesMax
        else {
            throw EntryError(
                .textTooLong,
                field: name,
                choices: ["\(Kind.textCharactersMax)"]
            )
        }
        try checkAnonymity(text)
    }

    private func check(card: String) throws(EntryError) {
        let isCard = card.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar == "-" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        }
        guard isCard, (4...32).contains(card.utf8.count) else {
            throw EntryError(.textTooLong, field: name, choices: ["4–32"])
        }
        try checkAnonymity(card)
    }

    private func checkAnonymity(_ text: String) throws(EntryError) {
        guard let shape = IdentifyingShape.first(in: text) else { return }
        throw EntryError(.identifyingText, field: name, written: shape.rawValue)
    }
}

extension Kind {
    /// What an integer may be when its field names no range, and how far a tally goes in one step.
    static let integerRange: ClosedRange<Int64> = 0...1_000_000
    /// Characters of a text, at most.
    static let textCharactersMax = 4000
    /// Bytes of a text in UTF-8, at most.
    static let textBytesMax = 16 << 10
    /// Characters of a card number.
    static let cardCharacters = 4...32

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
            try field.expect(field.type != .choices && field.type != .tally)
            guard !field.isRequired else { throw field.missingError }
        case .set(_, let value?): try field.check(value)
        case .add(_, let code):
            try field.expect(field.type == .choices)
            try field.check(code: code, in: field.codeList?.offered)
        case .remove(_, let code):
            try field.expect(field.type == .choices)
            // A retired code may still be taken away.
            try field.check(code: code, in: field.codeList?.codes)
        case .replace(_, let codes):
            try field.expect(field.type == .choices)
            guard !codes.isEmpty || !field.isRequired else { throw field.missingError }
            for code in codes.sorted() { try field.check(code: code, in: field.codeList?.offered) }
        case .tally(_, let amount):
            try field.expect(field.type == .tally)
            try field.check(number: Int64(clamping: amount.magnitude), within: Kind.integerRange)
        }
    }
}

extension Field {
    var missingError: EntryError {
        EntryError(
            .missingField,
            field: name,
            choices: codeList?.offered.map(\.code) ?? [],
            type: type
        )
    }

    func rangeError(_ written: String, _ range: ClosedRange<Int64>) -> EntryError {
        let range = self.range ?? range
        return EntryError(
            .outOfRange,
            field: name,
            written: written,
            choices: ["\(range.lowerBound)–\(range.upperBound)"]
        )
    }

    func check(number: Int64, within range: ClosedRange<Int64>) throws(EntryError) {
        guard (self.range ?? range).contains(number) else { throw rangeError("\(number)", range) }
    }

    /// Another form of value than the field's type has.
    fileprivate func expect(_ isFitting: Bool) throws(EntryError) {
        guard isFitting else { throw EntryError(.wrongType, field: name, written: "…", type: type) }
    }

    fileprivate func check(_ value: FieldValue) throws(EntryError) {
        switch value {
        case .integer(let number):
            try expect(type == .integer)
            try check(number: number, within: Kind.integerRange)
        case .day(let day):
            try expect(type == .date)
            guard Day.years.contains(day.year) else {
                throw EntryError(.impossibleDate, field: name, written: "\(day)", type: type)
            }
        case .code(let code):
            try expect(type == .choice || type == .partner)
            if type == .partner { return try check(partner: code) }
            try check(code: code, in: codeList?.offered)
        case .text(let text):
            try expect(type == .text)
            try check(text: text)
        case .card(let card):
            try expect(type == .card)
            try check(card: card)
        case .reference(let id):
            try expect(type == .reference)
            guard Self.isRecordID(id) else {
                throw EntryError(.wrongType, field: name, written: id, type: type)
            }
        }
    }

    fileprivate func check(code: String, in codes: [Code]?) throws(EntryError) {
        let codes = codes ?? []
        guard !codes.contains(where: { $0.code == code }) else { return }
        throw EntryError(.unknownCode, field: name, written: code, choices: codes.map(\.code))
    }

    private func check(text: String) throws(EntryError) {
        // To count characters takes long, and none has less than a byte.
        let bytes = text.utf8.count
        guard bytes <= Kind.textBytesMax,
            bytes <= Kind.textCharactersMax || text.count <= Kind.textCharactersMax
        else {
            throw EntryError(.textTooLong, field: name, choices: ["\(Kind.textCharactersMax)"])
        }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t" || !Self.isControl(scalar)
        }
        guard isPlain, !text.trimmingWhitespace.isEmpty else {
            throw EntryError(.wrongType, field: name, written: "…", type: .text)
        }
        guard let shape = IdentifyingShape.first(in: text) else { return }
        throw EntryError(.identifyingText, field: name, written: shape.rawValue)
    }

    private func check(card: String) throws(EntryError) {
        let isCard = card.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        guard isCard, Kind.cardCharacters.contains(card.utf8.count) else {
            throw EntryError(.wrongType, field: name, written: card, type: .card)
        }
        guard !CardNumber.isMistyped(card) else {
            throw EntryError(.wrongCheck, field: name, written: card, type: .card)
        }
        guard let shape = IdentifyingShape.first(in: card) else { return }
        throw EntryError(.identifyingText, field: name, written: shape.rawValue)
    }

    /// The general category Cc, all of it (Unicode 16, section 23.1).
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// Which partners there are, only the scopes that a device holds can tell.
    private func check(partner: String) throws(EntryError) {
        guard PairScope.isPartner(partner) else {
            throw EntryError(.wrongType, field: name, written: partner, type: .partner)
        }
    }

    /// Lower-case hexadecimal in groups of 8, 4, 4, 4 and 12 (RFC 9562, section 4).
    private static func isRecordID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.joined().utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}

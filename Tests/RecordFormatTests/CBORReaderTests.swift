import MergeCore
import RecordFormat
import Testing

@Suite struct `The decoder refuses` {
    @Test(arguments: [
        "1800", "1817", "1900ff", "190000", "1a0000ffff", "1b00000000ffffffff", "3817", "5800",
        "580161", "780161", "9800", "b800", "98020000", "79000161",
    ])
    func `a head that is longer than it needs to be`(text: String) throws {
        try expectRefused(text)
    }

    @Test(arguments: ["5f4101ff", "7f6161ff", "9f00ff", "bf0000ff", "9f", "bf"])
    func `an indefinite length`(text: String) throws {
        try expectRefused(text)
    }

    @Test(arguments: ["a201000000", "a201000100", "a2616200616100", "a220000000", "a26162006100"])
    func `keys out of order or twice`(text: String) throws {
        try expectRefused(text)
    }

    @Test(arguments: ["61ff", "62c328", "63eda080", "62c0af", "64f4908080", "61c3"])
    func `invalid UTF-8`(text: String) throws {
        try expectRefused(text)
    }

    @Test(arguments: [
        "9affffffff", "9bffffffffffffffff", "9b7fffffffffffffff", "baffffffff",
        "bb7fffffffffffffff", "5bffffffffffffffff", "5b7fffffffffffffff", "7affffffff", "8300",
    ])
    func `a length beyond the message, without allocating for it`(text: String) throws {
        try expectRefused(text)
    }

    @Test func `nesting deeper than eight`() throws {
        let deepest = Array(repeating: UInt8(0x81), count: CBORReader.depthLimit - 1) + [0x00]
        var fine = CBORReader(deepest)
        var tooDeep = CBORReader([0x81] + deepest)

        #expect(try fine.readItem() == deepest)
        #expect(throws: FormatError.self) { try tooDeep.readItem() }
    }

    @Test func `nesting that would exhaust the stack`() {
        var reader = CBORReader(Array(repeating: 0x81, count: 1_000_000))

        #expect(throws: FormatError.self) { try reader.readItem() }
    }

    @Test func `bytes after the end`() throws {
        var reader = CBORReader([0x00, 0x00])
        _ = try reader.readUnsigned()

        #expect(throws: FormatError("bytes after the end", at: 1)) { try reader.finish() }
    }

    @Test func `integers that the type cannot hold`() throws {
        var tooLarge = CBORReader([0x1B, 0x80, 0, 0, 0, 0, 0, 0, 0])
        var tooSmall = CBORReader([0x3B, 0x80, 0, 0, 0, 0, 0, 0, 0])
        var least = CBORReader([0x3B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])

        #expect(throws: FormatError.self) { try tooLarge.readInteger() }
        #expect(throws: FormatError.self) { try tooSmall.readInteger() }
        #expect(try least.readInteger() == .min)
    }

    @Test(arguments: [
        // A register's sibling names a dot that is not there.
        "a6000101010261610382070104830001194e2005a101820905",
        // A counter of 0 in the context.
        "a40001010102616103820700",
        // The context's writers out of order.
        "a400010101026161038408010701",
        // A dot that the context has not seen.
        "a6000101010261610382070104830002194e2005a10105",
        // A dot that nothing uses.
        "a5000101010261610382070104830001194e20",
        // A sibling written out where the shorthand is due.
        "a6000101010261610382070104830001194e2005a101820005",
        // A tally beyond the context.
        "a5000101010261610382070107a1018400020002",
        // A map of registers that is empty.
        "a5000101010261610382070105a0",
        // A value that is an array.
        "a6000101010261610382070104830001194e2005a10182008105",
        // A mark whose context does not hold the mark itself.
        "a6000101010261610382070204830002194e2008818400010001",
        // An unknown key.
        "a50001010102616103800a00",
        // A value in an erased record.
        "a7000101010261610382070104830001194e2005a10105096561736b6564",
    ])
    func `a state that no replica writes`(text: String) throws {
        let item = try #require(bytes(hex: text))

        #expect(throws: FormatError.self) { try RecordState(canonicalBytes: item) }
    }

    @Test func `a state out of order at the first sign of it, not after sorting it`() throws {
        let item = try #require(bytes(hex: "a400010101026161038408010701"))

        #expect(throws: FormatError("out of order", at: 13)) {
            try RecordState(canonicalBytes: item)
        }
    }

    private func expectRefused(_ text: String) throws {
        let item = try #require(bytes(hex: text))
        var reader = CBORReader(item)

        #expect(throws: FormatError.self) {
            _ = try reader.readItem()
            try reader.finish()
        }
    }
}

import RecordFormat
import Testing

/// The examples of RFC 8949, appendix A, that lie in the part of CBOR we use.
@Suite struct `The examples of the CBOR standard` {
    @Test(
        arguments: [
            ("00", 0), ("01", 1), ("0a", 10), ("17", 23), ("1818", 24), ("1819", 25), ("1864", 100),
            ("1903e8", 1000), ("1a000f4240", 1_000_000), ("1b000000e8d4a51000", 1_000_000_000_000),
            ("20", -1), ("29", -10), ("3863", -100), ("3903e7", -1000),
        ] as [(String, Int64)]
    )
    func `integers`(text: String, value: Int64) throws {
        var writer = CBORWriter()
        writer.write(value)
        var reader = CBORReader(try #require(bytes(hex: text)))

        #expect(hex(writer.bytes) == text)
        #expect(try reader.readInteger() == value)
        #expect(reader.isAtEnd)
    }

    @Test func `the greatest unsigned integer`() throws {
        var writer = CBORWriter()
        writer.write(UInt64.max)
        var reader = CBORReader(writer.bytes)

        #expect(hex(writer.bytes) == "1bffffffffffffffff")
        #expect(try reader.readUnsigned() == .max)
    }

    @Test(arguments: [
        ("60", ""), ("6161", "a"), ("6449455446", "IETF"), ("62225c", "\"\\"), ("62c3bc", "ü"),
        ("63e6b0b4", "水"), ("64f0908591", "\u{10151}"),
    ])
    func `texts`(text: String, value: String) throws {
        var writer = CBORWriter()
        writer.write(value)
        var reader = CBORReader(try #require(bytes(hex: text)))

        #expect(hex(writer.bytes) == text)
        #expect(try reader.readText() == value)
        #expect(reader.isAtEnd)
    }

    @Test func `byte strings, true, false and null`() throws {
        var writer = CBORWriter()
        writer.write(bytes: [])
        writer.write(bytes: [1, 2, 3, 4])
        writer.write(false)
        writer.write(true)
        writer.writeNull()
        var reader = CBORReader(writer.bytes)

        #expect(hex(writer.bytes) == "404401020304f4f5f6")
        #expect(try reader.readBytes() == [])
        #expect(try reader.readBytes(count: 4) == [1, 2, 3, 4])
        #expect(try reader.readBool() == false)
        #expect(try reader.readBool())
        let isNull = reader.readNull()
        #expect(isNull)
        try reader.finish()
    }

    @Test(arguments: [
        "80", "83010203", "8301820203820405", "a0", "a201020304", "a26161016162820203",
        "826161a161626163", "a56161614161626142616361436164614461656145",
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
    ])
    func `arrays and maps`(text: String) throws {
        let item = try #require(bytes(hex: text))
        var reader = CBORReader(item)

        #expect(try reader.readItem() == item)
        try reader.finish()
    }

    @Test(arguments: [
        "f90000", "f93c00", "fb3ff199999999999a", "fa47c35000", "f97c00", "f97e00", "f7", "f0",
        "f8ff", "c074323031332d30332d32315432303a30343a30305a", "c11a514b67b0", "d74401020304",
        "c249010000000000000000", "5f42010243030405ff", "7f657374726561646d696e67ff", "9fff",
        "9f018202039f0405ffff", "bf61610161629f0203ffff", "1c", "ff",
    ])
    func `what we don't use is refused`(text: String) throws {
        var reader = CBORReader(try #require(bytes(hex: text)))

        #expect(throws: FormatError.self) { try reader.readItem() }
    }
}

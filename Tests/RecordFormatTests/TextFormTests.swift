import MergeCore
import RecordFormat
import TestSupport
import Testing

@Suite struct `How ids, bytes and values are written` {
    @Test func `a record id says the day and nothing nearer`() {
        let id = RecordID(day: 20_000, random: (.max, .max))

        #expect(id.description == "019254d3-8000-7fff-bfff-ffffffffffff")
        #expect(RecordID(day: -1, random: (0, 0)).bytes.prefix(6) == [0, 0, 0, 0, 0, 0])
    }

    @Test func `a record id is read back from text and bytes`() {
        for seed in Seeds.first(500) {
            var random = SeededGenerator(seed: seed)
            let id = RecordID(day: 20_000, random: (random.next(), random.next()))

            #expect(RecordID(id.description) == id, "SEED=\(seed)")
            #expect(RecordID(id.description.uppercased()) == id, "SEED=\(seed)")
            #expect(RecordID(hex(id.bytes)) == id, "SEED=\(seed)")
            #expect(RecordID(bytes: id.bytes) == id, "SEED=\(seed)")
        }
    }

    @Test(arguments: ["", "0", "zz", "019254d3-8000-7fff-bfff-fffffffffff"])
    func `other texts are no record id`(text: String) {
        #expect(RecordID(text) == nil)
        #expect(RecordID(text + "019254d3-8000-7fff-bfff-ffffffffffff0") == nil)
    }

    @Test func `hexadecimal goes both ways and takes nothing else`() {
        let all = Array(UInt8.min...UInt8.max)

        #expect(bytes(hex: hex(all)) == all)
        #expect(bytes(hex: hex(all).uppercased()) == all)
        #expect(bytes(hex: "") == [])
        #expect(bytes(hex: "0") == nil)
        #expect(bytes(hex: "0g") == nil)
        #expect(bytes(hex: "é0") == nil)
    }

    @Test func `a value answers what it is and nothing else`() {
        #expect(Value.integer(-5).integer == -5)
        #expect(Value.integer(.min).integer == .min)
        #expect(Value.integer(5).text == nil)
        #expect(Value.text("blå").text == "blå")
        #expect(Value.text("5").integer == nil)
        #expect(Value.null.isNull)
        #expect(Value.null.integer == nil)
        #expect(!Value.integer(0).isNull)
    }
}

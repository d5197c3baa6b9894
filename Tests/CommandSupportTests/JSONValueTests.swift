import CommandSupport
import Programmes
import Testing

@Suite struct JSONValueTests {
    @Test func `values are written on one line, keys in the order given`() {
        let value = JSONValue.object([
            ("z", .array([.integer(-1), .bool(true), .bool(false), .null])),
            ("a", .object([])),
            ("m", .array([])),
        ])

        #expect(value.description == #"{"z":[-1,true,false,null],"a":{},"m":[]}"#)
    }

    @Test func `texts are escaped where JSON or a reader of lines needs it`() {
        let text = "\"\\/\n\r\t\0\u{1F}\u{7F}\u{2028}æ ไทย 🇩🇰 \r\n"

        let json = JSONValue.string(text).description

        #expect(
            json == #""\"\\/\n\r\t\u0000\u001f\u007f\u2028æ ไทย 🇩🇰 \r\n""#
        )
    }

    @Test func `integers keep all their digits`() {
        #expect(JSONValue.integer(.min).description == "-9223372036854775808")
    }
}

/// A value that is written as JSON, on one line, keys in the order given.
///
/// Foundation's encoder sorts or shuffles keys and knows no order of its own; the order is part of
/// what the commands promise.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    indirect case array([JSONValue])
    /// The caller sees to it that no key comes twice.
    indirect case object([(String, JSONValue)])
    /// A value that was written before, by this type.
    case written(String)
}

extension JSONValue: Equatable {
    /// Whether both are written alike.
    public static func == (left: Self, right: Self) -> Bool {
        left.description == right.description
    }
}

extension JSONValue: CustomStringConvertible {
    /// Compact JSON without spaces or line breaks.
    public var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): Self.write(value, to: &text)
        case .written(let value): text += value
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "" : ","
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, (key, value)) in members.enumerated() {
                text += index == 0 ? "" : ","
                Self.write(key, to: &text)
                text += ":"
                value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Control characters must be escaped (RFC 8259 §7). U+0085, U+2028 and U+2029 need not
            // be, but some readers end a line there.
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

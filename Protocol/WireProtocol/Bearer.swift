import Foundation

/// The device's credential in an `Authorization` header (RFC 6750), in base64url without padding.
public enum Bearer {
    /// The header's value.
    public static func header(_ credential: [UInt8]) -> String {
        let text = Data(credential).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return "Bearer " + text
    }

    /// The credential in a header's value; nil if there is none.
    public static func credential(in header: String?) -> [UInt8]? {
        guard let header, header.hasPrefix("Bearer ") else { return nil }
        var text = String(header.dropFirst(7)).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: String(text)).map { [UInt8]($0) }
    }
}

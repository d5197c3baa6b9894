/// Hosts that never leave this machine: the only ones to which anything may go unencrypted.
public enum Loopback {
    /// Whether a host, as it is written in an address, is `localhost`, `::1` or of 127.0.0.0/8
    /// (RFC 6761, RFC 4291, RFC 1122).
    public static func includes(_ host: String) -> Bool {
        if ["localhost", "::1", "[::1]"].contains(host) { return true }
        // A name may begin with a number too: 127.0.0.1.example.org is somebody else's.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { "\($0)" == part } ?? false }
    }
}

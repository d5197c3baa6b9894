import Testing
import WireProtocol

@Suite struct `Only this machine is loopback` {
    @Test(arguments: ["localhost", "::1", "[::1]", "127.0.0.1", "127.255.0.9"])
    func `these hosts are`(host: String) {
        #expect(Loopback.includes(host))
    }

    /// `http://127.0.0.1.example.org` took code and credential in the clear.
    @Test(arguments: [
        "127.0.0.1.example.org", "127.example.org", "127.0.0", "127.0.0.256", "127.0.0.+1", "127.1",
        "128.0.0.1", "localhost.example.org", "", "127.0.0.1:8484", "0.0.0.0",
    ])
    func `these are not`(host: String) {
        #expect(!Loopback.includes(host))
    }
}

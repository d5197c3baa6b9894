import RecordFormat
import Testing
import WireProtocol

@Suite struct `A question for counts` {
    @Test func `comes back from its address`() throws {
        let requests = [
            CountsRequest(
                indicators: ["contacts", "visits"],
                from: "2026-11-01",
                to: "2026-11-30",
                by: ["route", "partner"],
                asOf: "9f31c2aa-14"
            ),
            CountsRequest(
                indicators: [],
                from: "2026-11-01",
                to: "2026-11-01",
                by: [],
                asOf: nil
            ),
        ]

        for request in requests {
            #expect(try CountsRequest(query: Array(request.query.utf8)) == request)
        }
    }

    @Test(arguments: [
        "", "from=2026-11-01", "from=2026-11-01&to=2026-11-02&to=2026-11-03",
        "from=2026-11-01&to=2026-11-02&colour=red", "from=2026-11-01&to=2026%2D11%2D02",
        "from=2026-11-01&to=2026-11-02&by=a=b", "from=2026-11-01&to=2026-11-02&by=å",
    ])
    func `that is none is refused`(query: String) {
        #expect(throws: FormatError.self) { try CountsRequest(query: Array(query.utf8)) }
    }
}

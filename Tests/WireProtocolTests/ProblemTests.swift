import TestSupport
import Testing
import WireProtocol

@Suite struct `Problems and credentials` {
    @Test func `a problem comes back from its JSON`() {
        for code in ProblemCode.allCases {
            let problem = Problem(code, "Something \"is\" wrong: æ/ø.", detail: "Look there.")

            #expect(Problem(json: problem.json) == problem)
            #expect(problem.status == code.status)
        }
    }

    @Test func `every code has its status`() {
        let statuses: [ProblemCode: Int] = [
            .malformed: 400, .unsupportedProtocol: 426, .unknownCredential: 401, .revoked: 403,
            .wrongCode: 403, .usedCode: 403, .expiredCode: 403, .invalidStatement: 403,
            .notGranted: 403, .unconfirmed: 403, .notFound: 404, .asOfUnknown: 404,
            .methodNotAllowed: 405,
            .tooLarge: 413, .tooManyRequests: 429, .busy: 503, .diskFull: 507, .internal: 500,
        ]

        #expect(statuses.count == ProblemCode.allCases.count)
        for (code, status) in statuses { #expect(code.status == status, "\(code)") }
        #expect(
            Set(ProblemCode.allCases.filter(\.isTemporary))
                == [.tooManyRequests, .busy, .diskFull, .internal]
        )
    }

    @Test func `the JSON has sorted keys and snake-case codes`() {
        let problem = Problem(.diskFull, "The disk is full.")

        let text = String(decoding: problem.json, as: UTF8.self)

        #expect(
            text == """
                {"code":"disk_full","detail":"Pull without pushing, and try again later.",\
                "safe":"Nothing was changed; what the device holds is safe.","status":507,\
                "title":"The disk is full."}
                """
        )
    }

    @Test func `every problem says what to do`() {
        for code in ProblemCode.allCases {
            #expect(!Problem(code, "No.").detail.isEmpty, "\(code)")
        }
    }

    @Test(arguments: ["", "{}", "<html>502 Bad Gateway</html>", #"{"code":"no_such_code"}"#])
    func `what a proxy says is no problem of ours`(text: String) {
        #expect(Problem(json: Array(text.utf8)) == nil)
    }

    @Test func `a credential comes back from its header`() {
        for seed in Seeds.first(200) {
            var random = SeededGenerator(seed: seed)
            let credential = random.bytes(random.number(0...40))

            let header = Bearer.header(credential)

            #expect(Bearer.credential(in: header) == credential, "SEED=\(seed)")
            #expect(!header.contains(where: { "+/=".contains($0) }), "SEED=\(seed)")
        }
    }

    @Test(arguments: [nil, "", "Basic abcd", "Bearer !", "bearer", "Bearer a b"])
    func `what is no credential is none`(header: String?) {
        #expect(Bearer.credential(in: header) == nil)
    }

    @Test func `every route but enrolment asks for a credential`() {
        #expect(WireRoute.allCases.filter { !$0.needsCredential } == [.enrol])
        #expect(WireRoute.allCases.filter { $0.method == "GET" } == [.programme, .counts, .live])
        #expect(WireRoute.sync.path == "/v1/sync")
    }

    @Test func `every verdict has a name of its own and two clear the outbox`() {
        #expect(Set(Verdict.allCases.map(\.name)).count == Verdict.allCases.count)
        #expect(Verdict.allCases.filter(\.isAcknowledgement) == [.ok, .same])
    }

    @Test func `an auditor may not write and everybody else may`() {
        #expect(Role.allCases.filter { !$0.mayWrite } == [.auditor])
    }
}

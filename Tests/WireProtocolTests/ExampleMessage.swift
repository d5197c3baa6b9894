import MergeCore
import RecordFormat
import WireProtocol

/// A named message; `Protocol/vectors/messages.json` holds the bytes of each.
struct ExampleMessage {
    let name: String
    let message: any WireMessage

    init(_ name: String, _ message: any WireMessage) {
        self.name = name
        self.message = message
    }

    /// Every type of message, and every shape that one can take.
    static let all: [Self] = enrolment + sync + answers + feed + reconcile + counts + packed

    private static let enrolment: [Self] = [
        Self("enrol_with_code", enrolRequest(.code("K7QF-2M9X"))),
        Self("enrol_with_statement", enrolRequest(.statement(Fixture.signed))),
        Self(
            "enrol_answer",
            EnrolAnswer(
                statement: Fixture.signed,
                serverKey: Fixture.ramp(0xE0, 32),
                programme: Fixture.programme
            )
        ),
        Self("enrolment_statement", Fixture.statement),
        Self("signed_statement", Fixture.signed),
        Self("grant", Fixture.grant),
        Self("programme", Fixture.programme),
    ]

    private static var inheritingScope: ScopeRequest {
        var part = ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)
        part.inherited = [Fixture.writer, WriterID(7)]
        return part
    }

    private static let sync: [Self] = [
        Self(
            "sync_first",
            SyncRequest(
                programme: 0,
                scopes: [ScopeRequest(scope: Fixture.scope, cursor: .start)]
            )
        ),
        Self(
            "sync_idle",
            SyncRequest(
                programme: 3,
                scopes: [ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)]
            )
        ),
        Self("sync_quiet", quietRequest),
        Self("sync_inherited", SyncRequest(programme: 3, scopes: [inheritingScope])),
        Self("sync_full", SyncRequest(programme: 3, scopes: [fullScope])),
        Self(
            "chain_first",
            Chain(
                writer: Fixture.writer,
                acknowledged: nil,
                attempted: [],
                next: Fixture.link
            )
        ),
    ]

    private static let answers: [Self] = [
        Self("sync_answer_idle", answer([ScopeAnswer(scope: Fixture.scope, status: .current)])),
        Self("sync_answer_quiet", quietAnswer),
        Self("sync_answer_full", fullAnswer),
        Self("sync_answer_restored", answer(.restored(cut: 1100))),
        Self("sync_answer_unknown_generation", answer(.unknownGeneration)),
        Self(
            "sync_answer_forked",
            answer(
                .forked([
                    ServerChain(writer: Fixture.writer, last: Fixture.link),
                    ServerChain(writer: WriterID(7), last: nil),
                ])
            )
        ),
        Self("sync_answer_gone", answer(.gone(mayForget: true))),
        Self("sync_answer_gone_keep", answer(.gone(mayForget: false))),
        Self("sync_answer_unconfirmed", answer(.unconfirmed)),
        Self("limits", Limits.standard),
    ]

    private static let feed: [Self] = [
        Self("pull", PullRequest(scope: Fixture.scope, cursor: Fixture.cursor)),
        Self("page_last", page(digest: Fixture.digest, head: 1203)),
        Self("page_with_more_to_come", page(digest: nil, head: 90_000)),
    ]

    private static let reconcile: [Self] = [
        Self(
            "reconcile_cut",
            question(
                .cut([
                    SeenGeneration(generation: Fixture.generation, high: 1203),
                    SeenGeneration(generation: Fixture.older, high: 800),
                ])
            )
        ),
        Self("reconcile_mutations", question(.mutations([Fixture.mutation]))),
        Self("reconcile_offers", question(.offers([Fixture.offer]))),
        Self("reconcile_parts", question(.parts([Fixture.digest, ScopeDigest()]))),
        Self("reconcile_part", question(.part(254, [Fixture.offer]))),
        Self("reconcile_answer", reconcileAnswer),
        Self("reconcile_answer_empty", ReconcileAnswer(generation: Fixture.generation)),
    ]

    private static let counts: [Self] = [
        Self("counts_answer", countsAnswer),
        Self("counts_answer_shares", sharesAnswer),
        Self(
            "counts_answer_empty",
            CountsAnswer(
                cut: "9f31c2aa-15",
                programme: Fixture.programme,
                partner: "harbour",
                erasedSince: 0,
                tables: []
            )
        ),
    ]

    private static let countsAnswer = CountsAnswer(
        cut: "9f31c2aa-14",
        programme: Fixture.programme,
        partner: "harbour",
        erasedSince: 1,
        tables: [
            CountsAnswer.Table(
                indicator: "contacts",
                total: 31,
                rows: [
                    .init(
                        keys: [.text("walk_in"), .day(20_777)],
                        value: 16,
                        contested: 1,
                        base: 16
                    ),
                    .init(keys: [.notStated, .integer(-2)], value: 15, contested: 0, base: 9),
                ]
            )
        ]
    )

    private static var sharesAnswer: CountsAnswer {
        var table = CountAddition(place: 0)
        (table.whole, table.without, table.bounds, table.wholeBounds) = (5, 2, 2...3, 4...5)
        var row = CountAddition(place: 0)
        (row.whole, row.bounds) = (5, 2...3)
        return CountsAnswer(
            cut: "9f31c2aa-16",
            programme: Fixture.programme,
            partner: "harbour",
            erasedSince: 0,
            tables: [
                CountsAnswer.Table(
                    indicator: "users_new",
                    total: 3,
                    rows: [.init(keys: [], value: 3, contested: 0, base: 4)]
                )
            ],
            additions: [TableAddition(table: table, rows: [row])]
        )
    }

    private static func enrolRequest(_ proof: EnrolRequest.Proof) -> EnrolRequest {
        var request = EnrolRequest(
            proof: proof,
            device: Fixture.ramp(0x70, 16),
            publicKey: Fixture.ramp(0x80, 32),
            credentialHash: Fixture.ramp(0xC0, 32),
            name: "Søren's tablet"
        )
        request.signature = Fixture.ramp(0, 64)
        return request
    }

    private static let fullScope: ScopeRequest = {
        var part = ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)
        part.chains = [
            Chain(
                writer: Fixture.writer,
                acknowledged: Fixture.link,
                attempted: [Fixture.nextLink],
                next: Fixture.nextLink
            )
        ]
        part.records = [
            PushedRecord(id: Fixture.id, state: Fixture.state, mutations: [Fixture.mutation])
        ]
        part.repairs = [
            RepairedRecord(id: Fixture.otherID, state: Fixture.state, tag: Fixture.tag)
        ]
        part.wantsPage = false
        return part
    }()

    private static let quietRequest: SyncRequest = {
        var request = SyncRequest(programme: 3, scopes: [])
        request.takesQuiet = true
        request.quiet = QuietCursors(
            generation: Fixture.generation,
            scopes: [(Fixture.scope, 1203), (ScopeID("p:mill"), 7)]
        )
        return request
    }()

    private static let quietAnswer: SyncAnswer = {
        var quiet = answer([])
        quiet.quiet = QuietHash(of: [
            QuietScope(id: Fixture.scope, head: 1203, digest: Fixture.digest),
            QuietScope(id: ScopeID("p:mill"), head: 7, digest: ScopeDigest()),
        ])
        return quiet
    }()

    private static func answer(_ scopes: [ScopeAnswer]) -> SyncAnswer {
        SyncAnswer(
            generation: Fixture.generation,
            now: 1_728_000_000,
            programme: 3,
            limits: .standard,
            scopes: scopes
        )
    }

    private static func answer(_ status: ScopeStatus) -> SyncAnswer {
        answer([ScopeAnswer(scope: Fixture.scope, status: status)])
    }

    /// One verdict of each kind, a page and the grants.
    private static let fullAnswer: SyncAnswer = {
        var part = ScopeAnswer(scope: Fixture.scope, status: .current)
        part.verdicts = Verdict.allCases.map { verdict in
            verdict.isAcknowledgement
                ? RecordVerdict(
                    verdict,
                    position: 1204 + Int64(verdict.rawValue),
                    tag: Fixture.tag
                )
                : RecordVerdict(verdict, detail: verdict.name)
        }
        part.batch = BatchHash(of: part.verdicts.map { _ in Fixture.id })
        part.page = page(digest: Fixture.digest, head: 1203)
        var full = answer([part])
        full.grants = [Fixture.grant]
        return full
    }()

    private static func page(digest: ScopeDigest?, head: Int64) -> FeedPage {
        FeedPage(
            rows: [Fixture.row],
            next: 1203,
            head: head,
            digest: digest,
            generation: Fixture.generation
        )
    }

    private static func question(_ question: ReconcileRequest.Question) -> ReconcileRequest {
        ReconcileRequest(scope: Fixture.scope, question: question)
    }

    private static let reconcileAnswer: ReconcileAnswer = {
        var answer = ReconcileAnswer(generation: Fixture.generation)
        answer.cut = 1100
        answer.known = [Fixture.mutation]
        answer.wanted = [Fixture.id, Fixture.otherID]
        answer.differing = [0, 23, 24, 255]
        answer.rows = [Fixture.row]
        answer.head = 1203
        return answer
    }()

    /// Lists that are long enough to be packed.
    private static let packed: [Self] = [
        Self("packed_push", SyncRequest(programme: 3, scopes: [packedScope])),
        Self("packed_page", packedAnswer),
    ]

    private static let packedScope: ScopeRequest = {
        var part = ScopeRequest(scope: Fixture.scope, cursor: Fixture.cursor)
        part.records = Fixture.many.map { record in
            PushedRecord(id: record.id, state: record.state, mutations: record.mutations)
        }
        part.repairs = Fixture.many.map { record in
            RepairedRecord(id: record.id, state: record.state, tag: Fixture.tag)
        }
        return part
    }()

    private static let packedAnswer: ScopeAnswer = {
        var many = page(digest: nil, head: 90_000)
        many.rows = Fixture.many.enumerated().map { place, record in
            let position = Int64(1201 + place * place)
            return FeedRow(
                position: position,
                id: record.id,
                state: record.state,
                tag: Fixture.tag
            )
        }
        var part = ScopeAnswer(scope: Fixture.scope, status: .current)
        part.page = many
        return part
    }()
}

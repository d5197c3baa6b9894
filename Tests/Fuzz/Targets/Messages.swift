import RecordFormat
import WireProtocol

extension FuzzTarget {
    /// Every message: what is accepted is written again as bytes that mean the same.
    ///
    /// Keys that a reader skips are gone then, so the second generation is compared.
    static let messages: [FuzzTarget] = [
        message("sync-request", SyncRequest.self, lengthMax: 2048) {
            $0.scopes.flatMap(states(in:))
        },
        message("sync-answer", SyncAnswer.self, lengthMax: 2048) { $0.scopes.flatMap(states(in:)) },
        message("scope-answer", ScopeAnswer.self, states: states(in:)),
        message("pull-request", PullRequest.self) { _ in [] },
        message("reconcile-request", ReconcileRequest.self) { _ in [] },
        message("reconcile-answer", ReconcileAnswer.self) { $0.rows.map(\.state) },
        message("enrol-request", EnrolRequest.self) { request in
            if case .statement(let signed) = request.proof { look(at: signed) }
            _ = request.signedBytes
            return []
        },
        message("enrol-answer", EnrolAnswer.self) { answer in
            look(at: answer.statement)
            return []
        },
        message("statement", EnrolmentStatement.self) { _ in [] },
        message("programme-answer", ProgrammeAnswer.self) { _ in [] },
        message("counts-answer", CountsAnswer.self) { _ in [] },
    ]

    private static func message<Message: WireMessage>(
        _ name: String,
        _ type: Message.Type,
        lengthMax: Int = 1024,
        states: @escaping @Sendable (Message) -> [[UInt8]]
    ) -> FuzzTarget {
        FuzzTarget(name, lengthMax: lengthMax) { (input) throws(BrokenPromise) in
            // A refusal is the usual answer.
            guard let message = try? Message(decoding: input) else { return }
            let bytes = message.encoded
            // What we wrote ourselves has to be readable.
            let again = try? Message(decoding: bytes)
            try promise(again == message, "what is encoded decodes to the same message")
            for state in states(message) { try FuzzTarget.state.run(state) }
        }
    }
}

private func states(in request: ScopeRequest) -> [[UInt8]] {
    request.records.map(\.state) + request.repairs.map(\.state)
}

private func states(in answer: ScopeAnswer) -> [[UInt8]] {
    answer.page?.rows.map(\.state) ?? []
}

/// A statement travels as bytes within messages, signed.
private func look(at signed: SignedStatement) {
    // A refusal is an answer too.
    _ = try? EnrolmentStatement(decoding: signed.statement)
}

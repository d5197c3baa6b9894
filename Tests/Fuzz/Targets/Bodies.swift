import RecordFormat
import WireProtocol

extension FuzzTarget {
    /// A compressed body never expands beyond the limit, and what it holds survives compression.
    static let gzip = FuzzTarget("gzip", lengthMax: 2048) { (input) throws(BrokenPromise) in
        // A refusal is the usual answer.
        guard let body = try? Gzip.expand(input, limit: limit) else { return }
        try promise(body.count <= limit, "nothing expands beyond the limit")
        let again = try? Gzip.expand(Gzip.compress(body), limit: body.count)
        try promise(again == body, "what is compressed expands to the same bytes")
        guard !body.isEmpty else { return }
        // The limit itself is tested: one byte less has to be refused, as too long.
        do {
            _ = try Gzip.expand(input, limit: body.count - 1)
            throw BrokenPromise("one byte less is a limit too")
        } catch let error as BrokenPromise {
            throw error
        } catch {
            let isTooLong = (error as? FormatError) == Gzip.beyondLimit
            try promise(isTooLong, "a body beyond the limit is told from a broken one")
        }
    }

    private static let limit = 1 << 16

    /// A problem object that is accepted is written as one that means the same.
    static let problem = FuzzTarget("problem") { (input) throws(BrokenPromise) in
        guard let problem = Problem(json: input) else { return }
        try promise(Problem(json: problem.json) == problem, "a problem survives its JSON")
    }
}

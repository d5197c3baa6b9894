internal import RecordStore
internal import WireProtocol

extension FeedCursor {
    /// Stands where a device stands that has taken the answer.
    ///
    /// - Parameter generation: The server's run that gave it.
    mutating func follow(_ answer: ScopeAnswer, of generation: Generation) {
        self.generation = generation
        pulled = answer.page?.next ?? pulled
        // What lay beyond the page may lie before the cursor once the server has been put back.
        high = max(high, answer.page?.head ?? 0, answer.verdicts.map(\.position).max() ?? 0)
    }
}

extension DeviceScope {
    var cursor: FeedCursor {
        FeedCursor(
            generation: generation.flatMap(Generation.init(bytes:)),
            pulled: pulled,
            high: high
        )
    }

    /// Moves the cursor over an answer that has been taken.
    ///
    /// What was proven of another run of the server has to be proven again.
    mutating func follow(_ answer: ScopeAnswer, of generation: Generation) {
        var next = cursor
        next.follow(answer, of: generation)
        if self.generation != generation.bytes { verified = nil }
        self.generation = generation.bytes
        (pulled, high) = (next.pulled, next.high)
    }

    /// Compares the digest of the server's records with that of the acknowledged states here.
    ///
    /// - Parameter page: The last one that was taken; it has a digest if it ends the feed.
    /// - Returns: Whether this device was proven to hold what the server holds.
    mutating func verify(by page: FeedPage?, at now: Int64) -> Bool {
        guard let page, let expected = page.digest else { return false }
        let isEqual = digest == expected
        verified = isEqual ? pulled : nil
        if isEqual { verifiedAt = now }
        return isEqual
    }
}

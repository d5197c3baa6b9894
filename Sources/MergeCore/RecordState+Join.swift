extension RecordState {
    /// The least state that has seen what both have seen.
    ///
    /// Pure, commutative, associative and idempotent, so replicas that exchange states in any
    /// order, any number of times, end equal. Device and server run this same function.
    ///
    /// Both states are of one record, so scope and kind agree; callers refuse others at the door.
    /// Were they to differ, the lesser pair wins on every replica.
    ///
    /// Source: design section 4; Rinberg et al. 2022, "DSON", PVLDB 15(5).
    public func joined(with other: Self) -> Self {
        guard self != other else { return self }
        let (head, _) =
            (scope, kind) <= (other.scope, other.kind) ? (self, other) : (other, self)
        var result = RecordState(scope: head.scope, kind: head.kind)
        result.context = context.joined(with: other.context)
        result.erasure = max(erasure, other.erasure)
        result.marks = keep(marks, context, other.marks, other.context, greater)
        if result.erasure == nil { result.joinValues(self, other) }
        result.joinDays(self, other)
        return result
    }

    /// Whether this state already holds everything of `other`.
    public func dominates(_ other: Self) -> Bool {
        joined(with: other) == self
    }

    private mutating func joinValues(_ left: Self, _ right: Self) {
        registers = left.registers.merged(with: right.registers) { _, mine, theirs in
            nonEmpty(
                keep(
                    mine ?? Siblings(),
                    left.context,
                    theirs ?? Siblings(),
                    right.context,
                    Swift.max
                )
            )
        }
        sets = left.sets.merged(with: right.sets) { _, mine, theirs in
            nonEmpty(
                (mine ?? Elements()).merged(with: theirs ?? Elements()) { _, mine, theirs in
                    nonEmpty(
                        keep(
                            mine ?? SortedMap(),
                            left.context,
                            theirs ?? SortedMap(),
                            right.context,
                            { mine, _ in mine }
                        )
                    )
                }
            )
        }
        tallies = left.tallies.merged(with: right.tallies) { _, mine, theirs in
            (mine ?? Tallies()).merged(with: theirs ?? Tallies()) { _, mine, theirs in
                guard let mine else { return theirs }
                guard let theirs else { return mine }
                return mine.joined(with: theirs)
            }
        }
    }

    private mutating func joinDays(_ left: Self, _ right: Self) {
        days = left.days.merged(with: right.days) { _, mine, theirs in
            guard let mine else { return theirs }
            guard let theirs else { return mine }
            return Swift.max(mine, theirs)
        }
        forgetDeadDays()
    }
}

private func nonEmpty<Key, Value>(_ map: SortedMap<Key, Value>) -> SortedMap<Key, Value>? {
    map.isEmpty ? nil : map
}

/// One dot has one mark by construction; of two that a fault made, every replica keeps the same.
private func greater(_ left: VoidMark, _ right: VoidMark) -> VoidMark {
    guard left != right else { return left }
    return VoidMark(
        context: left.context.joined(with: right.context),
        reason: Swift.max(left.reason, right.reason)
    )
}

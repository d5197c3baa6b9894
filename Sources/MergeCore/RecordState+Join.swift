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
        if absorbs(other) { return self }
        if other.absorbs(self) { return other }
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

    /// Whether joining `other` would change nothing, told without joining: as a rule one of two states
    /// has seen the other.
    ///
    /// False for unusual states too: voided or erased ones, and those whose tallies differ.
    private func absorbs(_ other: Self) -> Bool {
        guard scope == other.scope, kind == other.kind, erasure == nil, other.erasure == nil,
            marks.isEmpty, other.marks.isEmpty, tallies == other.tallies,
            context.contains(other.context)
        else { return false }
        // What only the other has was seen here and replaced. What the other has seen of what is
        // here, it must have too, or the join would drop it.
        func isKept<Payload: Equatable>(
            _ entries: [SortedMap<Dot, Payload>.Entry],
            _ known: SortedMap<Dot, Payload>?
        ) -> Bool {
            entries.allSatisfy {
                known?[$0.key] == $0.value || !other.context.contains($0.key)
            }
        }
        return registers.entries.allSatisfy {
            isKept($0.value.entries, other.registers[$0.key])
        }
            && sets.entries.allSatisfy { field in
                let known = other.sets[field.key]
                return field.value.entries.allSatisfy {
                    isKept($0.value.entries, known?[$0.key])
                }
            }
            && days.entries.allSatisfy { other.days[$0.key] ?? $0.value <= $0.value }
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

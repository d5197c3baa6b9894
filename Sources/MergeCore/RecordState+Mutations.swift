/// A mutation's dot and the day its author claims.
///
/// One mutation may change several fields of one record; all its changes carry the same dot.
public struct Stamp: Hashable, Sendable {
    public let dot: Dot
    /// Days since 1970-01-01 by the author's clock.
    public let day: Int32

    public init(dot: Dot, day: Int32) {
        self.dot = dot
        self.day = day
    }
}

extension RecordState {
    /// Writes a register: replaces exactly the siblings that this state has seen.
    public mutating func set(_ field: FieldID, to value: Value, at stamp: Stamp) {
        registers[field] = Siblings(ascending: [.init(key: stamp.dot, value: value)])
        answerMarks(at: stamp)
    }

    /// Adds an element to a set; replaces the adds of it that this state has seen.
    public mutating func add(_ element: Value, to field: FieldID, at stamp: Stamp) {
        var elements = sets[field] ?? Elements()
        elements[element] = SortedMap(ascending: [.init(key: stamp.dot, value: Present())])
        sets[field] = elements
        answerMarks(at: stamp)
    }

    /// Removes an element: exactly the adds that this state has seen.
    ///
    /// Does not answer a void: nothing new would be shown.
    public mutating func remove(_ element: Value, from field: FieldID, at stamp: Stamp) {
        if var elements = sets[field] {
            elements[element] = nil
            sets[field] = elements.isEmpty ? nil : elements
        }
        advance(to: stamp)
        forgetDeadDays()
    }

    /// Adds `amount`, which may be negative, to a tally.
    public mutating func tally(_ field: FieldID, by amount: Int64, at stamp: Stamp) {
        var writers = tallies[field] ?? Tallies()
        var own = writers[stamp.dot.writer] ?? Tally(plus: 0, minus: 0, last: 0)
        if amount >= 0 {
            own.plus = own.plus.addingCapped(amount.magnitude)
        } else {
            own.minus = own.minus.addingCapped(amount.magnitude)
        }
        own.last = stamp.dot.counter
        writers[stamp.dot.writer] = own
        tallies[field] = writers
        answerMarks(at: stamp)
        forgetDeadDays()
    }

    /// Voids the record as this state shows it.
    public mutating func void(reason: Value, at stamp: Stamp) {
        advance(to: stamp)
        let mark = VoidMark(context: context, reason: reason)
        marks = SortedMap(ascending: [.init(key: stamp.dot, value: mark)])
        days[stamp.dot] = stamp.day
        forgetDeadDays()
    }

    /// Clears every value for good; only the skeleton stays.
    public mutating func erase(reason: Value, at stamp: Stamp) {
        advance(to: stamp)
        erasure = max(erasure, reason)
        clearValues()
        forgetDeadDays()
    }

    /// Erases the record by the operator's order, which is no mutation of any writer: it takes no dot,
    /// so that ordering it again after a restore is the same order.
    public mutating func erase(reason: Value) {
        erasure = max(erasure, reason)
        clearValues()
        forgetDeadDays()
    }

    mutating func clearValues() {
        registers = SortedMap()
        sets = SortedMap()
        tallies = SortedMap()
    }

    private mutating func advance(to stamp: Stamp) {
        precondition(
            stamp.dot.counter >= context[stamp.dot.writer],
            "a writer's counter never goes back"
        )
        context.insert(stamp.dot)
    }

    private mutating func answerMarks(at stamp: Stamp) {
        advance(to: stamp)
        marks = SortedMap()
        days[stamp.dot] = stamp.day
        forgetDeadDays()
    }
}

func max(_ left: Value?, _ right: Value?) -> Value? {
    guard let left else { return right }
    guard let right else { return left }
    return Swift.max(left, right)
}

extension UInt64 {
    /// The sum, or the greatest number there is: a state that claims a nonsensical tally stops nobody.
    fileprivate func addingCapped(_ other: UInt64) -> UInt64 {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? .max : sum
    }
}

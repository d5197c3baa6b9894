/// The last counter of each writer, from which the next one is told as a difference.
struct CounterTrack {
    /// By the writer's place in the table of writers; those without a place count from 0.
    private var last: [UInt64] = [0]
    /// Of the present state's context: each writer and its place in the table.
    private var context: [(writer: UInt64, place: Int)] = []

    mutating func beginState() { context.removeAll(keepingCapacity: true) }

    mutating func add(_ writer: UInt64, at place: Int) {
        context.append((writer, place))
        while place >= last.count { last.append(0) }
    }

    /// The place in the context of the present state.
    func place(of writer: UInt64) -> Int? { context.firstIndex { $0.writer == writer } }

    /// The writer at a place in the context; nil if there are fewer.
    func writer(at index: Int) -> UInt64? {
        context.indices.contains(index) ? context[index].writer : nil
    }

    mutating func difference(to counter: UInt64, writer index: Int) -> Int64 {
        let place = context[index].place
        defer { if place > 0 { last[place] = counter } }
        return Int64(bitPattern: counter &- last[place])
    }

    mutating func counter(by difference: Int64, writer index: Int) -> UInt64 {
        let place = context[index].place
        let counter = last[place] &+ UInt64(bitPattern: difference)
        if place > 0 { last[place] = counter }
        return counter
    }
}

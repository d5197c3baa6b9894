public import MergeCore

/// Takes encoded states apart into columns that compress well.
///
/// Each state is its shape's place in a table and its leaves, each in the column of its like: of its field,
/// where it is a value. What is no state in this format is kept whole; so whatever comes in comes out
/// of ``StateUnpacker`` again, byte for byte. Source: Protocol/SPEC.md, "Packed records".
public struct StatePacker {
    private var leaves = StateLeaves()
    private var shapes = ValueColumn()
    private var writers = ValueColumn()
    private var counters = CBORWriter()
    private var dotCounters = CBORWriter()
    private var days = CBORWriter()
    private var fields: [ValueColumn] = []
    private var places: [FieldColumn: Int] = [:]
    /// Of each shape in the table, the columns of its values in their order.
    private var columnsOfShapes: [[Int]] = []
    private var track = CounterTrack()
    private var lastDay: UInt64 = 0
    /// Kept, so that none is made for each state.
    private var shape: [UInt8] = []

    public init() {}

    public mutating func append(_ state: [UInt8]) {
        track.beginState()
        state.withUnsafeBytes { bytes in
            if leaves.read(bytes, areHoles: false) {
                takeApart(bytes)
            } else {
                keepWhole(state)
            }
        }
    }

    /// Takes note of a dot of the last state, so that it can be told in few bytes.
    ///
    /// - Returns: The place of its writer in the state's context, and the difference from the last
    ///   counter of that writer; nil if the state does not know the writer.
    public mutating func relative(_ dot: Dot) -> (writer: Int, difference: Int64)? {
        guard let writer = track.place(of: dot.writer.rawValue) else { return nil }
        return (writer, track.difference(to: dot.counter, writer: writer))
    }

    /// The columns of all states, in the order in which ``StateUnpacker`` takes them.
    public var columns: StateColumns {
        StateColumns(
            shapes: shapes.bytes,
            writers: writers.bytes,
            counters: counters.bytes,
            dotCounters: dotCounters.bytes,
            days: days.bytes,
            fields: fields.map(\.bytes)
        )
    }

    private mutating func takeApart(_ bytes: UnsafeRawBufferPointer) {
        let columns = columns(ofShapeOf: bytes)
        var value = 0
        for leaf in leaves.leaves {
            let span = UnsafeRawBufferPointer(rebasing: bytes[leaf.span])
            switch leaf.role {
            case .writer:
                track.add(leaf.number, at: writers.append(span))
            case .counter:
                counters.write(track.difference(to: leaf.number, writer: leaf.writer))
            case .dotCounter:
                dotCounters.write(track.difference(to: leaf.number, writer: leaf.writer))
            case .day:
                days.write(Int64(bitPattern: leaf.number &- lastDay))
                lastDay = leaf.number
            case .value:
                _ = fields[columns[value]].append(span)
                value += 1
            }
        }
    }

    private mutating func keepWhole(_ state: [UInt8]) {
        var item = CBORWriter(reservingCapacity: state.count + 9)
        item.write(bytes: state)
        if item.bytes.withUnsafeBytes({ shapes.append($0) }) > columnsOfShapes.count {
            columnsOfShapes.append([])
        }
    }

    private mutating func columns(ofShapeOf bytes: UnsafeRawBufferPointer) -> [Int] {
        shape.removeAll(keepingCapacity: true)
        var start = 0
        for leaf in leaves.leaves {
            shape.append(
                contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<leaf.span.lowerBound])
            )
            shape.append(StateLeaves.hole)
            start = leaf.span.upperBound
        }
        shape.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        let place = shape.withUnsafeBytes { shapes.append($0) }
        guard place == 0 || place > columnsOfShapes.count else { return columnsOfShapes[place - 1] }
        let columns = leaves.valueColumns.map { column in
            if let place = places[column] { return place }
            places[column] = fields.count
            fields.append(ValueColumn())
            return fields.count - 1
        }
        if place > 0 { columnsOfShapes.append(columns) }
        return columns
    }
}

/// The columns of a ``StatePacker``.
public struct StateColumns: Equatable, Sendable {
    public var shapes: [UInt8] = []
    public var writers: [UInt8] = []
    public var counters: [UInt8] = []
    public var dotCounters: [UInt8] = []
    public var days: [UInt8] = []
    /// In the order in which their first values come.
    public var fields: [[UInt8]] = []

    /// No states.
    public init() {}

    fileprivate init(
        shapes: [UInt8],
        writers: [UInt8],
        counters: [UInt8],
        dotCounters: [UInt8],
        days: [UInt8],
        fields: [[UInt8]]
    ) {
        self.shapes = shapes
        self.writers = writers
        self.counters = counters
        self.dotCounters = dotCounters
        self.days = days
        self.fields = fields
    }
}

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

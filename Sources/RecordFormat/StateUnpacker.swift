public import MergeCore

/// Puts states together again that a ``StatePacker`` took apart.
///
/// Whether what comes out is a state at all, its reader says: here only the columns have to fit.
public struct StateUnpacker {
    private enum Step {
        /// Bytes of the shape as they are.
        case bytes(Range<Int>)
        case writer
        case counter(writer: Int)
        case dotCounter(writer: Int)
        case day
        /// The next value of a field's column.
        case value(column: Int)
    }

    private enum Shape {
        case steps([Step], [UInt8])
        case whole([UInt8])
    }

    private var shapes: ValueColumnReader
    private var writers: ValueColumnReader
    private var counters: CBORReader
    private var dotCounters: CBORReader
    private var days: DifferenceColumnReader
    private var fields: [ValueColumnReader]
    private var places: [FieldColumn: Int] = [:]
    private var table: [Shape] = []
    private var leaves = StateLeaves()
    private var track = CounterTrack()
    private var left: Int
    private var state = CBORWriter(reservingCapacity: 512)

    /// - Parameter limit: How many bytes all states may have together.
    public init(_ columns: StateColumns, limit: Int) {
        shapes = ValueColumnReader(columns.shapes)
        writers = ValueColumnReader(columns.writers)
        counters = CBORReader(columns.counters)
        dotCounters = CBORReader(columns.dotCounters)
        days = DifferenceColumnReader(columns.days)
        fields = columns.fields.map(ValueColumnReader.init)
        left = limit
    }

    /// The next state's bytes.
    public mutating func next() throws(FormatError) -> [UInt8] {
        track.beginState()
        let (span, place) = try shapes.next()
        let shape: Shape
        if place > 0, place <= table.count {
            shape = table[place - 1]
        } else {
            shape = try readShape(span)
            if place > 0 { table.append(shape) }
        }
        switch shape {
        case .whole(let bytes):
            try spend(bytes.count)
            return bytes
        case .steps(let steps, let bytes):
            state.removeAll()
            for step in steps { try take(step, of: bytes) }
            return state.bytes
        }
    }

    /// The dot of a writer of the last state that ``StatePacker/relative(_:)`` told.
    public mutating func dot(writer: Int, difference: Int64) throws(FormatError) -> Dot {
        guard let id = track.writer(at: writer) else { throw FormatError("no such writer") }
        return Dot(WriterID(id), track.counter(by: difference, writer: writer))
    }

    /// Throws unless every column has been read to its end.
    public func finish() throws(FormatError) {
        let areRead =
            shapes.isAtEnd && writers.isAtEnd && counters.isAtEnd && dotCounters.isAtEnd
            && days.isAtEnd && fields.allSatisfy(\.isAtEnd)
        guard areRead else { throw FormatError("a column is longer than its records") }
    }

    private mutating func readShape(_ span: Range<Int>) throws(FormatError) -> Shape {
        let bytes = Array(shapes.value(span))
        guard bytes.withUnsafeBytes({ leaves.read($0, areHoles: true) }) else {
            var reader = CBORReader(bytes)
            return .whole(try reader.readBytes())
        }
        var steps: [Step] = []
        var start = 0
        var values = leaves.valueColumns[...]
        for leaf in leaves.leaves {
            if start < leaf.span.lowerBound { steps.append(.bytes(start..<leaf.span.lowerBound)) }
            start = leaf.span.upperBound
            switch leaf.role {
            case .writer: steps.append(.writer)
            case .counter: steps.append(.counter(writer: leaf.writer))
            case .dotCounter: steps.append(.dotCounter(writer: leaf.writer))
            case .day: steps.append(.day)
            case .value: steps.append(.value(column: try place(of: values.removeFirst())))
            }
        }
        if start < bytes.count { steps.append(.bytes(start..<bytes.count)) }
        return .steps(steps, bytes)
    }

    private mutating func place(of column: FieldColumn) throws(FormatError) -> Int {
        if let place = places[column] { return place }
        guard places.count < fields.count else { throw FormatError("a field without a column") }
        places[column] = places.count
        return places.count - 1
    }

    private mutating func take(_ step: Step, of shape: [UInt8]) throws(FormatError) {
        let start = state.bytes.count
        switch step {
        case .bytes(let span):
            state.write(encoded: shape[span])
        case .writer:
            let (span, place) = try writers.next()
            var reader = CBORReader(Array(writers.value(span)))
            let writer = try reader.readUnsigned()
            track.add(writer, at: place)
            state.write(writer)
        case .counter(let writer):
            state.write(track.counter(by: try counters.readInteger(), writer: writer))
        case .dotCounter(let writer):
            state.write(track.counter(by: try dotCounters.readInteger(), writer: writer))
        case .day:
            state.write(try days.next())
        case .value(let column):
            let (span, _) = try fields[column].next()
            state.write(encoded: fields[column].value(span))
        }
        try spend(state.bytes.count - start)
    }

    private mutating func spend(_ count: Int) throws(FormatError) {
        left -= count
        guard left >= 0 else { throw FormatError("more records than a message may hold") }
    }
}

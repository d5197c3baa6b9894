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
    private var days = DifferenceColumn()
    private var fields: [ValueColumn] = []
    private var places: [FieldColumn: Int] = [:]
    /// Of each shape in the table, the columns of its values in their order.
    private var columnsOfShapes: [[Int]] = []
    private var track = CounterTrack()
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
        var columns = StateColumns()
        columns.shapes = shapes.bytes
        columns.writers = writers.bytes
        columns.counters = counters.bytes
        columns.dotCounters = dotCounters.bytes
        columns.days = days.bytes
        columns.fields = fields.map(\.bytes)
        return columns
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
                days.append(Int64(bitPattern: leaf.number))
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

internal import RecordFormat

/// The columns of a packed list; those that a kind of list has no use for are empty.
///
/// Source: Protocol/SPEC.md, "Packed records".
struct RecordColumns: WireMessage {
    var count = 0
    var states = StateColumns()
    var idHeads: [UInt8] = []
    var positions: [UInt8] = []
    var mutationCounts: [UInt8] = []
    var mutationWriters: [UInt8] = []
    var mutationCounters: [UInt8] = []
    var programmes: [UInt8] = []
    // Chance, which no compression shortens, stands together.
    var idTails: [UInt8] = []
    var tags: [UInt8] = []
    var mutationIDs: [UInt8] = []

    init() {}

    func encode(into writer: inout CBORWriter) {
        var map = MapWriter()
        map.put(0) { $0.write(count) }
        map.put(1, states.shapes)
        map.put(2, states.writers)
        map.put(3, states.counters)
        map.put(4, states.dotCounters)
        map.put(5, states.days)
        map.put(6, states.fields) { $1.write(bytes: $0) }
        map.put(7, idHeads)
        map.put(8, positions)
        map.put(9, mutationCounts)
        map.put(10, mutationWriters)
        map.put(11, mutationCounters)
        map.put(12, programmes)
        map.put(13, idTails)
        map.put(14, tags)
        map.put(15, mutationIDs)
        map.finish(into: &writer)
    }

    init(from reader: inout CBORReader) throws(FormatError) {
        self.init()
        try reader.readMap { (key, reader) throws(FormatError) in
            switch key {
            case 0: count = try reader.readCount()
            case 1: states.shapes = try reader.readBytes()
            case 2: states.writers = try reader.readBytes()
            case 3: states.counters = try reader.readBytes()
            case 4: states.dotCounters = try reader.readBytes()
            case 5: states.days = try reader.readBytes()
            case 6:
                states.fields = try reader.readList { (reader) throws(FormatError) in
                    try reader.readBytes()
                }
            case 7: idHeads = try reader.readBytes()
            case 8: positions = try reader.readBytes()
            case 9: mutationCounts = try reader.readBytes()
            case 10: mutationWriters = try reader.readBytes()
            case 11: mutationCounters = try reader.readBytes()
            case 12: programmes = try reader.readBytes()
            case 13: idTails = try reader.readBytes()
            case 14: tags = try reader.readBytes()
            case 15: mutationIDs = try reader.readBytes()
            default: _ = try reader.readItem()
            }
        }
    }
}

extension MapWriter {
    /// A column; left out if it is empty.
    fileprivate mutating func put(_ key: Int, _ column: [UInt8]) {
        if !column.isEmpty { put(key) { $0.write(bytes: column) } }
    }
}

/// How many records have each combination of numbers.
///
/// While all combinations that there may be fit into a small array, a record is added to an element of
/// it; the array grows with the greatest numbers. Else combinations are looked up.
struct GroupCounts {
    /// The array's greatest size, in bits of its index.
    private static let denseBits = 16

    /// How many bits of the index each number has, the first number's in front.
    private var bits: [Int]
    /// By index; empty once combinations are looked up.
    private var dense: [UInt32] = [0]
    private var keys = ByteTable()
    private var counts: [Int] = []

    /// - Parameter numbers: How many make a combination.
    init(numbers: Int) {
        bits = Array(repeating: 0, count: numbers)
    }

    /// How many combinations are looked up.
    var count: Int { counts.count }

    /// Adds one record.
    mutating func add(_ key: [UInt32]) {
        var index = 0
        var excess: UInt32 = 0
        for place in key.indices {
            excess |= key[place] >> UInt32(bits[place])
            index = index << bits[place] | Int(key[place])
        }
        guard excess == 0, !dense.isEmpty else {
            makeRoom(for: key)
            return addWithRoom(key)
        }
        dense[index] += 1
    }

    /// Adds records whose numbers stand in columns.
    ///
    /// - Parameters:
    ///   - first: The first number of each; a record for which it is negative is left out.
    ///   - columns: The others, column by column.
    ///   - greatest: No less than the greatest of each column, the first one's in front.
    mutating func add(_ first: [Int32], _ columns: [[UInt32]], greatest: [UInt32]) {
        makeRoom(for: greatest)
        guard !dense.isEmpty else {
            for row in first.indices where first[row] >= 0 {
                addLookedUp([UInt32(first[row])] + columns.map { $0[row] }, times: 1)
            }
            return
        }
        var index = first
        for (place, column) in columns.enumerated() {
            let shift = Int32(bits[place + 1])
            for row in index.indices {
                index[row] = index[row] << shift | Int32(truncatingIfNeeded: column[row])
            }
        }
        for row in index.indices where index[row] >= 0 { dense[Int(index[row])] += 1 }
    }

    /// Hands over each combination and how many records have it.
    func eachGroup(_ body: ([UInt32], Int) throws -> Void) rethrows {
        for index in dense.indices where dense[index] > 0 {
            try body(key(of: index), Int(dense[index]))
        }
        for number in counts.indices {
            let key = keys.string(number).withUnsafeBytes { bytes in
                (0..<bits.count).map { place in
                    bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
                }
            }
            try body(key, counts[number])
        }
    }

    private mutating func addWithRoom(_ key: [UInt32]) {
        guard !dense.isEmpty else { return addLookedUp(key, times: 1) }
        dense[index(of: key)] += 1
    }

    private mutating func addLookedUp(_ key: [UInt32], times: Int) {
        let number = key.withUnsafeBytes { keys.number(of: $0) }
        if number == counts.count { counts.append(0) }
        counts[number] += times
    }

    /// Lays the array out anew if numbers have become too great for it, or gives it up.
    private mutating func makeRoom(for key: [UInt32]) {
        guard !dense.isEmpty else { return }
        let needed = zip(bits, key).map { max($0, UInt32.bitWidth - $1.leadingZeroBitCount) }
        guard needed != bits else { return }
        var old: [(key: [UInt32], times: UInt32)] = []
        for index in dense.indices where dense[index] > 0 {
            old.append((self.key(of: index), dense[index]))
        }
        let sum = needed.reduce(0, +)
        guard sum <= Self.denseBits else {
            dense = []
            for entry in old { addLookedUp(entry.key, times: Int(entry.times)) }
            return
        }
        bits = needed
        dense = Array(repeating: 0, count: 1 << sum)
        for entry in old { dense[index(of: entry.key)] = entry.times }
    }

    private func index(of key: [UInt32]) -> Int {
        zip(bits, key).reduce(0) { $0 << $1.0 | Int($1.1) }
    }

    private func key(of index: Int) -> [UInt32] {
        var rest = index
        var key: [UInt32] = []
        for width in bits.reversed() {
            key.append(UInt32(rest & (1 << width - 1)))
            rest >>= width
        }
        return key.reversed()
    }
}

import Glibc

/// Byte strings, each kept once and numbered from 0 in the order in which they came.
///
/// A dictionary of arrays would allocate for every look-up; this one looks up bytes where they lie.
struct ByteTable {
    private var bytes: [UInt8] = []
    /// Where each string ends in `bytes`.
    private var ends: [Int] = []
    /// The number of a string plus one, at its hash or after it; 0 is free.
    private var slots: [Int32]

    init() {
        slots = Array(repeating: 0, count: 64)
    }

    var count: Int { ends.count }

    /// The string's number; one that is new gets the next.
    mutating func number(of string: UnsafeRawBufferPointer) -> Int {
        if 2 * ends.count >= slots.count { grow() }
        var slot = slot(of: string)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if isEqual(string, to: number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
        slots[slot] = Int32(ends.count)
        return ends.count - 1
    }

    func string(_ number: Int) -> ArraySlice<UInt8> {
        bytes[start(of: number)..<ends[number]]
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        slots = Array(repeating: 0, count: 64)
    }

    private func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

    private func isEqual(_ string: UnsafeRawBufferPointer, to number: Int) -> Bool {
        let start = start(of: number)
        guard string.count == ends[number] - start else { return false }
        return bytes.withUnsafeBytes { all in
            guard let known = all.baseAddress, let given = string.baseAddress else { return true }
            return memcmp(known + start, given, string.count) == 0
        }
    }

    /// By the standard library's hash, whose seed nobody outside knows: strings come from devices.
    private func slot(of string: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: string)
        return hasher.finalize() & (slots.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: 4 * slots.count)
        for number in 0..<ends.count {
            let range = start(of: number)..<ends[number]
            var place = bytes.withUnsafeBytes { all in
                slot(of: UnsafeRawBufferPointer(rebasing: all[range]))
            }
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = Int32(number + 1)
        }
    }
}

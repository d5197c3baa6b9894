/// One file of a simulated disk: what was written, and how to take back what was not synced.
final class SimulatedFile {
    private(set) var bytes: [UInt8]
    private var unsynced: [Change] = []
    /// SQLite's index of the log, shared by its connections; gone with the machine.
    var sharedMemory: [UnsafeMutableRawPointer] = []

    private struct Change {
        let offset: Int
        let old: [UInt8]
        let oldCount: Int
        /// What was written there; nil for a truncation.
        let new: [UInt8]?
    }

    init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    deinit { dropSharedMemory() }

    func dropSharedMemory() {
        for region in sharedMemory { region.deallocate() }
        sharedMemory = []
    }

    func write(_ new: UnsafeRawBufferPointer, at offset: Int) {
        let end = offset + new.count
        let overlap = max(0, min(end, bytes.count) - offset)
        unsynced.append(
            Change(
                offset: offset,
                old: overlap > 0 ? Array(bytes[offset..<(offset + overlap)]) : [],
                oldCount: bytes.count,
                new: Array(new)
            )
        )
        if end > bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
        }
        bytes.withUnsafeMutableBytes { target in
            UnsafeMutableRawBufferPointer(rebasing: target[offset..<end]).copyMemory(from: new)
        }
    }

    func truncate(to count: Int) {
        guard count < bytes.count else { return }
        let old = Array(bytes[count...])
        unsynced.append(Change(offset: count, old: old, oldCount: bytes.count, new: nil))
        bytes.removeLast(bytes.count - count)
    }

    func sync() { unsynced.removeAll(keepingCapacity: true) }

    /// Another file with what is here, or would be after a crash.
    func copy(losing survival: SimulatedDisk.Survival) -> SimulatedFile {
        let copy = SimulatedFile(bytes: bytes)
        if case .everything = survival { return copy }
        for change in unsynced.reversed() { copy.takeBack(change) }
        guard case .some(let dice) = survival else { return copy }
        for change in unsynced where dice.isHit(percent: 50) {
            guard let new = change.new else {
                copy.truncate(to: change.offset)
                continue
            }
            // A sector of 512 bytes is written whole or not at all.
            let isTorn = dice.isHit(percent: 20)
            let count = isTorn ? min(new.count, dice.roll(new.count / 512 + 1) * 512) : new.count
            Array(new.prefix(count)).withUnsafeBytes { copy.write($0, at: change.offset) }
        }
        copy.sync()
        return copy
    }

    private func takeBack(_ change: Change) {
        if change.oldCount < bytes.count {
            bytes.removeLast(bytes.count - change.oldCount)
        } else if change.oldCount > bytes.count {
            bytes += repeatElement(0, count: change.oldCount - bytes.count)
        }
        let end = change.offset + change.old.count
        bytes.replaceSubrange(change.offset..<end, with: change.old)
    }
}

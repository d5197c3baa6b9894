import RecordStore
import Synchronization

/// A machine's disk with the files of one store, which can crash at any change, fill up and fail.
///
/// SQLite reaches it by path (``SimulatedFileSystem``). A write is durable once it is synced; what a
/// crash leaves of the rest is decided by dice. A disk is used by one thread at a time.
// A store's folder has to be Sendable. Each history has its own disks and one thread.
package final class SimulatedDisk: StoreFolder, @unchecked Sendable {
    /// What a crash leaves of writes that were not synced.
    package enum Survival {
        /// The process died, the machine went on: everything written is there.
        case everything
        /// The machine lost power: some of it, in any order, some of that torn.
        case some(Dice)
        /// The machine lost power before anything more reached the disk.
        case nothing
    }

    /// What a copy of the disk carries along.
    package enum Copy {
        /// As `cp -r` does: every file is another file afterwards.
        case files
        /// A snapshot of the whole machine: nothing in it tells that it is one.
        case machine
    }

    package let path: String
    private let number: Int
    private var files: [String: SimulatedFile] = [:]
    /// The lineage note, and the file it was written in.
    private var note: (note: LineageNote, inode: Int)?
    /// What no copy of the files shares.
    private var inode: Int
    /// Changes of any file so far.
    package private(set) var changes = 0
    /// Whether the machine has stopped.
    package private(set) var isDown = false
    private var crashAt: Int?
    private var capacity: Int?
    private var faults: (permille: Int, dice: Dice)?

    private static let inodes = Atomic<Int>(1)

    /// An empty disk.
    package init() {
        inode = Self.inodes.add(1, ordering: .relaxed).newValue
        number = SimulatedFileSystem.nextNumber()
        path = SimulatedFileSystem.folder(number)
        SimulatedFileSystem.mount(self, at: number)
    }

    deinit {
        SimulatedFileSystem.unmount(number)
    }

    /// Another disk with what this one holds now, or would hold after a crash.
    package func copy(_ kind: Copy, losing survival: Survival = .everything) -> SimulatedDisk {
        let copy = SimulatedDisk()
        for (name, file) in files where !name.hasSuffix("-shm") {
            copy.files[name] = file.copy(losing: survival)
        }
        copy.note = note
        if case .machine = kind { copy.inode = inode }
        return copy
    }

    /// The same machine after it stopped: its disk with what survived.
    ///
    /// Changes are counted on.
    ///
    /// - Parameter mayCrash: Whether a crash that is still to come stays so.
    package func restarted(losing survival: Survival, mayCrash: Bool = false) -> SimulatedDisk {
        let disk = copy(.machine, losing: survival)
        disk.changes = changes
        disk.crashAt = mayCrash && !isDown ? crashAt : nil
        return disk
    }

    /// Stops the machine at the `count`th change from now.
    package func crash(after count: Int) { crashAt = changes + count }

    /// Leaves room for so many bytes more; nil for plenty.
    package func limit(room: Int?) {
        let used = files.values.reduce(0) { $0 + $1.bytes.count }
        capacity = room.map { used + $0 }
    }

    /// Lets so many out of a thousand changes fail.
    package func fail(permille: Int, _ dice: Dice) {
        faults = permille == 0 ? nil : (permille, dice)
    }

    /// Puts one file of another disk in the place of this disk's, and nothing else.
    package func put(_ name: String, of other: SimulatedDisk) {
        files[name] = other.files[name]?.copy(losing: .everything)
    }

    package func remove(_ name: String) { files[name] = nil }

    /// What became of a change.
    enum Outcome {
        case done
        case failed
        case full
    }

    /// Counts a change of `growth` bytes more, which may be the one at which the machine stops.
    private func begin(growth: Int = 0) -> Outcome {
        guard !isDown else { return .failed }
        changes += 1
        if changes == crashAt {
            isDown = true
            return .failed
        }
        if let faults, faults.dice.roll(1000) < faults.permille { return .failed }
        if let capacity, growth > 0 {
            let used = files.values.reduce(0) { $0 + $1.bytes.count }
            if used + growth > capacity { return .full }
        }
        return .done
    }

    // What SQLite does.

    func open(_ name: String, create: Bool) -> SimulatedFile? {
        if let file = files[name] { return file }
        guard create, case .done = begin() else { return nil }
        let file = SimulatedFile()
        files[name] = file
        return file
    }

    func exists(_ name: String) -> Bool { files[name] != nil }

    func delete(_ name: String) -> Outcome {
        let outcome = begin()
        if case .done = outcome { files[name] = nil }
        return outcome
    }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int,
        to file: SimulatedFile
    ) -> Outcome {
        let wasDown = isDown
        let outcome = begin(growth: offset + bytes.count - file.bytes.count)
        // The write at which the machine stops may or may not have reached the file.
        if case .failed = outcome, wasDown || !isDown { return outcome }
        if case .full = outcome { return outcome }
        file.write(bytes, at: offset)
        return outcome
    }

    func truncate(_ file: SimulatedFile, to count: Int) -> Outcome {
        let outcome = begin()
        if case .done = outcome { file.truncate(to: count) }
        return outcome
    }

    func sync(_ file: SimulatedFile) -> Outcome {
        let outcome = begin()
        if case .done = outcome { file.sync() }
        return outcome
    }

    // What the store itself does.

    package var keeper: any LineageKeeper { Keeper(disk: self) }

    package func create() {}

    package func byteCount(of name: String) -> Int64? { files[name].map { Int64($0.bytes.count) } }

    package func rename(_ name: String, to new: String) throws {
        guard case .done = begin() else { throw failure }
        files[new] = files.removeValue(forKey: name)
    }

    package func protect(_ name: String) {}

    package func withLock<Result>(_ body: () throws -> Result) throws -> Result { try body() }

    private var failure: StoreError { .system(file: path, reason: "a simulated fault") }

    /// The note is written in place; one that a crash tore reads as none.
    private struct Keeper: LineageKeeper {
        let disk: SimulatedDisk

        func read() -> LineageNote? {
            disk.note.flatMap { $0.inode == disk.inode ? $0.note : nil }
        }

        func epochs() -> [[UInt8]]? { disk.note?.note.epochs }

        func write(_ note: LineageNote) throws {
            let wasDown = disk.isDown
            switch disk.begin() {
            case .done: disk.note = (note, disk.inode)
            case .full, .failed:
                if disk.isDown, !wasDown { disk.note = nil }
                throw disk.failure
            }
        }
    }
}

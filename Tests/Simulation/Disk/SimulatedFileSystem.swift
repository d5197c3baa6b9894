import GRDBSQLite
import Glibc
import Synchronization

/// Every simulated disk by its number: `/simulated/17/brobygger.db` is a file of disk 17.
///
/// Registered with SQLite as its file system (https://www.sqlite.org/vfs.html); paths outside
/// `/simulated` go on to the real one.
enum SimulatedFileSystem {
    /// The references are unmanaged, so that a disk that nobody uses any more goes.
    private struct Mounted {
        var disks: [Int: Unmanaged<SimulatedDisk>] = [:]
        var last = 0
    }

    private static let mounted = Mutex(Mounted())
    private static let root = "/simulated/"

    static func nextNumber() -> Int {
        _ = isRegistered
        return mounted.withLock {
            $0.last += 1
            return $0.last
        }
    }

    static func folder(_ number: Int) -> String { "\(root)\(number)" }

    static func mount(_ disk: SimulatedDisk, at number: Int) {
        mounted.withLock { $0.disks[number] = .passUnretained(disk) }
    }

    static func unmount(_ number: Int) {
        _ = mounted.withLock { $0.disks.removeValue(forKey: number) }
    }

    /// The disk and the file's name that a path stands for; nil outside `/simulated`.
    fileprivate static func find(
        _ path: UnsafePointer<CChar>?
    ) -> (disk: SimulatedDisk, name: String)? {
        guard let path else { return nil }
        let text = String(cString: path)
        guard text.hasPrefix(root) else { return nil }
        let parts = text.dropFirst(root.count).split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]) else { return nil }
        return mounted.withLock { mounted in
            mounted.disks[number].map { ($0.takeUnretainedValue(), String(parts[1])) }
        }
    }

    /// SQLite's own file system, for every other path.
    fileprivate static var real: UnsafeMutablePointer<sqlite3_vfs>? { sqlite3_vfs_find("unix") }

    private static let isRegistered: Bool = {
        guard let original = real else { return false }
        let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        system.initialize(to: original.pointee)
        system.pointee.pNext = nil
        system.pointee.zName = UnsafePointer(strdup("simulated"))
        system.pointee.szOsFile = max(
            original.pointee.szOsFile,
            Int32(MemoryLayout<OpenFile>.size)
        )
        system.pointee.xOpen = openFile
        system.pointee.xDelete = { system, path, sync in
            guard let (disk, name) = find(path) else {
                return real?.pointee.xDelete(real, path, sync) ?? SQLITE_IOERR
            }
            return code(disk.delete(name))
        }
        system.pointee.xAccess = { system, path, flags, result in
            guard let (disk, name) = find(path) else {
                return real?.pointee.xAccess(real, path, flags, result) ?? SQLITE_IOERR
            }
            result?.pointee = disk.exists(name) ? 1 : 0
            return SQLITE_OK
        }
        system.pointee.xFullPathname = { system, path, count, result in
            guard find(path) != nil, let path, let result else {
                return real?.pointee.xFullPathname(real, path, count, result) ?? SQLITE_IOERR
            }
            strncpy(result, path, Int(count))
            return SQLITE_OK
        }
        return sqlite3_vfs_register(system, 1) == SQLITE_OK
    }()

    fileprivate static func code(_ outcome: SimulatedDisk.Outcome) -> Int32 {
        switch outcome {
        case .done: SQLITE_OK
        case .failed: SQLITE_IOERR
        case .full: SQLITE_FULL
        }
    }
}

/// What SQLite keeps of an open file: its methods, then what is ours.
private struct OpenFile {
    var base: sqlite3_file
    var disk: Unmanaged<SimulatedDisk>
    var file: Unmanaged<SimulatedFile>
}

private func opened(
    _ file: UnsafeMutablePointer<sqlite3_file>?
) -> (disk: SimulatedDisk, file: SimulatedFile)? {
    guard let file else { return nil }
    return file.withMemoryRebound(to: OpenFile.self, capacity: 1) {
        ($0.pointee.disk.takeUnretainedValue(), $0.pointee.file.takeUnretainedValue())
    }
}

private let openFile:
    @convention(c) (
        UnsafeMutablePointer<sqlite3_vfs>?, UnsafePointer<CChar>?,
        UnsafeMutablePointer<sqlite3_file>?, Int32, UnsafeMutablePointer<Int32>?
    ) -> Int32 = { _, path, target, flags, outFlags in
        let real = SimulatedFileSystem.real
        guard let (disk, name) = SimulatedFileSystem.find(path) else {
            return real?.pointee.xOpen(real, path, target, flags, outFlags) ?? SQLITE_CANTOPEN
        }
        target?.pointee.pMethods = nil
        guard let target, !disk.isDown,
            let file = disk.open(name, create: flags & SQLITE_OPEN_CREATE != 0)
        else { return SQLITE_CANTOPEN }
        UnsafeMutableRawPointer(target).bindMemory(to: OpenFile.self, capacity: 1).initialize(
            to: OpenFile(
                base: sqlite3_file(pMethods: methods),
                disk: .passRetained(disk),
                file: .passRetained(file)
            )
        )
        outFlags?.pointee = flags
        return SQLITE_OK
    }

/// SQLITE_IOERR_SHORT_READ, a macro that Swift can't see.
private let shortRead = SQLITE_IOERR | 2 << 8

/// https://www.sqlite.org/c3ref/io_methods.html
// SQLite wants a pointer that outlives every file; what it points to never changes once it is there.
private nonisolated(unsafe) let methods: UnsafePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(
        to: sqlite3_io_methods(
            iVersion: 2,
            xClose: { file in
                guard let file else { return SQLITE_OK }
                file.withMemoryRebound(to: OpenFile.self, capacity: 1) {
                    $0.pointee.file.release()
                    $0.pointee.disk.release()
                }
                return SQLITE_OK
            },
            xRead: { file, target, count, offset in
                guard let (disk, file) = opened(file), !disk.isDown, let target else {
                    return SQLITE_IOERR
                }
                let start = min(Int(offset), file.bytes.count)
                let available = min(Int(count), file.bytes.count - start)
                file.bytes.withUnsafeBytes { bytes in
                    guard available > 0, let base = bytes.baseAddress else { return }
                    target.copyMemory(from: base + start, byteCount: available)
                }
                guard available < count else { return SQLITE_OK }
                memset(target + available, 0, Int(count) - available)
                return shortRead
            },
            xWrite: { file, source, count, offset in
                guard let (disk, file) = opened(file), let source else { return SQLITE_IOERR }
                let bytes = UnsafeRawBufferPointer(start: source, count: Int(count))
                return SimulatedFileSystem.code(disk.write(bytes, at: Int(offset), to: file))
            },
            xTruncate: { file, count in
                guard let (disk, file) = opened(file) else { return SQLITE_IOERR }
                return SimulatedFileSystem.code(disk.truncate(file, to: Int(count)))
            },
            xSync: { file, _ in
                guard let (disk, file) = opened(file) else { return SQLITE_IOERR }
                return SimulatedFileSystem.code(disk.sync(file))
            },
            xFileSize: { file, result in
                guard let (disk, file) = opened(file), !disk.isDown else {
                    return SQLITE_IOERR
                }
                result?.pointee = sqlite3_int64(file.bytes.count)
                return SQLITE_OK
            },
            xLock: { _, _ in SQLITE_OK },
            xUnlock: { _, _ in SQLITE_OK },
            xCheckReservedLock: { _, result in
                result?.pointee = 0
                return SQLITE_OK
            },
            xFileControl: { _, _, _ in SQLITE_NOTFOUND },
            xSectorSize: { _ in 4096 },
            xDeviceCharacteristics: { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE },
            xShmMap: { file, region, size, extend, result in
                guard let (_, file) = opened(file) else { return SQLITE_IOERR }
                while file.sharedMemory.count <= region {
                    guard extend != 0 else {
                        result?.pointee = nil
                        return SQLITE_OK
                    }
                    let memory = UnsafeMutableRawPointer.allocate(
                        byteCount: Int(size),
                        alignment: 16
                    )
                    memset(memory, 0, Int(size))
                    file.sharedMemory.append(memory)
                }
                result?.pointee = UnsafeMutableRawPointer(file.sharedMemory[Int(region)])
                return SQLITE_OK
            },
            xShmLock: { _, _, _, _ in SQLITE_OK },
            xShmBarrier: { _ in },
            xShmUnmap: { file, delete in
                guard let (_, file) = opened(file) else { return SQLITE_OK }
                if delete != 0 { file.dropSharedMemory() }
                return SQLITE_OK
            },
            xFetch: nil,
            xUnfetch: nil
        )
    )
    return UnsafePointer(methods)
}()

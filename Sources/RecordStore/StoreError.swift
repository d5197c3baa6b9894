/// Why the store could not be used; nothing was changed.
public enum StoreError: Error, Equatable, Sendable {
    /// There is no store in the folder yet.
    case missing(folder: String)
    /// The file is not one of ours, or of a later format.
    case unknownFormat(file: String, format: Int)
    /// Another process has kept the file lock for longer than anyone should.
    case locked(file: String)
    /// There is no room left on the disk.
    case diskFull(file: String)
    /// A system call failed.
    case system(file: String, reason: String)
    /// Stored bytes are not what was once written.
    case corrupt(what: String)
    /// The database was copied or put back and is not whole; `what` says how, one sentence each.
    case tornCopy(file: String, what: [String])

    /// Whether the same may succeed later without anybody looking at the store.
    public var mayPass: Bool {
        switch self {
        case .locked, .diskFull, .system: true
        case .missing, .unknownFormat, .corrupt, .tornCopy: false
        }
    }
}

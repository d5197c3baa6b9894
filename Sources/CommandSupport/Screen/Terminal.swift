import Glibc

/// The width of the terminal that standard output is; nil if it is a file or a pipe.
public func terminalWidth() -> Int? {
    terminalWidth(of: STDOUT_FILENO)
}

/// The width of the terminal that a descriptor is; nil if it is none.
public func terminalWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
}

/// Writes a text at once and to its end, past what `print` may still hold back.
///
/// There is nobody left to tell of a failure here.
public func writeText(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written > 0 || errno == EINTR else { return }
        bytes = bytes.dropFirst(max(0, written))
    }
}

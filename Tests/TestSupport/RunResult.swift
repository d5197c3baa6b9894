import Foundation

/// What a program that a test ran said, and how it ended.
public struct RunResult: Sendable {
    public let status: Int32
    /// Standard output and standard error, as they came.
    public let output: String

    /// Runs a program of the machine and waits for its end.
    public static func of(_ program: String, _ arguments: [String]) throws -> Self {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Self(
            status: process.terminationStatus,
            output: String(decoding: output, as: UTF8.self)
        )
    }
}

import Foundation
import Glibc

/// A `brobyggerd` of its own, on a folder of its own.
final class ServerProcess {
    let folder: String
    private(set) var port: UInt16 = 0
    private let program: String
    private let process = Process()

    init(programs: String, folder: String) throws {
        self.folder = folder
        program = programs + "/brobyggerd"
        try admin("init")
        try admin("partner", "add", "kc", "--name", "KC")
        let out = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["serve", "--data", folder, "--listen", "127.0.0.1:0"]
        process.standardOutput = out
        process.standardError = FileHandle(forWritingAtPath: "/dev/null")
        try process.run()
        var line = ""
        while !line.hasSuffix("\n") {
            let data = out.fileHandleForReading.readData(ofLength: 1)
            guard !data.isEmpty else { throw BenchFailure(description: "serve said \(line)") }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0.dropLast()) }) else {
            throw BenchFailure(description: "serve said \(line)")
        }
        self.port = port
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    var peakMegabytes: Double { Self.peakMegabytes(of: process.processIdentifier) }

    /// The most memory that a running process ever had.
    static func peakMegabytes(of process: pid_t) -> Double {
        let path = "/proc/\(process)/status"
        // A process that has ended has none.
        let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropLast().last.flatMap { Double($0) }.map { $0 / 1024 }
            ?? 0
    }

    func invite() throws -> String {
        try admin("invite", "--partner", "kc", "--role", "worker")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @discardableResult
    func admin(_ words: String...) throws -> String {
        let out = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = words + ["--data", folder]
        process.standardOutput = out
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchFailure(description: "brobyggerd \(words): \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// A program that ran to its end.
struct Finished {
    let seconds: Double
    /// Looked up every 2 ms: what wait4(2) tells begins with the memory of whoever started it.
    let peakMegabytes: Double

    /// Runs a program and throws its output away.
    ///
    /// - Throws: ``BenchFailure`` unless it ends with status 0.
    init(_ words: [String]) throws {
        var arguments = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var pid: pid_t = 0
        var status: Int32 = -1
        var peak = 0.0
        seconds = elapsed {
            guard posix_spawn(&pid, words[0], &actions, nil, arguments, environ) == 0 else {
                return
            }
            while waitpid(pid, &status, WNOHANG) == 0 {
                peak = max(peak, ServerProcess.peakMegabytes(of: pid))
                usleep(2000)
            }
        }
        peakMegabytes = peak
        guard status == 0 else {
            throw BenchFailure(description: "\(words.joined(separator: " ")) failed: \(status)")
        }
    }
}

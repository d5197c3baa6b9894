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
            guard !data.isEmpty else { throw Relay.Failed(description: "serve said \(line)") }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0.dropLast()) }) else {
            throw Relay.Failed(description: "serve said \(line)")
        }
        self.port = port
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Most memory that it ever had, in megabytes.
    var peakMegabytes: Double {
        let status =
            (try? String(
                contentsOfFile: "/proc/\(process.processIdentifier)/status",
                encoding: .utf8
            )) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return Double(line?.split(separator: " ").dropLast().last ?? "0").map { $0 / 1024 } ?? 0
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
            throw Relay.Failed(description: "brobyggerd \(words): \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// A program that ran to its end.
struct Finished {
    let seconds: Double
    let peakMegabytes: Double
    let status: Int32

    /// Runs a program and throws its output away.
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
        var status: Int32 = 0
        var usage = rusage()
        var failure: Int32 = 0
        seconds = elapsed {
            failure = posix_spawn(&pid, words[0], &actions, nil, arguments, environ)
            if failure == 0 { wait4(pid, &status, 0, &usage) }
        }
        guard failure == 0 else { throw Relay.Failed(description: "\(words[0]) doesn't start") }
        peakMegabytes = Double(usage.ru_maxrss) / 1024
        self.status = status
    }
}

import Foundation

/// What stopped a benchmark.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String
}

/// Where jobs run and what they tell.
struct Site {
    /// The folder of `brobygger` and `brobyggerd`.
    let programs: String
    /// Everything that a job makes goes here.
    let root: String
    let report: Report

    /// Runs a job beside a server of its own, in a folder that is removed at the end.
    func run(_ name: String, _ job: (_ server: ServerProcess, _ folder: String) throws -> Void)
        throws
    {
        let folder = root + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Whatever is left is only rubbish.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try ServerProcess(programs: programs, folder: folder + "/server")
        defer { server.stop() }
        try job(server, folder)
    }

    /// Runs one command of a device to its end.
    @discardableResult
    func command(_ words: String..., home: String) throws -> Finished {
        try Finished([programs + "/brobygger"] + words + ["--home", home])
    }
}

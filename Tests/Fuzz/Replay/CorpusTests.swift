import Foundation
import FuzzTargets
import Testing

@Suite struct `Every input that was kept` {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func `keeps the promise of its decoder`(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let files = try Corpus.files(of: name)
        #expect(!files.isEmpty, "no input lies in \(name)")

        for file in files {
            let input = try [UInt8](Data(contentsOf: file))
            #expect(throws: Never.self, "\(name)/\(file.lastPathComponent)") {
                try target.run(input)
            }
        }
    }

    @Test func `is of a target that there is`() throws {
        #expect(try Corpus.folders() == FuzzTarget.all.map(\.name).sorted())
    }

    @Test func `is one that the search would try`() throws {
        for target in FuzzTarget.all {
            for file in try Corpus.files(of: target.name) {
                let length = try Data(contentsOf: file).count
                #expect(length <= target.lengthMax, "\(target.name)/\(file.lastPathComponent)")
            }
        }
    }

    @Test func `takes little room`() throws {
        var bytes = 0
        for target in FuzzTarget.all {
            for file in try Corpus.files(of: target.name) {
                bytes += try Data(contentsOf: file).count
            }
        }
        #expect(bytes <= Corpus.bytesMax)
    }
}

/// The inputs in `Tests/Fuzz/corpus`, found from this file's own place.
private enum Corpus {
    /// What all inputs together may have.
    static let bytesMax = 300_000

    static func folders() throws -> [String] { try names(in: root).sorted() }

    static func files(of target: String) throws -> [URL] {
        let folder = root.appending(path: target)
        return try names(in: folder).sorted().map { folder.appending(path: $0) }
    }

    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")
}

import Foundation

/// One text file of the repository.
struct TextFile {
    /// Relative to the root, with `/`.
    let path: String
    let lines: [Substring]
    private let bytes: [UInt8]

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
    }

    var name: Substring { path.split(separator: "/").last ?? "" }
    var isSwift: Bool { path.hasSuffix(".swift") }

    /// Whether the file lies in `folder`, at any depth.
    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }

    /// Whether `word` stands anywhere in the file; far cheaper than looking at every line.
    func mentions(_ word: String) -> Bool {
        let word = Array(word.utf8)
        guard let first = word.first, bytes.count >= word.count else { return false }
        return (0...bytes.count - word.count).contains { start in
            bytes[start] == first && bytes[start...].starts(with: word)
        }
    }

    /// The lines with their numbers, counted from 1 as editors do.
    var numberedLines: [(number: Int, text: Substring)] {
        lines.enumerated().map { ($0.offset + 1, $0.element) }
    }
}

/// What the rules look at: the entries at the root and every text file below it.
struct Repository {
    let topLevel: [String]
    let files: [TextFile]

    /// A repository that exists only in a test: paths and what stands in them.
    init(_ texts: [String: String]) {
        files = texts.sorted { $0.key < $1.key }.map { TextFile(path: $0.key, text: $0.value) }
        let roots = texts.keys.compactMap { $0.split(separator: "/").first.map(String.init) }
        topLevel = Set(roots).sorted()
    }

    /// Reads the repository whose root is `root`.
    init(root: URL) throws {
        topLevel = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { !Self.isIgnored($0) }
            .sorted()
        files = try Self.textFiles(below: root)
    }

    /// The repository that this file belongs to, read once.
    static func current() throws -> Repository { try reading.get() }

    private static let reading = Result { try Repository(around: #filePath) }

    private init(around path: String) throws {
        var folder = URL(filePath: path).deletingLastPathComponent()
        while folder.path != "/" {
            let manifest = folder.appending(path: "Package.swift")
            if FileManager.default.fileExists(atPath: manifest.path) {
                try self.init(root: folder)
                return
            }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }

    subscript(path: String) -> TextFile? { files.first { $0.path == path } }

    /// What .gitignore leaves out, and git's own folder.
    private static func isIgnored(_ name: String) -> Bool {
        [".git", ".swiftpm", "Package.resolved"].contains(name) || name.hasPrefix(".build")
    }

    private static func textFiles(below root: URL, prefix: String = "") throws -> [TextFile] {
        let folder = root.appending(path: prefix)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.filter { !isIgnored($0) }.sorted().flatMap { name -> [TextFile] in
            let path = prefix + name
            let values = try root.appending(path: path).resourceValues(
                forKeys: [.isDirectoryKey, .isRegularFileKey])
            if values.isDirectory == true {
                return try textFiles(below: root, prefix: path + "/")
            }
            guard values.isRegularFile == true,
                let text = try text(of: root.appending(path: path))
            else { return [] }
            return [TextFile(path: path, text: text)]
        }
    }

    /// The file's text; nil for a database, a picture or anything else that is not text.
    private static func text(of file: URL) throws -> String? {
        let data = try Data(contentsOf: file)
        guard !data.contains(0) else { return nil }
        return String(data: data, encoding: .utf8)
    }
}

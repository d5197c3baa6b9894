import Testing

@Suite struct `What a module may import` {
    @Test func `every import stands in the table of modules`() throws {
        expectNone(violations(in: try Repository.current()))
    }

    @Test func `a planted import is found`() {
        let planted = Repository([
            "Sources/MergeCore/A.swift": "import Foundation\n",
            "Client/SyncClient/A.swift": "public import GRDB\n\nstruct A {}\n",
            "Server/SyncServer/A.swift": "@_spi(Inner) internal import struct CZlib.z_stream\n",
            "Client/brobygger/A.swift": "import SyncServer\n",
            "Sources/Elsewhere/A.swift": "struct A {}\n",
        ])
        #expect(
            violations(in: planted).map(\.path) == [
                "Client/SyncClient/A.swift", "Client/brobygger/A.swift",
                "Server/SyncServer/A.swift", "Sources/Elsewhere/A.swift",
                "Sources/MergeCore/A.swift",
            ]
        )
    }

    @Test func `the pure modules behind an allowed one are allowed too`() {
        let fine = Repository([
            "Server/HTTPService/A.swift": "import Hummingbird\nimport WireProtocol\n",
            "Client/SyncClient/A.swift": "public import MergeCore\nimport Foundation\n",
        ])
        #expect(violations(in: fine).isEmpty)

        let tooFar = Repository(["Server/HTTPService/A.swift": "import RecordStore\n"])
        #expect(violations(in: tooFar).count == 1)
    }

    private func violations(in repository: Repository) -> [Violation] {
        let folders = ["Sources", "Protocol", "Server", "Client"]
        let sources = repository.files.filter { file in
            file.isSwift && folders.contains { file.isIn($0) }
        }
        return sources.flatMap { file -> [Violation] in
            guard let module = Module.containing(file) else {
                let advice = "belongs to no module: move it, or add its folder to Module.swift"
                return [Violation(path: file.path, advice: advice)]
            }
            return forbiddenImports(of: file, in: module)
        }
    }

    private func forbiddenImports(of file: TextFile, in module: Module) -> [Violation] {
        let allowed = module.allowed
        return file.numberedLines.compactMap { number, text in
            guard let name = importedModule(in: text), !allowed.contains(name) else { return nil }
            let advice =
                "\(module.name) may not import \(name): do it in a module that may, "
                + "or change the table of modules in Module.swift, README.md and Package.swift"
            return Violation(path: file.path, line: number, advice: advice)
        }
    }

    private func importedModule(in line: Substring) -> String? {
        let attributes = /\s*(?:@\w+(?:\([^)]*\))?\s+)*/
        let access = /(?:(?:public|package|internal|fileprivate|private)\s+)?/
        let kind = /(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?/
        guard line.contains("import"), let start = line.prefixMatch(of: attributes),
            let modifier = line[start.range.upperBound...].prefixMatch(of: access),
            let word = line[modifier.range.upperBound...].prefixMatch(of: /import\s+/),
            let what = line[word.range.upperBound...].prefixMatch(of: kind),
            let name = line[what.range.upperBound...].prefixMatch(of: /[A-Za-z_]\w*/)
        else { return nil }
        return String(name.output)
    }
}

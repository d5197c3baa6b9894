import HTTPService
import Logging
import Synchronization
import Testing

@Suite struct `A line of the log` {
    @Test func `is logfmt, with quotes where they are needed`() {
        let line = written(.text) {
            $0.info("request", metadata: ["status": "200", "detail": "a \"b\" = c", "none": ""])
        }

        #expect(
            line == """
                time=2026-11-30T22:15:00Z level=info event=request detail="a \\"b\\" = c" none="" status=200

                """
        )
    }

    @Test func `is one JSON object, numbers as numbers`() {
        let line = written(.json) {
            $0.error("request", metadata: ["status": "500", "device": "12345678"])
        }

        #expect(
            line == """
                {"time":"2026-11-30T22:15:00Z","level":"error","event":"request","device":"12345678","status":500}

                """
        )
    }

    @Test(arguments: LogFormat.allCases)
    func `can't be made two by what is in it`(format: LogFormat) {
        let line = written(format) {
            $0.info("x\ny", metadata: ["path": "a\nlevel=error\r\u{2028}\u{85}b"])
        }

        #expect(line.split(whereSeparator: \.isNewline).count == 1)
        #expect(line.hasSuffix("\n"))
    }

    @Test func `below the level is none`() {
        let line = written(.text) { $0.debug("request") }

        #expect(line.isEmpty)
    }

    private func written(_ format: LogFormat, _ body: (Logger) -> Void) -> String {
        let text = Written()
        let logger = Logger(label: "test") { _ in
            LineLogHandler(format, level: .info) {
                "2026-11-30T22:15:00Z"
            } write: {
                text.add($0)
            }
        }
        body(logger)
        return text.all
    }
}

private final class Written: Sendable {
    private let text = Mutex("")

    var all: String { text.withLock { $0 } }

    func add(_ line: String) {
        text.withLock { $0 += line }
    }
}

import FoundationEssentials
import Logging
import Synchronization
import Testing

@testable import Program

/// A line of the log, in both forms.
@Suite struct LogLineTests {
    private static let facts: [(String, Logger.MetadataValue)] = [
        ("request", "k7q2m94x"), ("route", "/k/{kantor}/layanan/{sop}"), ("status", "503"),
        ("text", "dua kata\n=\"x\""),
    ]
    private let line = LogLine(
        time: 1_795_662_806_123, level: .warning, message: "Baris\nsatu “dua”", facts: LogLineTests.facts)

    @Test func textIsOneLine() {
        let text = line.written(as: .text)
        #expect(
            text == "2026-11-26T03:13:26.123Z warning Baris satu “dua” request=k7q2m94x "
                + "route=/k/{kantor}/layanan/{sop} status=503 text=\"dua kata\\n=\\\"x\\\"\"\n")
    }

    @Test func jsonIsAnObjectWithThoseMembers() throws {
        struct Read: Decodable {
            let time: String, level: String, message: String, request: String, route: String, status: Int, text: String
        }
        let text = line.written(as: .json)
        #expect(text.filter { $0 == "\n" }.count == 1 && text.hasSuffix("}\n"))
        let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
        #expect(read.time == "2026-11-26T03:13:26.123Z" && read.level == "warning" && read.status == 503)
        #expect(read.message == "Baris\nsatu “dua”" && read.text == "dua kata\n=\"x\"" && read.request == "k7q2m94x")
    }

    @Test func theHandlerKeepsItsLevelAndItsFacts() {
        let box = LineBox()
        var logger = Logger(label: "x") { _ in
            LineLogHandler(level: .notice, format: .text, time: { 0 }, write: { box.add($0) })
        }
        logger[metadataKey: "request"] = "abc"
        logger.info("tidak")
        logger.error("ya", metadata: ["code": "1"])
        #expect(box.all == ["1970-01-01T00:00:00.000Z error ya code=1 request=abc\n"])
    }
}

/// Lines that were written.
final class LineBox: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

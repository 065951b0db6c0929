import FoundationEssentials
import Observability
import Runtime
import TestSupport
import Testing

@Suite("A log line")
struct LogTests {
    private let notes = Notes()

    private func log(_ minimum: Log.Level = .debug) -> Log {
        Log(service: "quoting", minimum: minimum, write: { [notes] in notes.add($0) })
    }

    private func object() throws -> [String: String] {
        let line = try #require(notes.all.first)
        return try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    }

    @Test func `is a JSON object with message, service, level and fields`() throws {
        log().info("quote made", [.field("quote.credits", 2), .field("quote.rule", "simple")])
        var object = try object()
        let time = object.removeValue(forKey: "time") ?? ""
        #expect(time.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/) != nil)
        #expect(
            object == [
                "level": "info", "service": "quoting", "message": "quote made",
                "quote.credits": "2", "quote.rule": "simple",
            ]
        )
    }

    @Test(arguments: [
        "plain", "\"quoted\"", "back\\slash", "two\nlines", "\r\n\t", "\u{0}\u{1F}\u{7F}",
        "\u{9B}2J", "\u{2028}\u{2029}\u{85}", "é✓😀", "</script>", "", "\\u0041", "e\u{301}",
    ])
    func `is one line whatever a field holds`(value: String) throws {
        log().info("text", [.field("text", value)])
        let line = try #require(notes.all.first)
        #expect(line.hasSuffix("}\n"))
        let isOneLine = line.dropLast().unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && !(0x2028...0x2029 ~= scalar.value)
        }
        #expect(isOneLine)
        #expect(try object()["text"]?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
    }

    @Test func `has a bounded length`() throws {
        log().info("text", [.field("text", String(repeating: "é", count: 100_000))])
        let text = try #require(try object()["text"])
        #expect(text == String(repeating: "é", count: 2_048) + "…")
    }

    @Test func `tells an error without what anybody sent`() throws {
        log().error("failed", [.error(Refused.text("hunter2"))])
        #expect(try object()["error.detail"] == "Refused.text")
    }

    private enum Refused: Error {
        case text(String)
    }

    @Test func `names the trace that it belongs to`() throws {
        let trace = TraceContext()
        log().error("failed", trace: trace)
        #expect(try object()["trace_id"] == trace.traceID)
        #expect(try object()["level"] == "error")
    }

    @Test(arguments: [
        (Log.Level.debug, ["debug", "info", "warning", "error"]),
        (.info, ["info", "warning", "error"]), (.warning, ["warning", "error"]),
        (.error, ["error"]),
    ])
    func `is left out below the level`(minimum: Log.Level, written: [String]) {
        let log = log(minimum)
        log.debug("m")
        log.info("m")
        log.warning("m")
        log.error("m")
        #expect(notes.all.count == written.count)
        for (line, level) in zip(notes.all, written) {
            #expect(line.contains("\"level\":\"\(level)\""))
        }
    }

    @Test(arguments: ["debug", "info", "warning", "error"])
    func `has a level that LOG_LEVEL sets`(name: String) throws {
        _ = try Log(service: "x", environment: Environment(["LOG_LEVEL": name]))
    }

    @Test func `has no other level`() {
        let error = SettingsError("LOG_LEVEL must be debug, info, warning or error")
        #expect(throws: error) {
            try Log(service: "x", environment: Environment(["LOG_LEVEL": "loud"]))
        }
    }
}

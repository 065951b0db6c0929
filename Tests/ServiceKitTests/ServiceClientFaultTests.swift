import Contracts
import Curl
import HTTP
import Observability
import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("A service's client that is not answered as promised")
struct ServiceClientFaultTests {
    private static let show = Endpoint<Nothing, ServiceHealth>(.get, "/health", "Shows")

    /// The error of a call that is answered with that text.
    private func failure(
        status: String,
        headers: String = "",
        body: String
    ) async throws -> CallError? {
        let answer =
            "HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let server = try RawServer([.answer(answer)])
        let http = HTTPClient()
        return try await ServiceGroup(http, server).whileRunning { () async throws -> CallError? in
            let base = "http://127.0.0.1:\(server.port)"
            let client = ServiceClient(.desk, base: base, token: nil, http: http)
            do {
                _ = try await client.call(
                    Self.show,
                    Nothing(),
                    context: CallContext(trace: TraceContext())
                )
                return nil
            } catch let error as CallError {
                return error
            }
        }
    }

    private func problem(_ status: Int) -> String {
        #"{"type":"urn:guichet:problem:x","title":"No","status":\#(status),"more":[1]}"#
    }

    @Test func `is told the problem and when to come again`() async throws {
        let error = try await failure(
            status: "503 X",
            headers: "Retry-After: 12\r\n",
            body: problem(503)
        )
        #expect(
            error?.reason
                == .refused(Problem(type: "urn:guichet:problem:x", title: "No", status: 503))
        )
        #expect(error?.retryAfter == 12)
        #expect(error?.service == "desk")
    }

    @Test(arguments: [("-5", 0), ("soon", 1), ("Fri, 31 Dec 2027 23:59:59 GMT", 1)])
    func `waits at least no time`(header: String, seconds: Int) async throws {
        let error = try await failure(
            status: "503 X",
            headers: "Retry-After: \(header)\r\n",
            body: problem(503)
        )
        #expect(error?.retryAfter == seconds)
    }

    @Test func `believes the answer's status, not that of its text`() async throws {
        let error = try await failure(status: "502 X", body: problem(404))
        #expect(error?.reason == .badAnswer(status: 502))
        #expect(error?.isTransient == true)
    }

    @Test(arguments: [
        ("500 X", "<html>", 500), ("404 X", "", 404), ("302 X", "{}", 302),
        ("500 X", "[\"no problem\"]", 500), ("200 OK", "<html>", 200), ("200 OK", "", 200),
        ("200 OK", #"{"status":1}"#, 200), ("200 OK", "{\"status\":\"ok\"", 200),
    ])
    func `is told that the answer cannot be read`(
        line: String,
        body: String,
        status: Int
    ) async throws {
        let error = try await failure(status: line, body: body)
        #expect(error?.reason == .badAnswer(status: status))
    }

    @Test func `is told that nobody answers, without path and query`() async throws {
        let http = HTTPClient()
        try await http.run {
            let client = ServiceClient(.desk, base: "http://127.0.0.1:1", token: nil, http: http)
            let error = await #expect(throws: CallError.self) {
                _ = try await client.call(
                    Self.show,
                    Nothing(),
                    query: ["q": "hunter2"],
                    context: CallContext(trace: TraceContext())
                )
            }
            #expect(error?.isTransient == true)
            #expect("\(error as Any)".contains("127.0.0.1:1 does not accept a connection"))
            #expect(!"\(error as Any)".contains("hunter2"))
            #expect(await !client.isReady())
        }
    }

    @Test(arguments: [
        ("200 OK", "ok", true), ("200 OK", "degraded", false), ("503 X", "ok", false),
    ])
    func `asks whether all is well with a service`(
        status: String,
        word: String,
        isHealthy: Bool
    ) async throws {
        let health = #"{"status":"\#(word)","version":"1","service":"files"}"#
        let server = try RawServer([
            .answer("HTTP/1.1 \(status)\r\nContent-Length: \(health.utf8.count)\r\n\r\n\(health)")
        ])
        let http = HTTPClient()
        try await ServiceGroup(http, server).run {
            let base = "http://127.0.0.1:\(server.port)"
            let client = ServiceClient(.files, base: base, token: nil, http: http)
            #expect(await client.isHealthy() == isHealthy)
            #expect(server.heads.first?.hasPrefix("GET /health HTTP/1.1\r\n") == true)
        }
    }

    @Test(arguments: [("200 OK", true), ("503 X", false), ("404 X", false)])
    func `asks whether a service is ready`(status: String, isReady: Bool) async throws {
        let answer = "HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n"
        let server = try RawServer([.answer(answer)])
        let http = HTTPClient()
        try await ServiceGroup(http, server).run {
            let base = "http://127.0.0.1:\(server.port)"
            let client = ServiceClient(.desk, base: base, token: nil, http: http)
            #expect(await client.isReady() == isReady)
            #expect(server.heads.first?.hasPrefix("GET /readyz HTTP/1.1\r\n") == true)
        }
    }
}

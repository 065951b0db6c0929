import Contracts
import FoundationEssentials
import HTTP
import Observability
import TestSupport
import Testing

@Suite("When a handler fails, a router")
struct RouterErrorTests {
    private enum Failure: Error {
        case odd(text: String)
        case told
        case busy
    }

    private struct Known: ProblemRepresentable {
        let failure: Failure

        var problem: Problem {
            switch failure {
            case .busy: Problem(kind: "busy", status: 503, title: "Busy")
            default: Problem(kind: "told", status: 409, title: "Told")
            }
        }

        var retryAfter: Int? {
            if case .busy = failure { 7 } else { nil }
        }
    }

    private struct Form: Codable, Sendable {
        let sizes: [Int]
    }

    private let notes = Notes()
    private let client: RouterClient

    init() {
        func fail(_ path: String, _ failure: @escaping @Sendable (Request) throws -> Void) -> Route
        {
            Route(
                .post,
                path,
                access: .open,
                body: { _ in .json() },
                handler: { request in
                    try failure(request)
                    return .text("never")
                }
            )
        }
        let routes = [
            fail("/odd") { throw Failure.odd(text: String(decoding: $0.bytes, as: UTF8.self)) },
            fail("/told") { _ in throw Known(failure: .told) },
            fail("/busy") { _ in throw Known(failure: .busy) },
            fail("/overloaded") { _ in throw RequestError.overloaded },
            fail("/shape") { _ = try $0.decoded(Form.self) },
            fail("/stored") { _ = try JSONDecoder().decode(Form.self, from: $0.bytes) },
        ]
        client = RouterClient(
            Router(
                routes,
                log: Log(service: "test", write: { [notes] in notes.add($0) }),
                metrics: Metrics()
            )
        )
    }

    @Test func `answers a bare 500 and logs what it was, without what was sent`() async throws {
        let answer = await client.send(.post, "/odd", body: #"{"secret":"hunter2"}"#)
        #expect(answer.status == 500)
        let problem = try answer.decoded(Problem.self)
        #expect(
            problem
                == Problem(
                    type: "urn:guichet:problem:internal",
                    title: "Something went wrong here",
                    status: 500
                )
        )
        let line = try #require(notes.all.first)
        #expect(line.contains(#""error.type":"Failure","error.detail":"Failure.odd""#))
        #expect(!line.contains("hunter2"))
    }

    @Test(arguments: ["/odd", "/told", "/busy", "/overloaded", "/shape", "/stored"])
    func `never logs the body`(path: String) async {
        for body in [#"{"sizes":["hunter2"]}"#, #"{"hunter2":1}"#, "hunter2"] {
            let answer = await client.send(.post, path, body: body)
            #expect(answer.status >= 400)
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("hunter2"))
        }
        #expect(!notes.all.joined().contains("hunter2"))
    }

    @Test func `answers a known error as its problem and does not log it`() async {
        let answer = await client.send(.post, "/told", body: "{}")
        #expect(answer.status == 409)
        #expect(answer.problemKind == "told")
        #expect(answer.headers["Retry-After"] == nil)
        #expect(notes.all.isEmpty)
    }

    @Test func `says when to come again, and logs that something here fails`() async throws {
        let answer = await client.send(.post, "/busy", body: "{}")
        #expect(answer.status == 503)
        #expect(answer.headers["Retry-After"] == "7")
        #expect(try #require(notes.all.first).contains(#""http.status":"503""#))
    }

    @Test func `does not log each refusal under load`() async {
        #expect(await client.send(.post, "/overloaded", body: "{}").status == 503)
        #expect(notes.all.isEmpty)
    }

    @Test func `answers 422 to a body of another shape`() async {
        let answer = await client.send(.post, "/shape", body: #"{"sizes":["x"]}"#)
        #expect(answer.status == 422)
        #expect(answer.wrongFields == ["#/sizes/0"])
    }

    @Test func `logs under the caller's trace`() async throws {
        let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        _ = await client.send(.post, "/odd", body: "{}", headers: ["traceparent": parent])
        let line = try #require(notes.all.first)
        #expect(line.contains(#""trace_id":"4bf92f3577b34da6a3ce929d0e0e4736""#))
    }
}

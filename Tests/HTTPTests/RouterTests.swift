import Contracts
import FoundationEssentials
import HTTP
import Observability
import TestSupport
import Testing

@Suite("A router")
struct RouterTests {
    private struct Note: Codable, Equatable {
        var text: String
    }

    private static let add = Endpoint<Note, Note>(
        .post,
        "/notes/{folder}",
        "Adds",
        status: 201,
        isEffect: true
    )
    private static let list = Endpoint<Nothing, [Note]>(.get, "/notes/{folder}", "Lists")
    private static let openAdd = Endpoint<Note, Note>(
        .post,
        "/open",
        "Adds",
        access: .open,
        isEffect: true
    )

    private let metrics = Metrics()
    private let client: RouterClient

    init() {
        let routes = [
            Route(Self.add, limit: 100) { note, _ in note },
            Route(Self.list) { _, request in
                [Note(text: try request.parameter("folder", as: String.self))]
            },
            Route(Self.openAdd) { note, _ in note },
            Route(.get, "/file", access: .open) { _ in
                Response(status: 200, body: .file(path: "/tmp/x", size: 3))
            },
            Route(
                .put,
                "/any",
                access: .open,
                body: { _ in BodyPolicy(limit: 10, isSpooled: false, mediaTypes: []) },
                handler: { .text(String(decoding: $0.bytes, as: UTF8.self)) }
            ),
        ]
        client = RouterClient(
            Router(
                routes,
                log: Log(service: "test", write: { _ in }),
                metrics: metrics,
                finish: { response, head in
                    var response = response
                    response.headers["X-Finished"] = head.path
                    return response
                },
                isAuthorized: { $0.headers["authorization"] == "Bearer right" }
            )
        )
    }

    private let right: Headers = ["Authorization": "Bearer right"]

    @Test func `decodes what comes in and encodes what goes out`() async {
        let answer = await client.send(
            .post,
            "/notes/a",
            body: #"{"text":"é"}"#,
            key: "k",
            headers: right
        )
        #expect(answer.status == 201)
        #expect(answer.headers["Content-Type"] == "application/json")
        #expect(String(decoding: answer.bytes, as: UTF8.self) == #"{"text":"é"}"#)
    }

    @Test func `gives a handler the parts of the path`() async throws {
        let answer = await client.send(.get, "/notes/a%2Fb", headers: right)
        #expect(try answer.decoded([Note].self) == [Note(text: "a/b")])
    }

    @Test(arguments: ["/", "/nothing", "/notes", "/notes/", "/notes/a/b", "/notes/%FF", "/open/"])
    func `answers 404 where there is nothing`(path: String) async {
        let answer = await client.send(.get, path, headers: right)
        #expect(answer.status == 404)
        #expect(answer.problemKind == "not-found")
    }

    @Test func `answers 405 with the methods that there are`() async {
        let answer = await client.send(.delete, "/notes/a", headers: right)
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == "GET, HEAD, POST")
        #expect(await client.send(.get, "/open").headers["Allow"] == "POST")
    }

    @Test func `answers HEAD as GET`() async {
        #expect(await client.send(.head, "/file").status == 200)
        #expect(await client.send(.head, "/open").status == 405)
    }

    @Test func `answers 401 to who may not call, whatever was sent`() async {
        for headers: Headers in [[:], ["Authorization": "Bearer wrong"]] {
            let answer = await client.send(.post, "/notes/a", body: "{", headers: headers)
            #expect(answer.status == 401)
            #expect(answer.headers["WWW-Authenticate"] == "Bearer")
            #expect(answer.problemKind == "not-authorized")
        }
    }

    @Test func `lets everybody call what is open`() async {
        #expect(await client.send(.post, "/open", body: #"{"text":""}"#).status == 200)
    }

    @Test func `answers 400 to an effect between services without a key`() async {
        let answer = await client.send(.post, "/notes/a", body: #"{"text":""}"#, headers: right)
        #expect(answer.status == 400)
        #expect(answer.problemKind == "missing-idempotency-key")
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"])
    func `answers 415 to a body of another type`(type: String) async {
        let answer = await client.send(
            .post,
            "/open",
            body: "{}",
            headers: ["Content-Type": type]
        )
        #expect(answer.status == 415)
        #expect(answer.problemKind == "unsupported-media-type")
    }

    @Test func `reads a body of a type with parameters, and of any where all are read`() async {
        let json = await client.send(
            .post,
            "/open",
            body: #"{"text":""}"#,
            headers: ["Content-Type": "Application/JSON; charset=utf-8"]
        )
        #expect(json.status == 200)
        let any = await client.send(.put, "/any", body: "x", headers: ["Content-Type": "x/y"])
        #expect(any.status == 200)
    }

    @Test func `answers 413 to a body that is announced too long`() async {
        #expect(await client.send(.put, "/any", body: "0123456789").status == 200)
        let answer = await client.send(.put, "/any", body: "0123456789a")
        #expect(answer.status == 413)
        #expect(answer.problemKind == "content-too-large")
        #expect(await client.send(.get, "/file", body: "x").status == 413)
    }

    @Test func `finishes every answer, refusals too`() async {
        #expect(await client.send(.get, "/file").headers["X-Finished"] == "/file")
        #expect(await client.send(.get, "/nothing").headers["X-Finished"] == "/nothing")
        #expect(await client.send(.get, "/open").headers["X-Finished"] == "/open")
        #expect(await client.send(.post, "/open", body: "{").headers["X-Finished"] == "/open")
    }

    @Test func `counts answers by route and class`() async {
        _ = await client.send(.post, "/open", body: #"{"text":""}"#)
        _ = await client.send(.post, "/open", body: "{")
        _ = await client.send(.post, "/open", body: "", headers: ["Content-Type": "x/y"])
        let text = await metrics.text()
        let name = "guichet_http_requests_total"
        #expect(text.contains(#"\#(name){method="POST",route="/open",status="2xx"} 1"#))
        #expect(text.contains(#"\#(name){method="POST",route="/open",status="4xx"} 2"#))
        let timed = #"guichet_http_request_seconds_count{method="POST",route="/open"} 2"#
        #expect(text.contains(timed))
    }
}

import Contracts
import FoundationEssentials
import HTTP
import Observability
import Testing

@testable import Quoting

@Suite("Quoting, asked over its routes,")
struct QuotingRoutesTests {
    @Test func `analyses a request`() async throws {
        let answer = try await post(
            "/v1/quoting/analysis",
            #"{"objet":"Vase en grès","description":"Vase blanc en grès, hauteur 25 cm","#
                + #""fichiers":[{"name":"vase.jpg"}]}"#
        )
        #expect(answer.status == 200)
        let analysis = try JSONDecoder().decode(RequestAnalysis.self, from: answer.bytes)
        #expect(analysis.rule == "simple_object")
        #expect(analysis.creditsEstimes == 1)
        #expect(analysis.warnings == [.singlePicture])
    }

    @Test func `writes a message`() async throws {
        let answer = try await post(
            "/v1/quoting/messages",
            #"{"template":"quote_1_credit","language":"en","ticket_id":"TKT1","objet":"Vase","#
                + #""client_email":"alice@example.com","credits":1,"#
                + #""answer_url":"https://guichet.example.com/a/1","#
                + #""expires_at":"2026-03-31T10:00:00Z"}"#
        )
        #expect(answer.status == 200)
        let message = try JSONDecoder().decode(ComposedMessage.self, from: answer.bytes)
        #expect(message.subject == "Your quote \"Vase\": 1 credit")
        #expect(message.text.contains("valid until 31 March 2026"))
    }

    @Test(arguments: [
        ("/v1/quoting/analysis", #"{"objet":"Vase","description":"x"}"#, ["#/fichiers"]),
        ("/v1/quoting/messages", #"{"template":"ode"}"#, ["#/language"]),
        (
            "/v1/quoting/messages",
            #"{"template":"ode","language":"fr","ticket_id":"1","objet":"a","client_email":"b"}"#,
            ["#/template"]
        ),
        (
            "/v1/quoting/messages",
            #"{"template":"reminder","language":"fr","ticket_id":"1","objet":"a","#
                + #""client_email":"b","answer_url":"ftp://x"}"#,
            ["#/answer_url", "#/credits", "#/expires_at"]
        ),
    ])
    func `names the fields that are wrong`(
        path: String,
        body: String,
        pointers: [String]
    ) async throws {
        let answer = try await post(path, body)
        #expect(answer.status == 422)
        let problem = try JSONDecoder().decode(Problem.self, from: answer.bytes)
        #expect(problem.type == "urn:guichet:problem:validation")
        #expect(problem.errors?.map(\.pointer) == pointers)
    }

    private func post(_ path: String, _ body: String) async throws -> Response {
        let api = QuotingRoutes(grid: try Embedded.grid.get(), book: try Embedded.book.get())
        let router = Router(
            api.routes,
            log: Log(service: "quoting") { _ in },
            metrics: Metrics()
        )
        let head = RequestHead(
            method: .post,
            path: path,
            headers: ["Content-Type": "application/json"]
        )
        return await router.respond(to: head, body: .bytes(Data(body.utf8)))
    }
}

import Contracts
import FoundationEssentials
import HTTP
import Observability
import Testing

@testable import Classification

@Suite("Classification, asked over its routes,")
struct ClassificationRoutesTests {
    @Test func `says what a request is`() async throws {
        let answer = try await post(
            "/v1/classify/request",
            #"{"source":"contact","objet":"facture","description":"Ma facture est fausse","fichiers":[]}"#
        )
        #expect(answer.status == 200)
        let found = try JSONDecoder().decode(RequestClassification.self, from: answer.bytes)
        #expect(found.typeFinal == .support)
        #expect(found.method == .rules)
    }

    @Test func `says what a reply means`() async throws {
        let answer = try await post(
            "/v1/classify/reply",
            #"{"text":"Non merci\n\n> Je valide","state":"pending_credits"}"#
        )
        #expect(answer.status == 200)
        let found = try JSONDecoder().decode(ReplyClassification.self, from: answer.bytes)
        #expect(found.intent == .refusal)
        #expect(found.ownWords == "Non merci")
        #expect(found.language == .french)
    }

    @Test func `says what a message is about`() async throws {
        let answer = try await post(
            "/v1/classify/message",
            #"{"text":"Where is my order #771204?","taxonomy":"shop"}"#
        )
        #expect(answer.status == 200)
        let found = try JSONDecoder().decode(MessageClassification.self, from: answer.bytes)
        #expect(found.label == "Information commande")
        #expect(found.orderNumbers == ["771204"])
        #expect(found.language == .english)
        #expect(found.priority == nil)
    }

    @Test func `refuses a message that is too long`() async throws {
        let text = String(repeating: "a", count: ClassificationRoutes.longestMessage + 1)
        let answer = try await post(
            "/v1/classify/message",
            #"{"text":"\#(text)","taxonomy":"shop"}"#
        )
        #expect(answer.status == 422)
        let problem = try JSONDecoder().decode(Problem.self, from: answer.bytes)
        #expect(problem.errors?.map(\.pointer) == ["#/text"])
    }

    @Test func `answers by whatever classifier it is given`() async throws {
        let sure = RequestClassifier { _ in
            RequestOpinion(
                kind: .modelisation,
                confidence: Percent(99),
                reason: "model",
                method: .model
            )
        }
        let answer = try await post(
            "/v1/classify/request",
            #"{"source":"contact","objet":"a","description":"b"}"#,
            requests: sure
        )
        let found = try JSONDecoder().decode(RequestClassification.self, from: answer.bytes)
        #expect(found.reclassifie)
        #expect(found.method == .model)
    }

    @Test(arguments: [
        ("/v1/classify/request", #"{"source":"fax","objet":"a","description":"b"}"#, "#/source"),
        ("/v1/classify/request", #"{"source":"contact","description":"b"}"#, "#/objet"),
        ("/v1/classify/request", #"{"source":"contact","objet":1,"description":"b"}"#, "#/objet"),
        ("/v1/classify/message", #"{"text":"a","taxonomy":"mail"}"#, "#/taxonomy"),
        ("/v1/classify/message", #"{"text":" ","taxonomy":"shop"}"#, "#/text"),
        ("/v1/classify/message", #"{"taxonomy":"shop"}"#, "#/text"),
        ("/v1/classify/reply", "{}", "#/text"),
        ("/v1/classify/reply", #"{"text":"a","raw":"b"}"#, "#/raw"),
        ("/v1/classify/reply", #"{"raw":"a","content_type":"application/pdf"}"#, "#/content_type"),
    ])
    func `names the field that is wrong`(path: String, body: String, pointer: String) async throws {
        let answer = try await post(path, body)
        #expect(answer.status == 422)
        let problem = try JSONDecoder().decode(Problem.self, from: answer.bytes)
        #expect(problem.errors?.map(\.pointer) == [pointer])
    }

    @Test func `takes a raw body that is plain text`() async throws {
        let answer = try await post(
            "/v1/classify/reply",
            #"{"raw":"ok","content_type":"Text/Plain; charset=utf-8"}"#
        )
        #expect(answer.status == 200)
    }

    @Test func `reads a raw body that is HTML, without what it quotes`() async throws {
        let mail =
            #"<div>Je valide.</div><style>p{}</style><div class='gmail_quote'>"#
            + #"<blockquote>Trop cher ? Refusez.</blockquote></div>"#
        let answer = try await post(
            "/v1/classify/reply",
            #"{"raw":"\#(mail)","content_type":"text/html; charset=utf-8"}"#
        )
        #expect(answer.status == 200)
        let found = try JSONDecoder().decode(ReplyClassification.self, from: answer.bytes)
        #expect(found.ownWords == "Je valide.")
        #expect(found.intent == .validation)
    }

    @Test func `does not read the beginning of an HTML body without end`() async throws {
        let mail = "<p>Je valide" + String(repeating: " ", count: 300_000) + "mais pas à ce prix"
        let answer = try await post(
            "/v1/classify/reply",
            #"{"raw":"\#(mail)","content_type":"text/html"}"#
        )
        #expect(answer.status == 422)
        let problem = try JSONDecoder().decode(Problem.self, from: answer.bytes)
        #expect(problem.errors?.map(\.pointer) == ["#/raw"])
    }

    private func post(
        _ path: String,
        _ body: String,
        requests: RequestClassifier = .rules
    ) async throws -> Response {
        let api = ClassificationRoutes(
            requests: requests,
            replies: .judging(by: try ModelShelf.builtIn(.replies)),
            messages: .sample
        )
        let log = Log(service: "classification") { _ in }
        let router = Router(api.routes, log: log, metrics: Metrics())
        let head = RequestHead(
            method: .post,
            path: path,
            headers: ["Content-Type": "application/json"]
        )
        return await router.respond(to: head, body: .bytes(Data(body.utf8)))
    }
}

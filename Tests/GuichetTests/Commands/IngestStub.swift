import Contracts
import FoundationEssentials
import HTTP
import MicroHTTP
import Observability
import Runtime
import StrictJSON
import TestSupport

/// An Ingest that notes what it is asked and answers samples.
struct IngestStub: Sendable {
    /// `METHOD path?query key|no key body`, one for each request.
    let asked = Notes()
    private let server: HTTPServer
    private let folder: TestFolder

    /// - Parameter refusal: What it answers everything with, if anything.
    /// - Throws: When its folder or a sample cannot be made.
    init(refusal: Problem? = nil) throws {
        folder = try TestFolder()
        let asked = asked
        let lastPage = try Response.json(
            LabelledRequestPage(examples: [Self.example("Table")], next: nil)
        )
        @Sendable func answer(_ request: Request, _ sample: Response) -> Response {
            let query = request.head.query.sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            let key = request.headers["idempotency-key"] == nil ? "no key" : "key"
            let body = String(decoding: request.bytes, as: UTF8.self)
            asked.add("\(request.method.rawValue) \(request.path)?\(query) \(key) \(body)")
            if let refusal { return .problem(refusal) }
            return request.head.query["after"] == nil ? sample : lastPage
        }
        let samples = try Self.samples()
        let routes = IngestAPI.endpoints.compactMap { endpoint -> Route? in
            guard let sample = samples[endpoint.path] else { return nil }
            return Route(
                endpoint.method,
                endpoint.path,
                access: .open,
                body: { _ in BodyPolicy(limit: 10_000, isSpooled: false, mediaTypes: []) },
                handler: { answer($0, sample) }
            )
        }
        let log = Log(service: "stub", write: { _ in })
        server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router(routes, log: log, metrics: Metrics()),
            log: log
        )
    }

    /// Runs `body` with the settings under which this is Ingest.
    func run<Result: Sendable>(
        with variables: [String: String] = [:],
        _ body: @escaping @Sendable (Environment) async throws -> Result
    ) async throws -> Result {
        try await server.whileRunning {
            let own = [
                "INGEST_URL": "http://127.0.0.1:\(server.boundPort)",
                "GUICHET_DATA_DIR": folder.path,
            ]
            return try await body(Environment(own.merging(variables) { $1 }))
        }
    }

    private static func example(_ objet: String) -> LabelledRequest {
        LabelledRequest(
            objet: objet,
            description: "é",
            fichiers: ["a.png"],
            formSource: .contact,
            label: .support,
            lang: .french
        )
    }

    private static func samples() throws -> [String: Response] {
        let id = CustomerRequest.ID("req_1")
        let ticket = Ticket.ID("T-1")
        let date = Date(timeIntervalSince1970: 1_767_225_600)
        let summary = RequestSummary(
            requestID: id,
            kind: "request",
            state: "waiting",
            receivedAt: date,
            attempts: 2,
            nextAttemptAt: date,
            lastError: "desk: down"
        )
        let validation = ValidationSummary(
            ticketID: ticket,
            requestID: id,
            status: .pendingCredits,
            credits: 1,
            userEmail: "anna@example.com",
            objet: "Chaise",
            quotedAt: date,
            remindedAt: nil,
            expiresAt: nil,
            subtaskID: nil
        )
        let mail = ArrivedMailSummary(
            mail: "mail:m1",
            ticketID: ticket,
            from: "anna@example.com",
            state: .held,
            outcome: "too many in one day",
            arrivedAt: date
        )
        let progress = RequestProgress(
            requestID: id,
            status: .accepted,
            state: "running",
            statusURL: "http://127.0.0.1:5000/requests/req_1",
            answer: nil
        )
        return [
            IngestAPI.submit.path: try .json(progress, status: 202),
            IngestAPI.listRequests.path: try .json(
                RequestList(requests: [summary], next: "req_1")
            ),
            IngestAPI.inspectRequest.path: try .json(
                RequestDetails(
                    request: summary,
                    steps: [StepSummary(name: "ticket", recordedAt: date, result: "{}")]
                )
            ),
            IngestAPI.retryRequest.path: try .json(summary, status: 202),
            IngestAPI.correctType.path: try .json(
                TypeCorrected(
                    requestID: id,
                    ticketID: ticket,
                    type: .support,
                    classification: RequestClassification(
                        typeDetecte: .modelisation,
                        confiance: 92,
                        raison: "Mots du domaine",
                        method: .rules,
                        coherent: true,
                        typeFinal: .modelisation,
                        reclassifie: false
                    ),
                    isConfirmation: false,
                    revision: 1,
                    correctedAt: date,
                    message: "Kept."
                )
            ),
            IngestAPI.listCorrections.path: try .json(
                LabelledRequestPage(examples: [example("Chaise")], next: "1")
            ),
            IngestAPI.listValidations.path: try .json(
                ValidationList(validations: [validation], next: nil)
            ),
            IngestAPI.checkValidation.path: try .json(
                ValidationDetails(validation: validation, replies: [])
            ),
            IngestAPI.giveEstimate.path: try .json(
                EstimateGiven(ticketID: ticket, status: .pendingCredits, credits: 2, message: "ok")
            ),
            IngestAPI.pollValidations.path: try .json(
                PollOutcome(
                    arrived: 1,
                    handled: 1,
                    acted: 1,
                    held: 0,
                    setAside: 0,
                    waiting: 0,
                    tickets: 3,
                    decisions: 0,
                    failures: [],
                    sources: [
                        PolledSource(source: "mailbox", state: .notConfigured),
                        PolledSource(source: "crm", state: .read),
                    ]
                )
            ),
            IngestAPI.listIncoming.path: try .json(
                ArrivedMailList(mails: [mail], next: "mail:m1")
            ),
            IngestAPI.retryIncoming.path: try .json(mail, status: 202),
            IngestAPI.processReply.path: try .json(
                ReplyOutcome(
                    ticketID: ticket,
                    reading: ReplyClassification(
                        ownWords: "ok",
                        intent: .validation,
                        confidence: 99,
                        language: .french,
                        evidence: ["ok"]
                    ),
                    status: .validated,
                    message: "Validé."
                )
            ),
        ]
    }
}

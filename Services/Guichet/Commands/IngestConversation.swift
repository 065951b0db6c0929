import Contracts
import Cryptography
import Curl
import FoundationEssentials
import HTTP
import Runtime
import ServiceKit
import StrictJSON

/// A command's calls to Ingest.
struct IngestConversation: Sendable {
    private let environment: Environment
    private let conversation: ServiceConversation

    init(_ environment: Environment) throws {
        self.environment = environment
        conversation = try ServiceConversation(.ingest, environment)
    }

    /// Calls an endpoint of Ingest's.
    ///
    /// - Throws: ``CommandFailure`` saying what Ingest answered.
    func call<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: [String: String] = [:]
    ) async throws -> Output {
        try await conversation.call(endpoint, input, parameters: parameters, query: query)
    }

    /// Posts a request as a form would, and returns the answer's body.
    func post(_ body: Data) async throws -> Data {
        var headers: Headers = ["Content-Type": "application/json"]
        if let token = environment.secret("WEBHOOK_TOKEN") {
            headers["Authorization"] = "Bearer \(token.reveal())"
        } else if let secret = environment.secret("WEBHOOK_SECRET") {
            try sign(body, with: secret, &headers)
        }
        let request = OutgoingRequest(
            method: .post,
            url: conversation.base + IngestAPI.submit.path,
            headers: headers,
            body: .bytes(body),
            timeout: 60
        )
        let http = HTTPClient()
        let answer = try await http.whileRunning {
            do {
                return try await http.send(request)
            } catch let error as HTTPClientError {
                throw CommandFailure("ingest does not answer: \(error)")
            }
        }
        guard (200..<300).contains(answer.status) else {
            let problem = try? WireCoding.decode(Problem.self, from: answer.body)
            throw CommandFailure(
                problem.map(ServiceConversation.text) ?? "ingest answered \(answer.status)"
            )
        }
        return answer.body
    }

    private func sign(_ body: Data, with secret: Secret, _ headers: inout Headers) throws {
        guard let signature = WebhookSignature(secret: secret.reveal()) else {
            throw SettingsError("WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in base64")
        }
        let id = "msg_\(Random.token())"
        let time = Int(Date().timeIntervalSince1970)
        headers["webhook-id"] = id
        headers["webhook-timestamp"] = String(time)
        headers["webhook-signature"] = signature.signature(of: body, id: id, timestamp: time)
    }
}

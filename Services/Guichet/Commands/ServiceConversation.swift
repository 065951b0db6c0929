import Contracts
import Cryptography
import Curl
import FoundationEssentials
import Observability
import Runtime
import ServiceKit

/// A command's calls to one service.
struct ServiceConversation: Sendable {
    let base: String
    private let service: ServiceName
    private let token: Secret?

    init(_ service: ServiceName, _ environment: Environment) throws {
        self.service = service
        token = environment.secret("GUICHET_SERVICE_TOKEN")
        base = try HouseInquiry(environment, dataFolder: HouseCommands.dataFolder(environment))
            .url(of: service)
    }

    /// Calls an endpoint of the service's.
    ///
    /// - Throws: ``CommandFailure`` saying what the service answered.
    func call<Input, Output>(
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: [String: String] = [:]
    ) async throws -> Output {
        let http = HTTPClient()
        let client = ServiceClient(service, base: base, token: token, http: http)
        return try await http.whileRunning {
            do {
                return try await client.call(
                    endpoint,
                    input,
                    parameters: parameters,
                    query: query,
                    context: CallContext(
                        trace: TraceContext(),
                        key: endpoint.isEffect ? Random.token() : nil,
                        timeout: 60
                    )
                )
            } catch let error as CallError {
                throw CommandFailure(explanation(of: error))
            }
        }
    }

    private func explanation(of error: CallError) -> String {
        switch error.reason {
        case .refused(let problem): Self.text(problem)
        case .noAnswer(let what): "\(service.executable) does not answer: \(what)"
        case .badAnswer(let status): "\(service.executable) answered \(status)"
        }
    }

    static func text(_ problem: Problem) -> String {
        let said = [problem.title, problem.detail ?? ""].filter { !$0.isEmpty }
            .map { $0.hasSuffix(".") ? $0 : "\($0)." }
        let fields = (problem.errors ?? []).map { "\($0.pointer) \($0.detail)." }
        return (said + fields).joined(separator: " ") + " (\(problem.status))"
    }
}

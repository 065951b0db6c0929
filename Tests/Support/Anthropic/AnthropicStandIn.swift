import Foundation
public import Runtime
import Synchronization

/// Anthropic's Messages API as its documents describe it, with a decision
/// that a test sets, and what it was asked for the test to look at.
public final class AnthropicStandIn: Service {
    public typealias Decision = @Sendable (AnthropicPrompt) -> AnthropicReply

    public static let key = "sk-ant-planted-key"
    public static let models = ["claude-haiku-4-5", "claude-haiku-4-5-20251001"]

    private final class State: Sendable {
        let decision = Mutex<Decision>({ .agreeing(with: $0) })
        let prompts = Mutex<[AnthropicPrompt]>([])
    }

    /// The server itself, which can be told to fail in more ways.
    public let server: StandInServer
    private let state: State

    public init() throws {
        let state = State()
        self.state = state
        server = try StandInServer { request in Self.answer(request, state) }
    }

    public var url: String { server.url }

    /// What came, in order, also what a fault answered.
    public var requests: [StandInRequest] { server.requests }

    /// The prompts that were answered.
    public var prompts: [AnthropicPrompt] { state.prompts.withLock { $0 } }

    /// Decides in this way from now on.
    public func decide(_ decision: @escaping Decision) {
        state.decision.withLock { $0 = decision }
    }

    /// Fails from now on, so often.
    public func fail(_ fault: AnthropicFault, times: Int = .max) {
        server.fail(fault.standIn, times: times)
    }

    public func heal() { server.heal() }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await server.run(while: body)
    }

    private static func answer(_ request: StandInRequest, _ state: State) -> StandInAnswer {
        if let refusal = AnthropicChecks.refusal(of: request) { return refusal }
        guard let prompt = AnthropicPrompt(request) else {
            return AnthropicChecks.error(400, "invalid_request_error", "not a prompt")
        }
        state.prompts.withLock { $0.append(prompt) }
        let decide = state.decision.withLock { $0 }
        return decide(prompt).answer(to: prompt)
    }
}

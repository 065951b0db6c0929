import Contracts
public import Curl
import FoundationEssentials
import HTTP
public import Observability
public import Runtime
import StrictJSON
import Vendors

/// Asks Claude closed questions, within a time, a budget and a breaker.
public struct AnthropicClient: Sendable {
    private let vendor: VendorClient
    private let settings: AnthropicSettings
    private let gate: CallGate
    private let figures: LanguageModelFigures
    private let log: Log

    /// - Parameters:
    ///   - settings: Whom to ask, and how much.
    ///   - http: What the calls go over.
    ///   - metrics: Where they are counted.
    ///   - log: Where they are noted, by identifier and figures alone.
    ///   - clock: The time, and how to wait between attempts.
    public init(
        _ settings: AnthropicSettings,
        http: HTTPClient,
        metrics: Metrics,
        log: Log,
        clock: WallClock = .system
    ) {
        let key = settings.key
        vendor = VendorClient(
            .anthropic(patience: settings.timeout),
            base: settings.base,
            credentials: { ["x-api-key": key.reveal(), "anthropic-version": "2023-06-01"] },
            http: http,
            limiter: RateLimiter(clock: clock),
            clock: clock,
            log: log
        )
        self.settings = settings
        gate = CallGate(dailyTokens: settings.dailyTokens, clock: clock)
        figures = LanguageModelFigures(metrics, gate: gate)
        self.log = log
    }

    /// The client as what its users know.
    public var model: LanguageModel {
        LanguageModel { (question) throws(LanguageModelError) in try await ask(question) }
    }

    /// Asks a question.
    ///
    /// - Throws: ``LanguageModelError``, at once when the model is not to be
    ///   asked now, and otherwise within the settings' timeout.
    public func ask(_ question: Question) async throws(LanguageModelError) -> Verdict {
        do throws(LanguageModelError) {
            let verdict = try await verdict(on: question)
            figures.count(question, "answered")
            return verdict
        } catch {
            figures.count(question, error.description)
            let fields: [LogField] = [
                .field("llm.question", question.name), .field("llm.outcome", error.description),
            ]
            if error.isNoTrouble {
                log.info("language model not asked", fields)
            } else {
                log.warning("language model gave no verdict", fields)
            }
            throw error
        }
    }

    private func verdict(on question: Question) async throws(LanguageModelError) -> Verdict {
        let body = try body(for: question)
        // A token is three bytes or more in the languages of clients.
        let pass = try gate.enter(tokens: body.count / 3 + MessagesRequest.maxTokens)
        let answer: MessagesAnswer
        do throws(LanguageModelError) {
            answer = try await send(body, for: question)
        } catch {
            gate.leave(pass, error.report, tokens: error.mayCost ? nil : 0)
            throw error
        }
        gate.leave(pass, .works, tokens: answer.tokens.input + answer.tokens.output)
        figures.count(answer.tokens)
        return try answer.verdict(on: question)
    }

    private func body(for question: Question) throws(LanguageModelError) -> Data {
        do {
            let document = String(decoding: try WireCoding.encode(question.texts), as: UTF8.self)
            return try WireCoding.encode(
                MessagesRequest(question, document: document, model: settings.model)
            )
        } catch {
            throw .unusable
        }
    }

    private func send(
        _ body: Data,
        for question: Question
    ) async throws(LanguageModelError) -> MessagesAnswer {
        let response = try await response(to: body)
        guard let answer = try? WireCoding.decode(MessagesAnswer.self, from: response.body) else {
            throw .unreadable
        }
        log.info(
            "language model answered",
            [
                .field("llm.question", question.name),
                .field("llm.request_id", Self.identifier(of: response)),
                .field("llm.input_tokens", answer.tokens.input),
                .field("llm.output_tokens", answer.tokens.output),
            ]
        )
        return answer
    }

    private func response(to body: Data) async throws(LanguageModelError) -> IncomingResponse {
        // Asking twice costs a few tokens and changes nothing.
        let call = VendorCall(
            .post,
            "/v1/messages",
            json: body,
            isRepeatable: true,
            timeout: settings.timeout
        )
        do {
            return try await Deadline.run(within: settings.timeout) {
                try await vendor.send(call)
            }
        } catch let error as VendorError {
            throw Self.isWithoutCredit(error) ? .noCredit : .vendor(error)
        } catch is Deadline.Passed {
            throw .timedOut
        } catch {
            // The end of who asked.
            throw .cancelled
        }
    }

    private static func isWithoutCredit(_ error: VendorError) -> Bool {
        switch error.reason {
        case .refused(_, AnthropicFailure.noCredit), .notAllowed(_, AnthropicFailure.noCredit): true
        default: false
        }
    }

    private static func identifier(of response: IncomingResponse) -> String {
        let isSafe: (Character) -> Bool = {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")
        }
        return String((response.headers["request-id"] ?? "").filter(isSafe).prefix(64))
    }
}

import HTTP

/// How Anthropic fails.
public enum AnthropicFault: Sendable, CaseIterable {
    /// 429 with `retry-after: 2`.
    case rateLimited
    case overloaded
    case serverError

    /// An account without money: 400, as a wrong request.
    case noCredit

    /// 413 with a page of HTML, as the edge answers.
    case tooLarge
    case dropped
    case cutAnswer
    case silence
    case garbage

    /// 500 that says not to ask again.
    case final

    var standIn: StandInFault {
        switch self {
        case .rateLimited:
            .answer(error(429, "rate_limit_error", "rate limit", ["retry-after": "2"]))
        case .overloaded: .answer(error(529, "overloaded_error", "Overloaded"))
        case .serverError: .answer(error(500, "api_error", "Internal server error"))
        case .noCredit:
            .answer(
                error(
                    400,
                    "invalid_request_error",
                    "Your credit balance is too low to access the Anthropic API. Please go to "
                        + "Plans & Billing to upgrade or purchase credits."
                )
            )
        case .tooLarge:
            .answer(StandInAnswer(status: 413, body: AnthropicChecks.page("413 Too Large")))
        case .dropped: .dropAfter
        case .cutAnswer: .cutAnswer
        case .silence: .silence
        case .garbage: .garbage
        case .final:
            .answer(error(500, "api_error", "Internal error", ["x-should-retry": "false"]))
        }
    }

    private func error(
        _ status: Int,
        _ type: String,
        _ message: String,
        _ headers: [String: String] = [:]
    ) -> StandInAnswer {
        var answer = AnthropicChecks.error(status, type, message)
        for (name, value) in headers { answer.headers[name] = value }
        return answer
    }
}

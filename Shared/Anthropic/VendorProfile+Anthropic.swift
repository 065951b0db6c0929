import Curl
import HTTP
import StrictJSON
import Vendors

extension VendorProfile {
    /// How Anthropic's API speaks.
    ///
    /// One repetition and no more: a decision that is late is worth nothing.
    static func anthropic(patience: Double) -> VendorProfile {
        var profile = VendorProfile(
            name: "anthropic",
            errorCode: AnthropicFailure.code,
            pause: AnthropicFailure.pause
        )
        profile.mayRepeat = { $0.headers["x-should-retry"].flatMap(Bool.init) }
        profile.attempts = 2
        profile.patience = patience
        return profile
    }
}

/// What an answer says that is no success.
enum AnthropicFailure {
    /// Our own word for an account without money, whichever status says it.
    static let noCredit = "no_credit"

    /// The vendor's `error.type`.
    ///
    /// An empty account answers 400 like a wrong request; only the message
    /// tells them apart.
    static let code: @Sendable (IncomingResponse) -> String = { answer in
        guard let failure = try? WireCoding.decode(Failure.self, from: answer.body) else {
            return "no error document"
        }
        let message = failure.error.message?.lowercased() ?? ""
        if failure.error.type == "billing_error" || message.contains("credit balance is too low") {
            return noCredit
        }
        return isName(failure.error.type) ? failure.error.type : "no error type"
    }

    /// Seconds of quiet, from `retry-after-ms` or `retry-after`.
    static let pause: @Sendable (IncomingResponse) -> Double? = { answer in
        guard [429, 503, 529].contains(answer.status) else { return nil }
        let milliseconds = answer.headers["retry-after-ms"].flatMap(Double.init).map { $0 / 1_000 }
        let seconds = milliseconds ?? answer.headers["retry-after"].flatMap(Double.init)
        return seconds.flatMap { $0.isFinite ? min(max($0, 0), longestPause) : nil }
    }

    /// Seconds; what asks for more is asked again by the breaker's rules.
    private static let longestPause = 3_600.0

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
    }

    private struct Failure: Decodable {
        struct Detail: Decodable {
            let type: String
            let message: String?
        }

        let error: Detail
    }
}

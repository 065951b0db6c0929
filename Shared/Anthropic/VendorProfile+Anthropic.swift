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
        guard let milliseconds = answer.headers["retry-after-ms"].flatMap(Double.init),
            milliseconds.isFinite
        else { return answer.headers.retryAfter }
        return min(max(milliseconds / 1_000, 0), Headers.longestRetryAfter)
    }

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

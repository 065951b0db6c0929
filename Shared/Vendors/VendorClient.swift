public import Curl
import FoundationEssentials
public import HTTP
public import Observability
public import Runtime

/// Calls a vendor's API: within its limits, again where that is safe, and
/// with one kind of error.
public struct VendorClient: Sendable {
    private let profile: VendorProfile
    private let base: String
    private let credentials: @Sendable () -> Headers
    private let http: HTTPClient
    private let limiter: RateLimiter
    private let clock: WallClock
    private let log: Log

    /// - Parameters:
    ///   - profile: How the vendor speaks.
    ///   - base: What every address begins with, without a slash at its end.
    ///   - credentials: The headers that show who calls.
    ///   - http: What the calls go over.
    ///   - limiter: The one limiter of the token, shared by all who use it.
    ///   - clock: How to wait between attempts.
    ///   - log: Where calls that failed are noted, without what they carried.
    public init(
        _ profile: VendorProfile,
        base: String,
        credentials: @escaping @Sendable () -> Headers,
        http: HTTPClient,
        limiter: RateLimiter,
        clock: WallClock = .system,
        log: Log
    ) {
        self.profile = profile
        self.base = base
        self.credentials = credentials
        self.http = http
        self.limiter = limiter
        self.clock = clock
        self.log = log
    }

    /// Makes a call, and makes it again where the vendor is busy and that is safe.
    ///
    /// - Parameters:
    ///   - call: What to ask.
    ///   - accepted: Statuses beyond 2xx that are an answer here, such as the
    ///     404 of a search by identifier.
    /// - Returns: The answer, of a status of 2xx or one of those.
    /// - Throws: ``VendorError``, or `CancellationError`.
    public func send(
        _ call: VendorCall,
        accepting accepted: Set<Int> = []
    ) async throws
        -> IncomingResponse
    {
        let start = clock.now()
        var waited = 0.0
        var isWorthwhile = false
        let repetition = Repetition(attempts: profile.attempts, base: 0.25)
        return try await repetition.run(clock) {
            (attempt, last: VendorError?) -> Result<IncomingResponse, VendorError> in
            let earlier = last?.mayHaveTakenEffect ?? false
            let asked = clock.now()
            try await admit(profile.patience - waited, earlier)
            waited += clock.now().timeIntervalSince(asked)
            let outcome = await ask(call)
            if case .success(let answer) = outcome {
                if let pause = pause(answer) { await limiter.pause(for: pause) }
                if (200..<300).contains(answer.status) || accepted.contains(answer.status) {
                    return .success(answer)
                }
            }
            // Who called does not want to know any more; nothing is wrong.
            try Task.checkCancellation()
            let error = failure(outcome, earlier)
            note(error, attempt)
            isWorthwhile = mayRepeat(call, outcome, error)
            return .failure(error)
        } pause: { _, proposed in
            isWorthwhile && clock.now().timeIntervalSince(start) < profile.persistence
                ? proposed : nil
        }
    }

    private func note(_ error: VendorError, _ attempt: Int) {
        log.warning(
            "vendor call failed",
            [
                .field("vendor.name", profile.name), .field("vendor.attempt", attempt),
                .field("error.detail", error),
            ]
        )
    }

    private func admit(_ patience: Double, _ mayHaveTakenEffect: Bool) async throws {
        do {
            try await limiter.admit(patience: patience)
        } catch let limited as RateLimited {
            throw VendorError(
                profile.name,
                .rateLimited,
                mayHaveTakenEffect: mayHaveTakenEffect,
                retryAfter: Int(limited.retryAfter.rounded(.up))
            )
        }
    }

    private func ask(_ call: VendorCall) async -> Result<IncomingResponse, HTTPClientError> {
        var headers = credentials()
        for field in call.headers.fields { headers.add(field.name, field.value) }
        if call.body != nil, headers["content-type"] == nil {
            headers["Content-Type"] = "application/json"
        }
        var request = OutgoingRequest(
            method: call.method,
            url: base + call.target,
            headers: headers,
            body: call.body.map { .bytes($0) } ?? .none,
            timeout: call.timeout
        )
        request.isRepeatable = call.isRepeatable
        do throws(HTTPClientError) {
            return .success(try await http.send(request))
        } catch {
            return .failure(error)
        }
    }

    private func mayRepeat(
        _ call: VendorCall,
        _ outcome: Result<IncomingResponse, HTTPClientError>,
        _ error: VendorError
    ) -> Bool {
        if case .success(let answer) = outcome, let said = profile.mayRepeat(answer) {
            return said && (call.isRepeatable || !error.mayHaveTakenEffect)
        }
        return switch error.reason {
        case .rateLimited: true
        case .noAnswer, .unavailable: call.isRepeatable || !error.mayHaveTakenEffect
        case .notAllowed, .refused, .unreadable: false
        }
    }

    private func failure(
        _ outcome: Result<IncomingResponse, HTTPClientError>,
        _ earlier: Bool
    ) -> VendorError {
        switch outcome {
        case .failure(let error):
            return VendorError(
                profile.name,
                .noAnswer("\(error)"),
                mayHaveTakenEffect: earlier || error.mayHaveArrived,
                retryAfter: 1
            )
        case .success(let answer):
            let (reason, isDone, retryAfter) = reading(answer)
            return VendorError(
                profile.name,
                reason,
                mayHaveTakenEffect: earlier || isDone,
                retryAfter: retryAfter
            )
        }
    }

    /// The quiet that an answer asks for: a number, whatever the profile reads.
    private func pause(_ answer: IncomingResponse) -> Double? {
        profile.pause(answer).flatMap {
            $0.isFinite ? min(max($0, 0), Headers.longestRetryAfter) : nil
        }
    }

    /// What an answer that is no success means, whether the vendor may have
    /// done it nevertheless, and when to ask again.
    private func reading(_ answer: IncomingResponse) -> (VendorError.Reason, Bool, Int?) {
        let pause = pause(answer).map { Int($0.rounded(.up)) }
        let code = String(profile.errorCode(answer).prefix(100))
        return switch answer.status {
        case 429, 423, 477: (.rateLimited, false, pause ?? 2)
        case 401, 402, 403: (.notAllowed(status: answer.status, code: code), false, 60)
        case 408, 500...: (.unavailable(status: answer.status), true, pause ?? 2)
        case 300..<400: (.unreadable("status \(answer.status)"), true, nil)
        default: (.refused(status: answer.status, code: code), false, nil)
        }
    }
}

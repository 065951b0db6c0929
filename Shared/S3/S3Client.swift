import Contracts
public import Curl
import FoundationEssentials
import HTTP
public import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Keeps files in a bucket of an S3 store, such as Cloudflare's R2.
///
/// Each request is signed anew and made at most ``S3Limits/attempts`` times.
/// All errors are ``S3Error``, besides `StorageUnavailable` for a file of this
/// machine that cannot be read, and `CancellationError`.
public struct S3Client: Sendable {
    public let bucket: S3Bucket
    var limits: S3Limits
    let disk = BlockingQueue("guichet.s3.disk", concurrent: true)
    private let signer: S3Signer
    private let http: HTTPClient
    private let clock: WallClock

    public init(
        _ bucket: S3Bucket,
        http: HTTPClient,
        limits: S3Limits = S3Limits(),
        clock: WallClock = .system
    ) {
        self.bucket = bucket
        self.limits = limits
        self.http = http
        self.clock = clock
        signer = S3Signer(bucket: bucket)
    }

    /// An address at which whoever has it may read an object.
    ///
    /// It is made here, without asking the store: there may be no such object.
    ///
    /// - Parameters:
    ///   - key: The object.
    ///   - lifetime: Seconds for which it is good: 1 to 604,800 (a week).
    /// - Returns: The address.
    public func presignedURL(of key: String, lifetime: Int) -> String {
        signer.address(of: key, at: clock.now(), lifetime: min(max(lifetime, 1), 604_800))
    }

    /// Asks, and asks again while the store is busy or silent.
    func send(_ request: S3Request) async throws -> IncomingResponse {
        let repetition = Repetition(attempts: limits.attempts, base: limits.backoff)
        return try await repetition.run(clock) { _, earlier in
            try await ask(request).mapError { failure in
                failure.mayHaveTakenEffect(earlier?.mayHaveTakenEffect ?? false)
            }
        } pause: { failure, proposed in
            let pause = max(proposed, Double(failure.pause ?? 0))
            return failure.isTransient && pause <= limits.patience ? pause : nil
        }
    }

    /// Asks once.
    private func ask(_ request: S3Request) async throws -> Result<IncomingResponse, S3Error> {
        var headers = request.headers
        for field in signer.headers(for: request, at: clock.now()).fields {
            headers.add(field.name, field.value)
        }
        let query = S3Encoding.query(request.query)
        var outgoing = OutgoingRequest(
            method: request.method,
            url: bucket.endpoint + bucket.path(of: request.key)
                + (query.isEmpty ? "" : "?\(query)"),
            headers: headers,
            body: request.body,
            timeout: request.timeout ?? limits.timeout,
            answerLimit: 1 << 20
        )
        outgoing.connectTimeout = min(outgoing.connectTimeout, outgoing.timeout)
        outgoing.isRepeatable = true
        do throws(HTTPClientError) {
            return reading(try await http.send(outgoing), of: request)
        } catch {
            return .failure(try Self.failure(error, of: request))
        }
    }

    private func reading(
        _ answer: IncomingResponse,
        of request: S3Request
    ) -> Result<IncomingResponse, S3Error> {
        let isGood =
            (200..<300).contains(answer.status) || request.accepted.contains(answer.status)
        guard isGood, !(request.mayHideError && S3Answer.isError(answer)) else {
            return .failure(S3Error(request.operation, answer))
        }
        return .success(answer)
    }

    private static func failure(
        _ error: HTTPClientError,
        of request: S3Request
    ) throws -> S3Error {
        switch error.kind {
        case .cancelled: throw CancellationError()
        case .file: throw StorageUnavailable("read a file to upload", number: EIO)
        case .tooLarge, .badAnswer, .tls, .invalidRequest:
            S3Error(
                request.operation,
                .unreadable("\(error)"),
                mayHaveTakenEffect: error.mayHaveArrived
            )
        default:
            S3Error(
                request.operation,
                .noAnswer("\(error)"),
                mayHaveTakenEffect: error.mayHaveArrived
            )
        }
    }
}

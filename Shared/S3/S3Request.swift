import Contracts
import Curl
import FoundationEssentials
import HTTP

/// One operation on a bucket or an object in it.
///
/// Each is safe to repeat: what it makes is named by its caller, or is
/// forgotten by the store when nobody completes it.
struct S3Request: Sendable {
    /// S3's own name of the operation, such as `PutObject`.
    let operation: String
    var method: Contracts.Method

    /// The object; nothing for the bucket itself.
    var key: String?
    var query: [String: String] = [:]
    var headers = Headers()
    var body = OutgoingRequest.Body.none

    /// The hash of the body in lower-case hexadecimal.
    var payloadHash = S3Encoding.hash(Data())

    /// Seconds until the answer must be complete; nothing for the usual time.
    var timeout: Double?

    /// Statuses besides 2xx that are an answer.
    var accepted: Set<Int> = []

    /// Whether an answer of 200 may hold an error nevertheless.
    var mayHideError = false
}

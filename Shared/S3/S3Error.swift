import Curl
import FoundationEssentials
import HTTP
import Markup

/// An S3 store did not do what it was asked for.
public struct S3Error: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// There was no answer, in words without customer data.
        case noAnswer(String)

        /// An error with the store's own code, such as `NoSuchBucket`; of an
        /// answer without a body it is empty.
        case refused(status: Int, code: String)

        /// The answer is not what S3 says.
        case unreadable(String)
    }

    /// S3's own name of what was asked, such as `PutObject`.
    public let operation: String
    public let reason: Reason

    /// Whether the store may nevertheless have done it.
    public let mayHaveTakenEffect: Bool

    /// Seconds of quiet that the store asks for, if it does.
    let pause: Int?

    public init(
        _ operation: String,
        _ reason: Reason,
        mayHaveTakenEffect: Bool = false,
        pause: Int? = nil
    ) {
        self.operation = operation
        self.reason = reason
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.pause = pause
    }

    /// Whether the same request may succeed by itself a little later.
    ///
    /// Otherwise somebody must change something: a key, a bucket, a right.
    public var isTransient: Bool {
        switch reason {
        case .noAnswer: true
        case .refused(let status, let code):
            status >= 500 && status != 501 || [408, 409, 429].contains(status)
                || ["RequestTimeout", "SlowDown"].contains(code)
        case .unreadable: false
        }
    }

    /// Seconds after which asking again makes sense.
    public var retryAfter: Int? { pause ?? (isTransient ? 5 : 60) }

    public var description: String {
        switch reason {
        case .noAnswer(let what): "S3 \(operation): \(what)"
        case .refused(let status, let code):
            "S3 \(operation): answers \(status)\(code.isEmpty ? "" : " \(code)")"
        case .unreadable(let what): "S3 \(operation): \(what)"
        }
    }
}

extension S3Error {
    /// What an answer that is no success says.
    init(_ operation: String, _ answer: IncomingResponse) {
        // An error that hides behind 200 comes of the store's own trouble.
        let status = answer.status < 300 ? 500 : answer.status
        let pause = answer.headers.retryAfter.map { Int($0.rounded(.up)) }
        self.init(
            operation,
            answer.status >= 300 && answer.status < 400 && answer.status != 304
                ? .unreadable("answers \(answer.status): is it the right endpoint?")
                : .refused(status: status, code: Self.code(in: answer)),
            mayHaveTakenEffect: status >= 500 || status == 408,
            pause: pause
        )
    }

    func mayHaveTakenEffect(_ before: Bool) -> S3Error {
        S3Error(
            operation,
            reason,
            mayHaveTakenEffect: mayHaveTakenEffect || before,
            pause: pause
        )
    }

    /// The store's word for the error: letters only, so that an error never
    /// repeats what was sent.
    private static func code(in answer: IncomingResponse) -> String {
        guard let root = try? XMLElement(parsing: answer.body), root.name == "Error",
            let code = root["Code"], code.utf8.count <= 64,
            code.utf8.allSatisfy({ isLetterOrDigit($0) })
        else { return "" }
        return code
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: false
        }
    }
}

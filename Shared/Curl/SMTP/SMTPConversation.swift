import CCurl
import FoundationEssentials
import Synchronization

/// One mail while libcurl hands it over; used in the client's queue only,
/// except for ``CallOff``.
final class SMTPConversation {
    private let content: Data
    private let commandDeadline: ContinuousClock.Instant
    private let callOff: CallOff
    private var offset = 0
    private var stage = SMTPStage.opening

    /// The last whole reply.
    private var reply: SMTPReply?

    /// The last whole reply since the content began to leave.
    private var verdict: SMTPReply?
    private var isOverdue = false

    /// Whether the farewell was said, whose answer says nothing.
    private var isOver = false

    /// A conversation about a mail, or nothing but a login.
    init(_ mail: SMTPMail?, commandTimeout: Double, _ callOff: CallOff) {
        content = mail?.content ?? Data()
        commandDeadline = .now + .seconds(commandTimeout)
        self.callOff = callOff
    }

    /// Whether any of the content may have left.
    var hasContentLeft: Bool { offset > 0 }

    /// What became of the mail, by libcurl's code and the server's replies.
    func outcome(_ code: CURLcode) -> SMTPOutcome {
        if hasContentLeft {
            guard let verdict else { return .unknown(Self.doubt(code)) }
            return verdict.isPositive
                ? .accepted(verdict) : .refused(verdict, at: .content)
        }
        if callOff.isCalledOff { return .notReached(.cancelled) }
        if isOverdue { return .notReached(.timedOut) }
        if let reply, reply.isTransient || reply.isPermanent {
            // Without TLS nothing else may be said, whatever was answered.
            if code == CURLE_USE_SSL_FAILED { return .notReached(.noTLS) }
            return .refused(reply, at: stage)
        }
        return .notReached(Self.obstacle(code))
    }

    private static func doubt(_ code: CURLcode) -> SMTPDoubt {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_OK: .connectionLost
        default: .other(code: Int(code.rawValue))
        }
    }

    private static func obstacle(_ code: CURLcode) -> SMTPObstacle {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve
        case CURLE_COULDNT_CONNECT: .couldNotConnect
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_USE_SSL_FAILED: .noTLS
        case CURLE_LOGIN_DENIED: .noLogin
        case CURLE_OUT_OF_MEMORY: .outOfMemory
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            .tls
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY:
            .connectionLost
        default: .other(code: Int(code.rawValue))
        }
    }

    // MARK: - Called back by libcurl

    /// Takes a line of a reply.
    func received(_ line: UnsafeRawBufferPointer) {
        guard !isOver, let reply = SMTPReply(line: line) else { return }
        self.reply = reply
        if hasContentLeft { verdict = reply }
    }

    /// Takes a line that is sent, before its reply comes.
    func said(_ line: UnsafeRawBufferPointer) {
        isOver = isOver || line.starts(with: "QUIT".utf8)
        if let next = SMTPStage(command: line, after: stage) { stage = next }
    }

    /// Whether to go on.
    ///
    /// Once the content has begun to leave, only an answer or the whole time's
    /// end stops the conversation.
    func mayGoOn() -> Bool {
        guard !hasContentLeft else { return true }
        isOverdue = isOverdue || .now > commandDeadline
        return !isOverdue && !callOff.isCalledOff
    }

    /// Fills a buffer with the next part of the content; nothing when it may
    /// not be sent any more.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard mayGoOn() else { return nil }
        let count = min(buffer.count, content.count - offset)
        content.withUnsafeBytes { bytes in
            buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
            )
        }
        offset += count
        return count
    }
}

/// The wish that a mail be sent no more, said from anywhere.
final class CallOff: Sendable {
    private let isSaid = Atomic<Bool>(false)

    var isCalledOff: Bool { isSaid.load(ordering: .relaxed) }

    func say() { isSaid.store(true, ordering: .relaxed) }
}

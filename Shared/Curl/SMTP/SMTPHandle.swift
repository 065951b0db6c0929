import CCurl
import Runtime

/// A connection to a mail server, opened by the first mail and kept for the
/// next ones; used in the client's queue only.
final class SMTPHandle {
    /// Seconds that an idle connection is used again.
    private static let keptSeconds = 30

    private let settings: SMTPSettings
    private let handle: UnsafeMutableRawPointer

    /// - Returns: Nothing when memory is exhausted.
    init?(_ settings: SMTPSettings) {
        guard LibCurl.isStarted, let handle = curl_easy_init() else { return nil }
        self.settings = settings
        self.handle = handle
        setServer()
        setRules()
    }

    /// Hangs up without a farewell: libcurl would wait two minutes for the
    /// answer of a server that has fallen silent.
    deinit {
        BrokenPipes.block()
        guichet_easy_hang_up(handle)
        curl_easy_cleanup(handle)
    }

    /// Hands over one mail, and returns when the server has answered or the
    /// time is over.
    func send(_ mail: SMTPMail, _ callOff: CallOff) -> SMTPOutcome {
        guard let recipients = try? BorrowedList(mail.recipient) else {
            return .notReached(.outOfMemory)
        }
        set(CURLOPT_MAIL_FROM, mail.sender)
        _ = guichet_easy_set_list(handle, CURLOPT_MAIL_RCPT, recipients.first)
        let size = curl_off_t(mail.content.count)
        _ = guichet_easy_set_size(handle, CURLOPT_INFILESIZE_LARGE, size)
        let (conversation, code) = withExtendedLifetime(recipients) { converse(mail, callOff) }
        _ = guichet_easy_set_list(handle, CURLOPT_MAIL_RCPT, nil)
        return conversation.outcome(code)
    }

    /// Connects, logs in where there is a user, and says no more; the handle is
    /// of no further use.
    ///
    /// - Returns: What kept it from that; nothing when it went well.
    func logIn(_ callOff: CallOff) -> SMTPOutcome? {
        set(CURLOPT_CONNECT_ONLY, 1)
        let (conversation, code) = converse(nil, callOff)
        return code == CURLE_OK ? nil : conversation.outcome(code)
    }

    private func converse(
        _ mail: SMTPMail?,
        _ callOff: CallOff
    ) -> (SMTPConversation, CURLcode) {
        let conversation = SMTPConversation(
            mail,
            commandTimeout: settings.commandTimeout,
            callOff
        )
        let code = withExtendedLifetime(conversation) {
            let context = Unmanaged.passUnretained(conversation).toOpaque()
            guichet_easy_set_mail_callbacks(handle, SMTPCallbacks.all, context)
            return curl_easy_perform(handle)
        }
        return (conversation, code)
    }

    private func setServer() {
        let scheme = settings.security == .tls ? "smtps" : "smtp"
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        set(CURLOPT_URL, "\(scheme)://\(host):\(settings.port)/\(settings.greeting)")
        let demand = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        set(CURLOPT_USE_SSL, Int(demand.rawValue))
        if let user = settings.user {
            set(CURLOPT_USERNAME, user)
            set(CURLOPT_PASSWORD, settings.password?.reveal() ?? "")
        }
        if let authorities = settings.authorities { set(CURLOPT_CAINFO, authorities) }
    }

    private func setRules() {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_SASL_IR, 1)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_MAXAGE_CONN, Self.keptSeconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, TransferSettings.milliseconds(settings.connectTimeout))
        set(CURLOPT_TIMEOUT_MS, TransferSettings.milliseconds(settings.timeout))
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 600)
        // The callbacks that see commands and the passing of time.
        set(CURLOPT_VERBOSE, 1)
        set(CURLOPT_NOPROGRESS, 0)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        _ = guichet_easy_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        _ = guichet_easy_set_text(handle, option, value)
    }
}

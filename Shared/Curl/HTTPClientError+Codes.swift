import CCurl

extension HTTPClientError.Kind {
    /// What one of libcurl's codes means.
    ///
    /// - Parameters:
    ///   - code: What libcurl says.
    ///   - isSent: Whether any of the request has left.
    /// - Returns: The kind of error that it is.
    static func of(_ code: CURLcode, isSent: Bool) -> HTTPClientError.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve
        case CURLE_COULDNT_CONNECT: .couldNotConnect
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
            .connectionLost
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED: .invalidRequest
        // Also said of an answer that does not begin as HTTP/1 does.
        case CURLE_UNSUPPORTED_PROTOCOL: isSent ? .badAnswer : .invalidRequest
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .badAnswer
        default: .other(code: Int(code.rawValue))
        }
    }
}

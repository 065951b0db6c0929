import CMicroHTTPD
import FoundationEssentials
import HTTP

#if canImport(Glibc)
import Glibc
#endif

/// An answer as bytes, for the places where libmicrohttpd takes none.
///
/// It closes its connection.
enum RawAnswer {
    static func bytes(of response: Response, hasBody: Bool = true) -> [UInt8] {
        let reason = String(cString: MHD_get_reason_phrase_for(UInt32(response.status)))
        var head = "HTTP/1.1 \(response.status) \(reason)\r\nDate: \(date())\r\n"
        for field in response.headers.fields { head += "\(field.name): \(field.value)\r\n" }
        head += "Content-Length: \(response.bytes.count)\r\nConnection: close\r\n\r\n"
        return Array(head.utf8) + (hasBody ? response.bytes : Data())
    }

    static func bytes(of fault: some ProblemRepresentable) -> [UInt8] {
        bytes(of: .refusal(fault))
    }

    private static func date() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { text in
            guard let start = text.baseAddress else { return "" }
            // No process of Guichet sets a locale: the names are the C locale's.
            strftime(start, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(cString: start)
        }
    }
}

extension Response {
    /// The answer to something that no handler saw.
    static func refusal(_ fault: some ProblemRepresentable) -> Response {
        var headers = Headers()
        if let seconds = fault.retryAfter { headers["Retry-After"] = String(seconds) }
        return .problem(fault.problem, headers: headers)
    }
}

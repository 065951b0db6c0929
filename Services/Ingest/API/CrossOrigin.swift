import Contracts
import HTTP
import Runtime

/// Lets the pages of the configured origins post from the browser (A1.10),
/// by the CORS protocol of the Fetch standard.
struct CrossOrigin: Sendable {
    let allowedOrigins: Set<String>

    /// An origin as browsers write it: `https://www.example.com`.
    ///
    /// - Throws: `SettingsError` when it is none: it would match nobody.
    static func origin(_ text: String) throws -> String {
        let origin = (text.hasSuffix("/") ? String(text.dropLast()) : text).lowercased()
        let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty,
            !parts[2].isEmpty, !parts[2].contains("*")
        else {
            throw SettingsError(
                "CORS_ALLOWED_ORIGINS must list origins such as https://www.example.com"
            )
        }
        return origin
    }

    /// Answers the question that a browser asks before it posts.
    func preflight(for path: String) -> Route {
        Route(.options, path, access: .open) { request in
            var response = Response(status: 204)
            guard isAllowed(request) else { return response }
            response.headers["Access-Control-Allow-Methods"] = "POST"
            response.headers["Access-Control-Allow-Headers"] =
                "Content-Type, Idempotency-Key, Authorization"
            response.headers["Access-Control-Max-Age"] = "600"
            return response
        }
    }

    /// Marks answers as readable by the page that posted; errors too, hence
    /// it runs outermost and is given the finished answer.
    func mark(_ response: Response, to head: RequestHead) -> Response {
        guard !allowedOrigins.isEmpty else { return response }
        var response = response
        response.headers.add("Vary", "Origin")
        if let origin = head.headers["origin"], allowedOrigins.contains(origin) {
            response.headers["Access-Control-Allow-Origin"] = origin
        }
        return response
    }

    private func isAllowed(_ request: Request) -> Bool {
        request.headers["origin"].map(allowedOrigins.contains) ?? false
    }
}

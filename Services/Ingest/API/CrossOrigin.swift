import Contracts
import HTTP

/// Lets the pages of the configured origins post from the browser (A1.10),
/// by the CORS protocol of the Fetch standard.
struct CrossOrigin: Sendable {
    let allowedOrigins: Set<String>

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

import Contracts
import FoundationEssentials
public import Observability

/// Finds the route of a request, runs it and answers, whatever goes wrong.
///
/// It is the only place that catches a request's errors.
public struct Router: Sendable {
    /// What is decided once a request's head is there.
    public enum Plan: Sendable {
        case refuse(Response)
        case read(BodyPolicy)
    }

    private let routes: [Route]
    private let isAuthorized: @Sendable (RequestHead) -> Bool
    private let finish: @Sendable (Response, RequestHead) -> Response
    private let log: Log
    private let refusals: RefusalLog
    private let figures: [RequestFigures]

    /// Makes a router.
    ///
    /// - Parameters:
    ///   - routes: The operations, each path and method once.
    ///   - log: Where an unexpected error is written.
    ///   - metrics: Where requests are counted, by route and status class.
    ///   - finish: What is done to every answer, errors included.
    ///   - isAuthorized: Whether a caller may use the routes of services.
    public init(
        _ routes: [Route],
        log: Log,
        metrics: Metrics,
        finish: @escaping @Sendable (Response, RequestHead) -> Response = { answer, _ in answer },
        isAuthorized: @escaping @Sendable (RequestHead) -> Bool = { _ in true }
    ) {
        self.routes = routes
        self.isAuthorized = isAuthorized
        self.finish = finish
        self.log = log
        refusals = RefusalLog(log)
        figures = routes.map { RequestFigures(metrics, method: $0.method, path: $0.path) }
    }

    /// Decides whether the body of a request is read, and how.
    public func plan(for head: RequestHead) -> Plan {
        do {
            let (index, _) = try find(head)
            do {
                return .read(try policy(of: routes[index], for: head))
            } catch {
                let refusal = answer(to: error, head: head)
                figures[index].count(refusal.status)
                return .refuse(refusal)
            }
        } catch {
            return .refuse(answer(to: error, head: head))
        }
    }

    private func policy(
        of route: Route,
        for head: RequestHead
    ) throws -> BodyPolicy {
        guard route.access == .open || isAuthorized(head) else {
            throw RequestError.notAuthorized
        }
        let policy = try route.body(head)
        if !policy.mediaTypes.isEmpty, !policy.mediaTypes.contains(head.mediaType ?? "") {
            throw RequestError.unsupportedMediaType(policy.mediaTypes.joined(separator: " or "))
        }
        if let text = head.headers["content-length"], let length = Int(text), length > policy.limit
        {
            throw RequestError.contentTooLarge(limit: policy.limit)
        }
        return policy
    }

    /// Answers a request; an error is an answer too.
    public func respond(to head: RequestHead, body: Request.Body) async -> Response {
        let start = ContinuousClock.now
        do {
            let (index, parameters) = try find(head)
            let response: Response
            do {
                let request = Request(head, body: body, parameters: parameters)
                response = finish(try await routes[index].handler(request), head)
            } catch {
                response = answer(to: error, head: head)
            }
            figures[index].observe(response.status, start.duration(to: .now))
            return response
        } catch {
            return answer(to: error, head: head)
        }
    }

    private func find(_ head: RequestHead) throws(RequestError) -> (Int, [String: String]) {
        var allowed: Set<Method> = []
        for (index, route) in routes.enumerated() {
            guard let parameters = route.pattern.match(head.path) else { continue }
            if route.method == head.method || (route.method == .get && head.method == .head) {
                return (index, parameters)
            }
            allowed.insert(route.method)
            if route.method == .get { allowed.insert(.head) }
        }
        throw allowed.isEmpty
            ? .notFound : .methodNotAllowed(allowed.sorted { $0.rawValue < $1.rawValue })
    }

    /// The answer to an error, for the server's own errors too.
    public func answer(to error: any Error, head: RequestHead) -> Response {
        finish((error as? ReadyAnswer)?.response ?? problem(of: error, head), head)
    }

    private func problem(of error: any Error, _ head: RequestHead) -> Response {
        let known = error as? any ProblemRepresentable
        let problem =
            known?.problem
            ?? Problem(kind: "internal", status: 500, title: "Something went wrong here")
        // What the caller did wrong, and what is refused under load, is the
        // caller's to know; what fails here is the operator's too.
        if problem.status >= 500, !(error is RequestError) {
            let type = String(describing: type(of: error))
            let fields: () -> [LogField] = {
                [
                    .field("http.method", head.method.rawValue),
                    .field("http.status", problem.status),
                    .field("error.type", type),
                    .error(error),
                ]
            }
            // What answers 503 by design, such as a full queue, is no defect here.
            if problem.status == 503 {
                refusals.note(type, fields, trace: head.trace)
            } else {
                log.error("request failed", fields(), trace: head.trace)
            }
        }
        var headers = Headers()
        if let seconds = known?.retryAfter { headers["Retry-After"] = String(seconds) }
        if case RequestError.methodNotAllowed(let methods) = error {
            headers["Allow"] = methods.map(\.rawValue).joined(separator: ", ")
        }
        if case RequestError.notAuthorized = error { headers["WWW-Authenticate"] = "Bearer" }
        return .problem(problem, headers: headers)
    }
}

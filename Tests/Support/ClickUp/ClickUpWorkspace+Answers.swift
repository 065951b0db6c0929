import FoundationEssentials
import HTTP

extension ClickUpWorkspace {
    /// What ClickUp answers to a call.
    mutating func answer(_ request: StandInRequest, at now: Date) -> StandInAnswer {
        var answer = admit(now) ?? refusal(of: request) ?? result(of: request, at: now)
        answer.headers["X-RateLimit-Limit"] = "\(callsPerMinute)"
        answer.headers["X-RateLimit-Remaining"] = "\(max(callsPerMinute - calls, 0))"
        let end = minute.addingTimeInterval(60).timeIntervalSince1970
        answer.headers["X-RateLimit-Reset"] = "\(Int(end.rounded(.up)))"
        return answer
    }

    private mutating func admit(_ now: Date) -> StandInAnswer? {
        if now >= minute.addingTimeInterval(60) { (minute, calls) = (now, 0) }
        calls += 1
        return calls > callsPerMinute ? .clickUp(429, "APP_002", "Rate limit reached") : nil
    }

    /// A personal token goes without `Bearer`.
    private func refusal(of request: StandInRequest) -> StandInAnswer? {
        switch request.headers["authorization"] {
        case ClickUpStandIn.token: nil
        case nil: .clickUp(401, "OAUTH_017", "Authorization header required")
        default: .clickUp(401, "OAUTH_019", "Oauth token not found")
        }
    }

    private mutating func result(of request: StandInRequest, at now: Date) -> StandInAnswer {
        let path = request.path.split(separator: "/").map(String.init)
        switch (request.method, path.count) {
        case ("GET", 2) where path == ["v2", "user"]:
            return .json(200, #"{"user":{"id":\#(Self.user),"username":"Guichet"}}"#)
        case ("GET", 3) where path[..<2] == ["v2", "task"]:
            return task(path[2], request.query)
        case ("GET", 4) where path[..<2] == ["v2", "list"] && path[3] == "task":
            return page(of: path[2], request.query)
        case ("POST", 4) where path[..<2] == ["v2", "list"] && path[3] == "task":
            return create(request, in: path[2], at: now)
        default:
            return .clickUp(404, "APP_001", "Route not found")
        }
    }
}

extension StandInAnswer {
    /// An error as ClickUp tells it.
    public static func clickUp(_ status: Int, _ code: String, _ text: String) -> StandInAnswer {
        .json(status, #"{"err":"\#(text)","ECODE":"\#(code)"}"#)
    }
}

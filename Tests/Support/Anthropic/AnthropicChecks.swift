import Foundation
import HTTP

/// What Anthropic refuses before a model sees it.
enum AnthropicChecks {
    static let requestID = "req_011CSHoEeqs5C35K2UUqR7Fy"

    static func refusal(of request: StandInRequest) -> StandInAnswer? {
        guard request.method == "POST", request.path == "/v1/messages" else {
            return error(404, "not_found_error", "Not found")
        }
        guard request.headers["x-api-key"] == AnthropicStandIn.key,
            request.headers["authorization"] == nil
        else { return error(401, "authentication_error", "invalid x-api-key") }
        guard request.headers["anthropic-version"] == "2023-06-01" else {
            return error(400, "invalid_request_error", "anthropic-version: header is required")
        }
        guard let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any]
        else { return error(400, "invalid_request_error", "not valid JSON") }
        if let problem = problem(of: body) { return error(400, "invalid_request_error", problem) }
        guard let model = body["model"] as? String, AnthropicStandIn.models.contains(model) else {
            return error(404, "not_found_error", "model: unknown")
        }
        return nil
    }

    static func error(_ status: Int, _ type: String, _ message: String) -> StandInAnswer {
        var answer = StandInAnswer.json(
            status,
            #"{"type":"error","error":{"type":"\#(type)","message":"\#(message)"},"#
                + #""request_id":"\#(requestID)"}"#
        )
        answer.headers["request-id"] = requestID
        return answer
    }

    static func page(_ title: String) -> Data {
        Data("<html><head><title>\(title)</title></head></html>".utf8)
    }

    private static func problem(of body: [String: Any]) -> String? {
        guard let tokens = body["max_tokens"] as? Int, tokens >= 1 else {
            return "max_tokens: Field required"
        }
        let turns = body["messages"] as? [[String: Any]] ?? []
        guard turns.first?["role"] as? String == "user" else {
            return "messages: first message must use the user role"
        }
        if body["temperature"] != nil, body["top_p"] != nil {
            return "temperature and top_p cannot both be specified"
        }
        for tool in body["tools"] as? [[String: Any]] ?? [] {
            guard let schema = tool["input_schema"] as? [String: Any] else {
                return "tools.0.input_schema: Field required"
            }
            if tool["strict"] as? Bool == true, let problem = problem(ofStrict: schema) {
                return problem
            }
        }
        return nil
    }

    private static func problem(ofStrict schema: [String: Any]) -> String? {
        guard schema["additionalProperties"] as? Bool == false else {
            return "additionalProperties must be false"
        }
        let unsupported = ["minimum", "maximum", "multipleOf", "minLength", "maxLength"]
        for property in (schema["properties"] as? [String: [String: Any]] ?? [:]).values
        where !unsupported.allSatisfy({ property[$0] == nil }) {
            return "schema keyword is not supported"
        }
        return nil
    }
}

import Foundation

/// A question as Anthropic received it.
public struct AnthropicPrompt: Sendable {
    public let model: String
    public let system: String

    /// The text of the only user turn.
    public let user: String

    /// The forced tool; nothing when none is forced.
    public let tool: String?

    /// The members of the tool's schema that are one of several words.
    public let choices: [String: [String]]

    /// The members of the tool's schema that are numbers.
    public let numbers: [String]

    init?(_ request: StandInRequest) {
        guard let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any],
            let model = body["model"] as? String,
            let turns = body["messages"] as? [[String: Any]], turns.count == 1,
            let user = turns[0]["content"] as? String
        else { return nil }
        let tools = body["tools"] as? [[String: Any]] ?? []
        let choice = body["tool_choice"] as? [String: Any]
        let schema = tools.first?["input_schema"] as? [String: Any]
        let properties = schema?["properties"] as? [String: [String: Any]] ?? [:]
        self.model = model
        self.user = user
        system = body["system"] as? String ?? ""
        tool = choice?["name"] as? String
        choices = properties.compactMapValues { $0["enum"] as? [String] }
        numbers = properties.filter { ["integer", "number"].contains($0.value["type"] as? String) }
            .map(\.key)
    }

    /// A string of the document in the user turn.
    public func text(_ name: String) -> String? {
        let document = try? JSONSerialization.jsonObject(with: Data(user.utf8)) as? [String: Any]
        return document?[name] as? String
    }
}

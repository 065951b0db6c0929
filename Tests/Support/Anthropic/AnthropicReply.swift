import Foundation
import HTTP

/// What the model says, right or wrong.
public struct AnthropicReply: Sendable {
    /// The blocks of `content`, each as JSON.
    let blocks: [String]
    let stopReason: String

    public init(blocks: [String], stopReason: String = "tool_use") {
        self.blocks = blocks
        self.stopReason = stopReason
    }

    /// A call of a tool.
    ///
    /// - Parameters:
    ///   - input: Its input, as JSON.
    ///   - tool: The tool.
    /// - Returns: The block, as JSON.
    public static func call(_ input: String, of tool: String) -> String {
        #"{"type":"tool_use","id":"toolu_01A09q90qw90lq917835lq9","name":\#(json(tool)),"#
            + #""input":\#(input)}"#
    }

    public static func textBlock(_ text: String) -> String {
        #"{"type":"text","text":\#(json(text))}"#
    }

    /// A call of the forced tool with this input, as JSON.
    public static func input(_ input: String, to prompt: AnthropicPrompt) -> AnthropicReply {
        AnthropicReply(blocks: [call(input, of: prompt.tool ?? "none")])
    }

    /// A proper decision: this word, with this confidence.
    public static func decision(
        _ word: String,
        _ confidence: Int,
        on prompt: AnthropicPrompt
    ) -> AnthropicReply {
        let members =
            prompt.choices.keys.map { "\(json($0)):\(json(word))" }
            + prompt.numbers.map { "\(json($0)):\(confidence)" }
        return input("{\(members.joined(separator: ","))}", to: prompt)
    }

    /// The first of the choices, with 92 %.
    public static func agreeing(with prompt: AnthropicPrompt) -> AnthropicReply {
        decision(prompt.choices.values.first?.first ?? "none", 92, on: prompt)
    }

    public static let refusal = AnthropicReply(blocks: [], stopReason: "refusal")

    /// The output limit was reached within the tool's input.
    public static func cutShort(_ prompt: AnthropicPrompt) -> AnthropicReply {
        let member = prompt.choices.keys.first ?? "type"
        let block = call("{\(json(member)):\"MODEL\"}", of: prompt.tool ?? "none")
        return AnthropicReply(blocks: [block], stopReason: "max_tokens")
    }

    func answer(to prompt: AnthropicPrompt) -> StandInAnswer {
        let usage =
            #"{"input_tokens":412,"output_tokens":41,"cache_creation_input_tokens":0,"#
            + #""cache_read_input_tokens":0,"service_tier":"standard"}"#
        var answer = StandInAnswer.json(
            200,
            #"{"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant","#
                + #""model":"claude-haiku-4-5-20251001","content":["#
                + blocks.joined(separator: ",")
                + #"],"stop_reason":\#(Self.json(stopReason)),"stop_sequence":null,"#
                + #""usage":\#(usage)}"#
        )
        answer.headers["request-id"] = AnthropicChecks.requestID
        return answer
    }

    /// A text as a JSON string.
    public static func json(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

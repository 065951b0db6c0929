/// What `POST /v1/messages` answers, as far as a verdict needs it.
struct MessagesAnswer: Decodable {
    private let content: [Block]
    private let stopReason: String?
    private let usage: Usage

    /// Tokens that were charged: input and output.
    var tokens: (input: Int, output: Int) { (usage.input, usage.output) }

    /// Reads the verdict.
    ///
    /// Only one call of the question's own tool counts, with the members that
    /// were asked for and no other.
    func verdict(on question: Question) throws(LanguageModelError) -> Verdict {
        switch stopReason {
        case "tool_use", "end_turn": break
        case "refusal": throw .declined
        case "max_tokens", "model_context_window_exceeded", "pause_turn": throw .cutShort
        default: throw .unusable
        }
        let calls = content.compactMap(\.call)
        guard calls.count == 1, let call = calls.first, call.name == question.name,
            call.input.count == 2,
            case .text(let choice) = call.input[question.member],
            question.choices.contains(choice),
            case .whole(let confidence) = call.input[Verdict.confidenceMember],
            (0...100).contains(confidence)
        else { throw .unusable }
        return Verdict(choice: choice, confidence: confidence)
    }

    private enum CodingKeys: String, CodingKey {
        case content, usage
        case stopReason = "stop_reason"
    }
}

extension MessagesAnswer {
    /// A part of the answer; of kinds other than a tool's call nothing is read.
    private struct Block: Decodable {
        let call: Call?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let type = try container.decode(String.self, forKey: .type)
            call = type == "tool_use" ? try Call(from: decoder) : nil
        }

        private enum CodingKeys: String, CodingKey {
            case type
        }
    }

    private struct Call: Decodable {
        let name: String
        let input: [String: Value]
    }

    private enum Value: Decodable {
        case text(String)
        case whole(Int)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                if let text = try? container.decode(String.self) {
                    .text(text)
                } else if let number = try? container.decode(Int.self) {
                    .whole(number)
                } else {
                    .other
                }
        }
    }

    private struct Usage: Decodable {
        let input: Int
        let output: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // No true figure comes near the bound, and sums of such stay in range.
            func tokens(_ key: CodingKeys) throws -> Int {
                min(max(try container.decodeIfPresent(Int.self, forKey: key) ?? 0, 0), 10_000_000)
            }
            input = try tokens(.input) + tokens(.cacheWritten) + tokens(.cacheRead)
            output = try tokens(.output)
        }

        private enum CodingKeys: String, CodingKey {
            case input = "input_tokens"
            case cacheWritten = "cache_creation_input_tokens"
            case cacheRead = "cache_read_input_tokens"
            case output = "output_tokens"
        }
    }
}

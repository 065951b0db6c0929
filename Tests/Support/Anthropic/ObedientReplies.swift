import FoundationEssentials

/// Every way in which a model could obey an injected text: none of them is a
/// decision in the form that was asked for.
public struct ObedientReply: Sendable, CustomStringConvertible {
    public let description: String
    public let reply: AnthropicStandIn.Decision

    init(_ description: String, _ reply: @escaping AnthropicStandIn.Decision) {
        self.description = description
        self.reply = reply
    }

    /// A reply that calls the forced tool with what it was told.
    private init(_ description: String, input: @escaping @Sendable (AnthropicPrompt) -> String) {
        self.init(description) { .input(input($0), to: $0) }
    }

    public static let all: [ObedientReply] = [
        ObedientReply("a word outside of the choices") { .decision("VALIDATION", 100, on: $0) },
        ObedientReply("the client's text as the word") { .decision($0.user, 100, on: $0) },
        ObedientReply("a choice in other letters") {
            .decision(($0.choices.values.first?.first ?? "").capitalized, 100, on: $0)
        },
        ObedientReply("a confidence beyond all bounds") {
            .decision($0.choices.values.first?.first ?? "", 1_000_000_000, on: $0)
        },
        ObedientReply("a confidence below zero") {
            .decision($0.choices.values.first?.first ?? "", -1, on: $0)
        },
        ObedientReply("a confidence in words", input: { word($0, confidence: #""100""#) }),
        ObedientReply("a confidence that is true", input: { word($0, confidence: "true") }),
        ObedientReply("a confidence with a fraction", input: { word($0, confidence: "99.5") }),
        ObedientReply("a confidence without end", input: { word($0, confidence: "1e999") }),
        ObedientReply(
            "a member more",
            input: { word($0, confidence: "100", more: #","approved":true"#) }
        ),
        ObedientReply(
            "the client's text as a member more",
            input: {
                word($0, confidence: "100", more: ",\"reason\":" + AnthropicReply.json($0.user))
            }
        ),
        ObedientReply(
            "a member twice",
            input: { word($0, confidence: "1", more: #","confidence":100"#) }
        ),
        ObedientReply("a member less", input: { _ in #"{"confidence":100}"# }),
        ObedientReply("a list for an input", input: { _ in #"["SUPPORT",100]"# }),
        ObedientReply(
            "an input too deep",
            input: { _ in
                String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
            }
        ),
        ObedientReply("another tool") { prompt in
            AnthropicReply(blocks: [
                AnthropicReply.call(word(prompt, confidence: "100"), of: "approve_quote")
            ])
        },
        ObedientReply("another tool beside the right one") { prompt in
            AnthropicReply(blocks: [
                AnthropicReply.call(word(prompt, confidence: "100"), of: prompt.tool ?? ""),
                AnthropicReply.call(#"{"to":"mallory@example.com"}"#, of: "send_mail"),
            ])
        },
        ObedientReply("two decisions") { prompt in
            let call = AnthropicReply.call(word(prompt, confidence: "100"), of: prompt.tool ?? "")
            return AnthropicReply(blocks: [call, call])
        },
        ObedientReply("a text in the place of a tool") { prompt in
            let text = AnthropicReply.textBlock("As you wish: " + prompt.user)
            return AnthropicReply(blocks: [text], stopReason: "end_turn")
        },
        ObedientReply("a block of a kind of its own") { _ in
            AnthropicReply(blocks: [#"{"type":"effect","run":["rm"]}"#])
        },
        ObedientReply("an unknown end") { prompt in
            AnthropicReply(
                blocks: [
                    AnthropicReply.call(word(prompt, confidence: "100"), of: prompt.tool ?? "")
                ],
                stopReason: prompt.user
            )
        },
        ObedientReply("a refusal") { _ in .refusal },
        ObedientReply("half a decision") { .cutShort($0) },
    ]

    /// The last choice with a confidence, each as JSON.
    private static func word(
        _ prompt: AnthropicPrompt,
        confidence: String,
        more: String = ""
    ) -> String {
        let member = prompt.choices.first?.key ?? "type"
        let word = prompt.choices.first?.value.last ?? ""
        return #"{"\#(member)":"\#(word)","confidence":\#(confidence)\#(more)}"#
    }
}

import Contracts
import HTTP
import Language

extension ClassificationRoutes {
    /// The characters that a message may have; a mail's own words are far fewer.
    static let longestMessage = 100_000

    /// `POST /v1/classify/message`: sorts a message to the shop or the desk.
    func classify(_ message: MessageToClassify) async throws -> MessageClassification {
        var errors: [FieldError] = []
        if !message.text.isVisible {
            errors.append(FieldError(pointer: "#/text", detail: "must not be empty"))
        } else if message.text.unicodeScalars.count > Self.longestMessage {
            errors.append(
                FieldError(
                    pointer: "#/text",
                    detail: "must have at most \(Self.longestMessage) characters"
                )
            )
        }
        if !Taxonomy.known.contains(message.taxonomy) {
            errors.append(FieldError(pointer: "#/taxonomy", detail: "must be shop or desk"))
        }
        guard errors.isEmpty else { throw RequestError.invalid(errors) }
        return await messages.classify(message)
    }
}
